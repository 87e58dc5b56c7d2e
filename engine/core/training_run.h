// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A training as everyone but the trainer sees it: what the run folder tells.

#include "engine/core/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// Where a run stands; derived from its folder each time, never stored.
enum class TrainingState {
    Running,
    Paused,       ///< stopped at a checkpoint; the same command goes on
    Interrupted,  ///< its process is gone without a word; the same command goes on from the last checkpoint
    Finished,
    Failed,
};

/// One report of a run: a line of its progress. Losses are natural-log; shares lie in [0, 1].
struct TrainingPoint {
    int step = 0;
    int steps = 0;
    double loss = 0.0;                    ///< (L_a + L_e) / 2, smoothed
    double audioLoss = 0.0;               ///< L_a, nats per token, smoothed
    std::optional<double> emotionLoss;    ///< L_e, nats per sentence, smoothed
    std::optional<double> stepAudioLoss;  ///< L_a of this step alone
    std::optional<double> learningRate;
    int measuredStep = 0;                ///< after which the figures below were measured; 0: not yet
    std::optional<double> devAudioLoss;  ///< of the dialogues of --dev-tokens
    std::optional<double> devEmotionLoss;
    std::optional<double> devUnweightedRecall;  ///< UA
    std::optional<double> validationAudioLoss;  ///< of the training dialogues held back
    std::optional<double> validationEmotionLoss;
    std::optional<double> validationUnweightedRecall;
    int bestStep = 0;           ///< whose weights would be kept; 0: none measured
    double secondsLeft = -1.0;  ///< negative: not known
};

/// What a run is, as its command said it.
struct TrainingDescription {
    std::string id;  ///< name of its folder
    std::filesystem::path folder;
    std::string stage;                 ///< "base" or "sllm"
    std::string name;                  ///< of the model
    std::filesystem::path output;      ///< model directory (sllm) or base folder
    std::vector<std::string> command;  ///< program and arguments
    std::filesystem::path workingDirectory;
    std::string version;
    std::string created;                                        ///< ISO 8601, UTC
    std::vector<std::pair<std::string, std::string>> settings;  ///< the full configuration, in its own order
};

/// A run and where it stands.
struct TrainingRun {
    TrainingDescription description;
    TrainingState state = TrainingState::Interrupted;
    std::optional<TrainingPoint> last;
    Error problem;                                            ///< Failed: what it ended with
    std::vector<std::pair<std::string, std::string>> result;  ///< Finished: figures, in their own order
};

}  // namespace undertone
