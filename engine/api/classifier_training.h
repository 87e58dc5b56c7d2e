// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/training_report.h"
#include "engine/config/training_request.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"

namespace undertone {

/// Trains the classifier to its end and writes `output`: config.json, model.safetensors (fp16) and training.json. Of the progress,
/// `loss` and `emotionLoss` are the cross-entropy, audio losses stay 0. Interrupted, it leaves a checkpoint; the same request goes on
/// from it, on the CPU with the same bits. Errors: as trainLlm.
Result<LlmTrainingSummary> trainClassifier(const ClassifierTrainingRequest& request, const LlmTrainingReporter& report,
                                           const CancellationToken& cancel);

}  // namespace undertone
