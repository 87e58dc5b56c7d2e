// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_track.h"

namespace undertone {

enum class RunRole;

/// The probability of each label over time, a line for each in its colour and its own dashes: through the middles of sentences, or, where
/// these stand closer than a few pixels, through the columns' means. `area`: from probability 1 at its top to 0 at its bottom; the stretch
/// [fromSeconds, toSeconds] of the view. A line breaks where a sentence has no result yet.
void paintProbabilityLines(QPainter& painter, const QRectF& area, double fromSeconds, double toSeconds, RunRole role,
                           const TrackContext& context);

}  // namespace undertone
