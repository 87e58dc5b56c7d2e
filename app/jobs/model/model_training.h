// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/model/model_assembly.h"
#include "engine/api/llm_training.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// An emotion SLLM and the model directory that is made of it.
struct ModelTrainingRequest {
    std::filesystem::path directory;
    LlmTrainingRequest training;  ///< stage Sllm; its output, record of an earlier result, and what else it is used with are set here
    ModelParts parts;             ///< tokens, labels and window are taken from the training
    TemporaryLoraConfig dpm;
    std::vector<std::string> sessions{};  ///< recorded sessions that are trained on, by id: named in the directory from the start
};

/// Trains the adapter and puts the model directory together, under a FolderLock on it. A stopped training goes on from its checkpoint;
/// where the directory holds this very model already, nothing is done and the summary says so. Errors: trainLlm's and
/// assembleModelDirectory's; InvalidArgument (the tokenizer is not the one that made the dialogues; the directory holds another model);
/// NotAuthorised (also: somebody withdrew from the model that lies there, and it is not to be overwritten: with ExistingResult::Overwrite
/// it goes first, with its checkpoint); FileNotWritable (also: another program is at work there).
Result<LlmTrainingSummary> trainModelDirectory(const ModelTrainingRequest& request, const LlmTrainingReporter& report,
                                               const CancellationToken& cancel);

}  // namespace undertone
