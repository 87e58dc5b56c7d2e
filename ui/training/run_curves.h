// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/training_run.h"
#include "ui/theme.h"
#include "ui/training/training_curves.h"

#include <vector>

namespace undertone {

/// What a run's reports give to draw.
struct RunCurves {
    std::vector<Curve> losses;
    std::vector<Curve> recalls;
};

/// Curves of one run: training loss as it was smoothed, and what was measured on dialogues held back and of other speakers.
RunCurves curvesOf(const std::vector<TrainingPoint>& points, const Theme& theme);

/// One run among several, in the colour of its place: training loss, and what was measured, with its name in front.
RunCurves comparedCurvesOf(const std::vector<TrainingPoint>& points, const QString& name, int place, const Theme& theme);

}  // namespace undertone
