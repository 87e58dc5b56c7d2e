// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/project/project.h"
#include "engine/stats/rater_study.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// How far two who labelled the same sentences agree.
struct PairAgreement {
    std::string first;
    std::string second;
    bool isModel = false;       ///< the second is the model of the project's last run
    std::size_t sentences = 0;  ///< that both labelled
    Interval kappa;             ///< Cohen's, over sentences
    Interval kappaByTime;       ///< Cohen's, every sentence weighing the tenths of a second that it lasts
};

/// Agreement of the annotators of the segmentation that a project shows, people and model apart; by first labels. Intervals of 95 % are
/// bootstrapped over sentences. What cannot be computed is NaN.
struct ProjectAgreement {
    std::vector<PairAgreement> pairs;
    std::size_t annotators = 0;
    std::size_t judgedByAll = 0;     ///< sentences that every annotator labelled
    std::optional<Interval> fleiss;  ///< over those; none: fewer than two annotators
    std::optional<Interval> alpha;   ///< Krippendorff's, over all sentences with two labels or more; none: likewise
    std::size_t blind = 0;           ///< judgements given before others' were seen
    std::size_t open = 0;
    AgreementStudy study;  ///< all of it, with the labels that were counted
};

/// Errors: InvalidArgument (nobody labelled anything), CorruptFile.
Result<ProjectAgreement> agreementOf(Project& project);

}  // namespace undertone
