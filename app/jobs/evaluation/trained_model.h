// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/prediction_file.h"
#include "app/jobs/model/model_assembly.h"
#include "engine/api/llm_training.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/io/model_directory.h"

#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// An emotion SLLM that an evaluation trains for itself, in a folder that also keeps its predictions.
struct TrainedModelRequest {
    std::filesystem::path folder{};
    std::string key{};            ///< of everything that the model depends on
    LlmTrainingRequest training;  ///< stage Sllm; its output is set here
    ModelParts parts{};           ///< labels and window are taken from the training
    TemporaryLoraConfig dpm{};
    std::string baseSha256{};       ///< hashModelPart as `key` knows it: the base may not change meanwhile
    std::string tokenizerSha256{};  ///< likewise, hashTokenizer
};

/// Where the model of such a folder stands, once it is trained.
std::filesystem::path trainedModelIn(const std::filesystem::path& folder);

/// Trains the model and puts it together, unless it stands already; a training that was stopped goes on from its checkpoint.
/// Errors: trainLlm's and assembleModelDirectory's; InvalidArgument (the folder holds a model of another key; base or
/// tokenizer changed since they were hashed); FileNotWritable.
Status ensureTrainedModel(const TrainedModelRequest& request, const LlmTrainingReporter& report, const CancellationToken& cancel);

/// What the folder's model predicts of `tokens` by these methods, in their order: kept under `key`, or read now. Each method is kept as
/// soon as it has read all, so that a reading that was stopped goes on, and methods asked for later read nothing again. Of all that
/// predictions depend on, the key tells what a method's own key does not. Errors: predictByMethods'; FileNotWritable.
Result<KeptPredictions> ensurePredictions(const std::filesystem::path& folder, const std::string& key, PredictionRequest request,
                                          const DialogueTokens& tokens, const std::vector<EvaluationMethod>& methods,
                                          const PredictionProgress& progress, const CancellationToken& cancel);

/// What stands under `key` in the folder of these methods; nothing where one has yet to be read.
std::optional<KeptPredictions> keptPredictionsIn(const std::filesystem::path& folder, const std::string& key,
                                                 const std::vector<EvaluationMethod>& methods);

}  // namespace undertone
