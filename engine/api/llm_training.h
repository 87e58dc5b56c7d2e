// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/training_report.h"
#include "engine/config/training_request.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"

namespace undertone {

/// Runs a stage to its end and writes `output`: the base in Hugging Face's layout, or the adapter in peft's, fp16.
/// Every 60 s, and when cancelled, a checkpoint is written there; the same request goes on from it, on the CPU with
/// the same bits. Errors: Cancelled (a checkpoint stands), InvalidArgument, NotFinite, FileNotWritable, OutOfMemory,
/// InvalidModel (a base with another vocabulary).
Result<LlmTrainingSummary> trainLlm(const LlmTrainingRequest& request, const LlmTrainingReporter& report, const CancellationToken& cancel);

/// Takes two steps in memory and writes nothing. `request.output` is not looked at. Errors: as trainLlm.
Result<LlmTrainingEstimate> probeLlmTraining(const LlmTrainingRequest& request);

}  // namespace undertone
