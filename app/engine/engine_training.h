// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace undertone {

/// Training and measuring from token files alone, as undertone-engine offers them on a machine without audio.
struct TokenJob {
    std::string stage;             ///< "base" or "sllm"; empty: evaluate
    std::string tokens;            ///< dialogues to train on, or to measure
    std::string devTokens;         ///< training: measured on the way; empty: not
    std::filesystem::path base;    ///< sllm: folder of the base model
    std::filesystem::path output;  ///< training: folder of the base or of the adapter
    std::filesystem::path model;   ///< evaluate: model directory
    std::string device = "auto";
    std::string dtype = "auto";
    int threads = 0;
    int steps = 0;  ///< 0: the stage's default
    std::uint64_t seed = 1;
};

/// What a person reads while it goes on.
using TextProgress = std::function<void(const std::string& text)>;

/// Trains a stage, or goes on from its checkpoint. Returns its summary, a JSON object. Errors: trainLlm's, readDialogueTokens'.
Result<std::string> trainFromTokens(const TokenJob& job, const TextProgress& progress, const CancellationToken& cancel);

/// WA, UA and WF1 with 95 % intervals over dialogues, with memory off and with DPM, and their paired difference. Returns a
/// JSON object. Errors: DialoguePredictor's, readDialogueTokens', InvalidArgument (labels or codebook of another model).
Result<std::string> evaluateFromTokens(const TokenJob& job, const TextProgress& progress, const CancellationToken& cancel);

}  // namespace undertone
