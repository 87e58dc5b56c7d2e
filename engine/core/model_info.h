// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/memory_evaluation.h"
#include "engine/core/timeline.h"

#include <cstdint>
#include <string>
#include <vector>

namespace undertone {

/// What a program may show of a loaded model, without touching a tensor.
struct ModelInfo {
    std::string name;
    std::string directory;
    std::string sha256;  ///< over the weights and configs of the directory
    std::string licence;
    std::string card;                 ///< card.md, Markdown; empty when there is none
    std::vector<std::string> labels;  ///< in id order
    TokenizeMode tokenize = TokenizeMode::Utterance;
    int prefixTokens = 0;  ///< n_r
    int temporaryRank = 0;
    double temporaryAlpha = 0.0;
    double temporaryLearningRate = 0.0;
    bool hearsShares = false;  ///< the shares of emotions heard so far in a conversation weigh in
    std::int64_t tokenizerParameters = 0;
    std::int64_t llmParameters = 0;
    std::string device;       ///< "cpu", "cuda:0"
    std::string dtype;        ///< "fp32", "bf16"
    MemoryEvaluation memory;  ///< what memory was worth to it, where that was measured
};

}  // namespace undertone
