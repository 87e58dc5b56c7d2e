// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Training an LLM from tokens alone, as the programs see it: no torch header.

#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/io/dialogue_tokens.h"
#include "engine/model/training/training_config.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace undertone {

/// Where a run stands, after each step.
struct LlmTrainingProgress {
    int step = 0;
    int steps = 0;
    double loss = 0.0;                     ///< (L_a + L_e) / 2 of the last steps, smoothed
    double audioLoss = 0.0;                ///< L_a, nats per token
    std::optional<double> emotionLoss;     ///< L_e, nats per sentence
    std::optional<double> devAudioLoss;    ///< the latest measured
    std::optional<double> devMeanRecall;   ///< UA, the latest measured
    double secondsLeft = -1.0;
};

/// What a finished run says of itself; goes into provenance.json.
struct LlmTrainingSummary {
    double seconds = 0.0;                  ///< of all its parts, where it was interrupted
    int steps = 0;
    double audioLoss = 0.0;
    std::optional<double> emotionLoss;
    std::optional<double> devAudioLoss;
    std::optional<double> devMeanRecall;
    std::string device;
    std::string dtype;                     ///< of the matrix products
    std::string json;                      ///< all this with the configuration, as a JSON object
};

struct LlmTrainingRequest {
    LlmTrainingConfig config;
    SmallBodyConfig body;                  ///< stage Base
    const DialogueTokens* train = nullptr;
    const DialogueTokens* dev = nullptr;   ///< none: no dev figures on the way
    std::filesystem::path base;            ///< stage Sllm: folder of the base model, in Hugging Face's layout
    std::filesystem::path output;          ///< folder of the base, or of the adapter
    std::string device = "auto";
    int threads = 0;                       ///< 0: all cores
};

using LlmTrainingReporter = std::function<void(const LlmTrainingProgress&)>;

/// Runs a stage to its end and writes `output`: the base in Hugging Face's layout, or the adapter in peft's, fp16.
/// Every 60 s, and when cancelled, a checkpoint is written there; the same request goes on from it, on the CPU with
/// the same bits. Errors: Cancelled (a checkpoint stands), InvalidArgument, NotFinite, FileNotWritable, OutOfMemory,
/// InvalidModel (a base with another vocabulary).
Result<LlmTrainingSummary> trainLlm(const LlmTrainingRequest& request, const LlmTrainingReporter& report, const CancellationToken& cancel);

}  // namespace undertone
