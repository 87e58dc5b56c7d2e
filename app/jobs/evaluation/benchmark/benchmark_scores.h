// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/evaluation_method.h"
#include "engine/stats/calibration.h"
#include "engine/stats/confusion_matrix.h"
#include "engine/stats/significance.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// WA, UA and WF1.
using ThreeFigures = std::array<double, 3>;
using ThreeIntervals = std::array<Interval, 3>;

/// One method on one kind of sample.
struct LevelScore {
    ConfusionMatrix all;
    ThreeIntervals overDialogues;       ///< 95 % bootstrap
    ThreeIntervals overSpeakers;        ///< a sample counts for whoever speaks its last sentence
    ThreeIntervals referenceMinusThis;  ///< paired, over dialogues
    std::int64_t onlyReferenceRight = 0;
    std::int64_t onlyThisRight = 0;
    std::vector<ThreeFigures> folds;  ///< in the order of BenchmarkScores::folds
};

/// A row of Table 1. What the levels are: method.md 3.
struct MethodScore {
    std::string key;
    std::string name;
    LevelScore complete;              ///< one sample a dialogue: its last labelled sentence
    LevelScore majority;              ///< one sample a dialogue: the label most sentences have, against the one most are given
    LevelScore allLengths;            ///< every prefix that ends at a labelled sentence
    double mcnemar = 1.0;             ///< exact p against the reference, complete dialogues
    double secondsPerSentence = 0.0;  ///< of one worker
};

/// Samples of one length or place.
struct BinScore {
    double from = 0.0;
    double to = 0.0;  ///< seconds: not included; place in the dialogue: included
    std::int64_t samples = 0;
    std::int64_t dialogues = 0;
    std::vector<Interval> weightedAccuracy;  ///< by method, over dialogues
    std::vector<Interval> referenceMinus;    ///< by method, paired
};

/// Reference minus memory off at one value of a parameter.
struct SweepScore {
    SweepPoint point;
    ThreeIntervals off;  ///< all lengths, over dialogues
    ThreeIntervals on;
    ThreeIntervals onMinusOff;               ///< paired
    std::optional<Interval> lossOnMinusOff;  ///< of the next sentence, nats a token, paired over dialogues
    double mcnemar = 1.0;                    ///< complete dialogues
};

/// How sure a method is against how often it is right; each part at the temperature fitted on the other parts.
struct CalibrationScore {
    std::string key;
    std::string name;
    std::vector<double> temperatures;  ///< by part
    double errorBefore = 0.0;          ///< ECE, 10 bins
    double errorAfter = 0.0;
    double lossBefore = 0.0;  ///< nats per sentence
    double lossAfter = 0.0;
    std::vector<ReliabilityBin> before;
    std::vector<ReliabilityBin> after;
};

struct BenchmarkScores {
    std::vector<std::string> labels;
    std::vector<std::string> folds;  ///< names; empty: no folds
    std::int64_t dialogues = 0;      ///< with a labelled sentence
    std::int64_t speakers = 0;
    std::int64_t sentences = 0;
    std::int64_t labelled = 0;
    std::int64_t longestTokens = 0;  ///< of a dialogue
    std::vector<MethodScore> methods;
    std::vector<BinScore> byLength;    ///< seconds heard
    std::vector<BinScore> byPosition;  ///< sentences heard
    std::vector<SweepScore> sweeps;
    std::vector<CalibrationScore> calibration;
};

/// Which fold tests each dialogue; names empty: no folds, and calibration takes every fifth dialogue apart.
struct FoldAssignment {
    std::vector<std::string> names;
    std::vector<std::size_t> foldOfDialogue;
};

/// Joins labels to predictions that stand already. The first `tableMethods` predictions are rows of the tables, those after
/// them belong to sweeps. Sentences without a label have no score. The reference must be among the predictions.
/// Errors: InvalidArgument (no labelled sentence at all).
Result<BenchmarkScores> scoreBenchmark(const DialogueTokens& tokens, const std::vector<MethodPredictions>& predictions,
                                       std::size_t tableMethods, const std::vector<SweepPoint>& sweeps, const FoldAssignment& folds);

}  // namespace undertone
