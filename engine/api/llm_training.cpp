// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/llm_training.h"

#include "engine/model/torch_support.h"
#include "engine/model/training/llm/llm_training_run.h"

namespace undertone {

Result<LlmTrainingSummary> trainLlm(const LlmTrainingRequest& request, const LlmTrainingReporter& report, const CancellationToken& cancel)
{
    return guarded(message("doing.training-llm"), [&]() -> Result<LlmTrainingSummary> {
        return request.authorisation.during({Purpose::Train}, cancel, [&](const CancellationToken& stop) -> Result<LlmTrainingSummary> {
            LlmTrainingRun run(request, report, stop);
            TRY(run.run());
            return run.summary;
        });
    });
}

Result<LlmTrainingEstimate> probeLlmTraining(const LlmTrainingRequest& request)
{
    return guarded(message("doing.probing"), [&]() -> Result<LlmTrainingEstimate> {
        const LlmTrainingReporter nobody;
        return request.authorisation.during({Purpose::Train}, {}, [&](const CancellationToken& stop) -> Result<LlmTrainingEstimate> {
            LlmTrainingRun run(request, nobody, stop);
            TRY(run.probe());
            return run.estimate;
        });
    });
}

}  // namespace undertone
