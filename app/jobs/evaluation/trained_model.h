// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/prediction_file.h"
#include "app/jobs/model_assembly.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/model/training/llm_training.h"

#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// Configuration and weights of a model's part, by content. Errors: FileNotFound (no part of a model), Cancelled.
Result<std::string> hashModelPart(const std::filesystem::path& part, const CancellationToken& cancel);

/// An emotion SLLM that an evaluation trains for itself, in a folder that also keeps what it said.
struct TrainedModelRequest {
    std::filesystem::path folder;
    std::string key;                 ///< of everything that the model depends on
    LlmTrainingRequest training;     ///< stage Sllm; its output is set here
    ModelParts parts;                ///< labels and window are taken from the training
    SmallModelDpm dpm;
};

/// Where the model of such a folder stands, once it is trained.
std::filesystem::path trainedModelIn(const std::filesystem::path& folder);

/// Trains the model and puts it together, unless it stands already; a training that was stopped goes on from its checkpoint.
/// Errors: trainLlm's and assembleModelDirectory's; InvalidArgument (the folder holds a model of another key); FileNotWritable.
Status ensureTrainedModel(const TrainedModelRequest& request, const LlmTrainingReporter& report, const CancellationToken& cancel);

/// What the folder's model says of `tokens` by all methods: kept under `key`, or read now and kept. Errors: predictByMethods'.
Result<KeptPredictions> ensurePredictions(const std::filesystem::path& folder, const std::string& key, PredictionRequest request, const DialogueTokens& tokens,
                                          const std::vector<EvaluationMethod>& methods, const PredictionProgress& progress, const CancellationToken& cancel);

/// What stands under `key` in the folder; nothing where it has yet to be read.
std::optional<KeptPredictions> keptPredictionsIn(const std::filesystem::path& folder, const std::string& key);

}  // namespace undertone
