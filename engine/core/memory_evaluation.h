// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// Memory on minus memory off, the same model and sentences, with its 95 % interval over dialogues.
struct MemoryDifference {
    double estimate = 0.0;
    double low = 0.0;
    double high = 0.0;
};

/// What an interval shows, and no more.
enum class DifferenceVerdict { TooFewDialogues, NoneShown, Higher, Lower };

/// Resampling a handful of dialogues gives intervals that are far too narrow.
inline constexpr int fewestDialoguesForVerdict = 10;

inline DifferenceVerdict verdictOf(const MemoryDifference& difference, int dialogues)
{
    if (dialogues < fewestDialoguesForVerdict)
        return DifferenceVerdict::TooFewDialogues;
    if (difference.low > 0.0)
        return DifferenceVerdict::Higher;
    return difference.high < 0.0 ? DifferenceVerdict::Lower : DifferenceVerdict::NoneShown;
}

enum class MemoryEvaluationState { NotMeasured, Unreadable, OtherWeights, Measured };

/// What memory was worth to a model on dialogues held back from its training, as `evaluate --card` left it beside the
/// card. Figures are there when `state` is Measured.
struct MemoryEvaluation {
    MemoryEvaluationState state = MemoryEvaluationState::NotMeasured;
    Message problem;             ///< Unreadable: why
    std::string measuredSha256;  ///< of the model directory that was measured
    std::string split;           ///< of the dialogues: "dev"; empty: their file does not say
    int dialogues = 0;
    int sentences = 0;
    MemoryDifference weightedAccuracy;  ///< shares: 0.01 is a point
    MemoryDifference unweightedRecall;
    double lossOff = 0.0;  ///< mean L_a, nats a token
    double lossOn = 0.0;
    MemoryDifference loss;                     ///< of the next sentence, nats a token, sentences from the second on
    std::optional<MemoryDifference> lateLoss;  ///< the same late in dialogues; none where they are short
    int lateSentence = 0;                      ///< from this sentence on, counted from 1
    double calibrationErrorOff = 0.0;          ///< expected calibration error, 10 bins
    double calibrationErrorOn = 0.0;
    std::vector<std::string> overrides;  ///< memory settings other than the model's own: "--stepping adaptive"
    std::string device;
    std::string dtype;
    std::string version;  ///< of the program that measured
    std::string date;
};

}  // namespace undertone
