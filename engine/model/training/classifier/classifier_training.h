// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Training the classifier baseline, as the programs see it: no torch header.

#include "engine/model/training/classifier/classifier_config.h"
#include "engine/model/training/llm/llm_training.h"

namespace undertone {

struct ClassifierTrainingRequest {
    Authorisation authorisation;  ///< to train
    ClassifierTrainingConfig config{};
    const DialogueTokens* train = nullptr;
    const DialogueTokens* dev = nullptr;  ///< none: no dev figures on the way
    std::filesystem::path model{};        ///< directory of the SLLM whose embedding it stands on
    std::filesystem::path output{};       ///< folder of the classifier
    std::string device = "auto";
    int threads = 0;                  ///< 0: all cores
    CancellationToken finishEarly{};  ///< as LlmTrainingRequest's
};

/// Trains the classifier to its end and writes `output`: config.json, model.safetensors (fp16) and training.json. Of the progress,
/// `loss` and `emotionLoss` are the cross-entropy, audio losses stay 0. Interrupted, it leaves a checkpoint; the same request goes on
/// from it, on the CPU with the same bits. Errors: as trainLlm.
Result<LlmTrainingSummary> trainClassifier(const ClassifierTrainingRequest& request, const LlmTrainingReporter& report,
                                           const CancellationToken& cancel);

}  // namespace undertone
