// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/evaluation_method.h"
#include "engine/stats/confusion_matrix.h"
#include "engine/stats/significance.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

// Joins labels to predictions that stand already: what the card, the benchmark and the study count from.

/// A labelled sentence with what each method predicted there.
struct JudgedSample {
    std::size_t dialogue = 0;
    std::size_t speaker = 0;   ///< numbered in the order of their first sentence
    std::size_t sentence = 0;  ///< in its dialogue, from 0
    double seconds = 0.0;      ///< of speech in the dialogue up to its end
    int truth = 0;
    std::vector<int> predicted;  ///< by method
};
using JudgedSamples = std::vector<JudgedSample>;
using ConfusionGroups = std::vector<ConfusionMatrix>;

/// Every labelled sentence, by dialogue and place. `methods` point to what each method predicted of `tokens`.
JudgedSamples judgedSamples(const DialogueTokens& tokens, const std::vector<const DialoguePredictions*>& methods);

/// The last sample of each dialogue.
JudgedSamples lastOfEachDialogue(const JudgedSamples& samples);

/// One matrix for each dialogue (`&JudgedSample::dialogue`) or speaker that has a sample, in the same order for every method: what the
/// bootstrap draws.
ConfusionGroups confusionGroups(const JudgedSamples& samples, std::size_t method, std::size_t JudgedSample::*group, int classes);

/// How often only one of two methods was right.
struct DiscordantPairs {
    std::int64_t onlyFirst = 0;
    std::int64_t onlySecond = 0;
};
DiscordantPairs discordantPairs(const JudgedSamples& samples, std::size_t first, std::size_t second);

/// One method's reading, scored. Groups are what the bootstrap draws: dialogues, or speakers where clips stand alone.
struct ReadingScore {
    std::string name;
    ConfusionGroups groups;
    ConfusionMatrix all;
    Interval weightedAccuracy;
    Interval unweightedRecall;
    Interval weightedF1;
    std::optional<double> audioLoss;  ///< mean L_a of the sentences that have one, nats per token
    double calibrationError = 0.0;    ///< expected calibration error, 10 bins
};

/// Sentences without a label have no score. Groups are dialogues with at least one labelled sentence; `corpus` keeps those of one
/// corpus (empty: all).
ReadingScore scoreReading(const std::string& name, const DialogueTokens& tokens, const DialoguePredictions& predictions,
                          const std::string& corpus = {});

/// Mean loss on the next sentence by where it stands in its dialogue.
struct LossByPosition {
    int first = 0;  ///< sentence, from 1
    int last = 0;
    int sentences = 0;
    double memoryOff = 0.0;
    double memoryOn = 0.0;
    Interval difference;  ///< on minus off, 95 % over dialogues
};

/// Mean losses with memory off and on over sentences 2-10, 11-20, 21-40 and later ones, and over all.
std::vector<LossByPosition> lossesByPosition(const DialoguePredictions& off, const DialoguePredictions& on);

}  // namespace undertone
