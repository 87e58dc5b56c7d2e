// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/study/study_plan.h"
#include "engine/core/result.h"
#include "engine/stats/significance.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// What a model of one seed predicted.
struct StudyReading {
    StudyModel model;
    std::uint64_t seed = 1;
    std::vector<MethodPredictions> methods;
};

/// A difference, measured. Figures are shares (0.01: one point); a loss is in nats a token.
struct StudyScore {
    StudyComparison comparison;
    double firstWa = 0.0;  ///< pooled over seeds
    double secondWa = 0.0;
    Interval weightedAccuracy;  ///< first minus second; 95 %, paired over dialogues, the seeds of a dialogue staying together
    Interval unweightedRecall;
    std::optional<Interval> lateWa;  ///< of the sentences from the 21st on
    std::optional<Interval> loss;    ///< of the next sentence; none where the two do not read the same codes
    std::vector<double> waBySeed;    ///< in the order of the seeds
    std::int64_t sentences = 0;      ///< labelled ones, of one seed
    std::int64_t dialogues = 0;
};

/// Measures every comparison. `tokens`: what models of a kind read. Labels are joined here, to predictions that stand already.
/// Errors: InvalidArgument (two kinds that are compared hold other sentences; no labelled sentence; a reading that is missing).
Result<std::vector<StudyScore>> scoreStudy(const std::vector<StudyComparison>& comparisons,
                                           const std::map<std::string, DialogueTokens>& tokens, const std::vector<StudyReading>& readings,
                                           const std::vector<std::uint64_t>& seeds);

}  // namespace undertone
