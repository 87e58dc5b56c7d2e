// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace undertone {

/// Where a training on dialogues stands, after each step.
struct LlmTrainingProgress {
    int step = 0;
    int steps = 0;
    double loss = 0.0;                      ///< as it is trained, (L_a + L_e) / 2 by default; of the last steps, smoothed
    double audioLoss = 0.0;                 ///< L_a, nats per token
    std::optional<double> emotionLoss;      ///< L_e, nats per sentence
    double stepAudioLoss = 0.0;             ///< L_a of this step alone
    std::optional<double> stepEmotionLoss;  ///< L_e of this step alone
    double learningRate = 0.0;              ///< of this step
    std::optional<double> devAudioLoss;     ///< the latest measured
    std::optional<double> devEmotionLoss;
    std::optional<double> devUnweightedRecall;  ///< UA, the latest measured
    std::optional<double> validationAudioLoss;  ///< the latest measured, on the dialogues held back
    std::optional<double> validationEmotionLoss;
    std::optional<double> validationUnweightedRecall;
    int measuredStep = 0;  ///< after which dev and validation were measured last; 0: not yet
    int bestStep = 0;      ///< whose weights read the validation dialogues best; 0: none measured
    double secondsLeft = -1.0;
    std::optional<Error> warning;  ///< of this report alone: a checkpoint that could not be written; training goes on
};

/// What two steps tell of a run before anything starts.
struct LlmTrainingEstimate {
    double secondsPerStep = 0.0;  ///< of the second step; the first one also sets up
    int steps = 0;
    double estimatedSeconds = 0.0;  ///< of all steps; loading and measuring on the way come on top
    std::int64_t peakBytes = 0;     ///< of the process on a CPU; of the tensors on a GPU; 0: not known
    std::string device;
    std::string dtype;
};

/// What a finished run says of itself; goes into provenance.json.
struct LlmTrainingSummary {
    double seconds = 0.0;  ///< of all its parts, where it was interrupted
    int steps = 0;
    double audioLoss = 0.0;
    std::optional<double> emotionLoss;
    std::optional<double> devAudioLoss;
    std::optional<double> devUnweightedRecall;
    int bestStep = 0;  ///< whose weights were written; 0: the last step's
    std::string device;
    std::string dtype;         ///< of the matrix products
    std::string json;          ///< all this with the configuration, as a JSON object
    bool wasFinished = false;  ///< an earlier run of the same training had ended there: nothing was trained
};

/// Called on the training's thread.
using LlmTrainingReporter = std::function<void(const LlmTrainingProgress&)>;

}  // namespace undertone
