// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/classifier_config.h"
#include "engine/config/earlier_result.h"
#include "engine/config/llm_training_config.h"
#include "engine/core/authorisation.h"
#include "engine/core/cancellation.h"
#include "engine/core/process_group.h"
#include "engine/io/dialogue_tokens.h"

#include <filesystem>
#include <map>
#include <string>

namespace undertone {

/// One training of a language model on dialogues.
struct LlmTrainingRequest {
    Authorisation authorisation;  ///< to train on what the tokens were made of
    LlmTrainingConfig config{};
    SmallBodyConfig body{};  ///< stage Base
    const DialogueTokens* train = nullptr;
    const DialogueTokens* dev = nullptr;  ///< none: no dev figures on the way
    std::filesystem::path base{};         ///< stage Sllm: folder of the base model, in Hugging Face's layout
    std::filesystem::path output{};       ///< folder of the base, or of the adapter
    std::string device = "auto";
    int threads = 0;                    ///< 0: all cores
    CancellationToken finishEarly{};    ///< ends training after the step at hand as if it were the last: what is best so far is written
    EarlierResult earlier{};            ///< what the folder holds already
    ProcessGroup* processes = nullptr;  ///< those that share the batches of a step; null: this one alone. Outlives the training
    /// What else the caller makes of the result, by name: part of the run's identity ("tokenizer" of the model directory).
    std::map<std::string, std::string> usedWith{};
};

/// One training of the classifier baseline.
struct ClassifierTrainingRequest {
    Authorisation authorisation;  ///< to train
    ClassifierTrainingConfig config{};
    const DialogueTokens* train = nullptr;
    const DialogueTokens* dev = nullptr;  ///< none: no dev figures on the way
    std::filesystem::path model{};        ///< directory of the SLLM whose embedding it stands on
    std::filesystem::path output{};       ///< folder of the classifier
    std::string device = "auto";
    int threads = 0;                    ///< 0: all cores
    CancellationToken finishEarly{};    ///< as LlmTrainingRequest's
    EarlierResult earlier{};            ///< what the folder holds already
    ProcessGroup* processes = nullptr;  ///< as LlmTrainingRequest's
};

}  // namespace undertone
