// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/project/project.h"
#include "engine/stats/rater_study.h"

#include <string>

namespace undertone {

/// Which runs of a project count as raters.
enum class RatingModels {
    LastRun,        ///< the one that was made last
    AsTheyAreShown  ///< as a window shows them: the last with memory on, and beside it the same model with memory off where that came later
};

/// What everybody said of the sentences of the segmentation that a project shows, by first labels: its annotators, its model, and what was
/// decided. Labels that models and people call differently ("ang", "anger") are one. `visibleTo`: the annotation track of whoever looks,
/// from whom a blind-first review may hide what others say; none: somebody who sees all. Errors: InvalidArgument (nobody labelled
/// anything), CorruptFile.
Result<RatingTable> ratingsOf(Project& project, RatingModels models, TrackId visibleTo = {});

/// A study as a CSV: a row for each figure, with its interval, and for each cell of each matrix. Also agreement in stretches of that many
/// seconds, of people together.
std::string agreementCsv(const AgreementStudy& study, double stretchSeconds);

}  // namespace undertone
