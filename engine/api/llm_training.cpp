// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/llm_training.h"

#include "engine/model/torch_support.h"
#include "engine/model/training/llm/llm_training_run.h"

namespace undertone {

Result<LlmTrainingSummary> trainLlm(const LlmTrainingRequest& request, const LlmTrainingReporter& report, const CancellationToken& cancel)
{
    LlmTrainingRun run(request, report, cancel);
    if (const auto status = guarded("Training the language model", [&] { return run.run(); }); !status)
        return status.error();
    return run.summary;
}

Result<LlmTrainingEstimate> probeLlmTraining(const LlmTrainingRequest& request)
{
    const LlmTrainingReporter nobody;
    const CancellationToken never;
    LlmTrainingRun run(request, nobody, never);
    if (const auto status = guarded("Probing the training", [&] { return run.probe(); }); !status)
        return status.error();
    return run.estimate;
}

}  // namespace undertone
