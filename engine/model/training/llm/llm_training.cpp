// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/llm/llm_training.h"

#include "engine/model/torch_support.h"
#include "engine/model/training/llm/llm_training_run.h"

namespace undertone {

Result<LlmTrainingSummary> trainLlm(const LlmTrainingRequest& request, const LlmTrainingReporter& report, const CancellationToken& cancel)
{
    return request.authorisation.during({Purpose::Train}, cancel, [&](const CancellationToken& stop) -> Result<LlmTrainingSummary> {
        LlmTrainingRun run(request, report, stop);
        TRY(guarded("Training the language model", [&] { return run.run(); }));
        return run.summary;
    });
}

Result<LlmTrainingEstimate> probeLlmTraining(const LlmTrainingRequest& request)
{
    const LlmTrainingReporter nobody;
    return request.authorisation.during({Purpose::Train}, {}, [&](const CancellationToken& stop) -> Result<LlmTrainingEstimate> {
        LlmTrainingRun run(request, nobody, stop);
        TRY(guarded("Probing the training", [&] { return run.probe(); }));
        return run.estimate;
    });
}

}  // namespace undertone
