// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the segments readers of this room only.

#include "engine/annotation/segment_rows.h"
#include "engine/core/segments_selection.h"

#include <filesystem>
#include <vector>

namespace undertone {

/// Leaves the rows of one recording where the file names recordings: the selected one, else the only one, else the one that the audio is
/// named after. Errors: InvalidSegments with the names to choose from.
Status chooseRecording(SegmentRows& found, const SegmentsSelection& selection, const std::filesystem::path& path);

/// Leaves the rows of the selected tiers, or of those that look like sentences, and says which were left out. Errors: InvalidSegments with
/// the names to choose from (no tier of such a name; none that looks like sentences), and a row of a chosen tier whose times are not known.
Status chooseTiers(SegmentRows& found, const SegmentsSelection& selection, const std::filesystem::path& path);

/// The tiers that hold segments, each name once, and which of them the selection takes. Where it names none, these are guessed: not those
/// whose names say that they hold something else (words, phones, ToBI, gaze), whose intervals are as short as phones, or that divide
/// another tier's intervals.
std::vector<SegmentsTier> tiersOf(const SegmentRows& found, const SegmentsSelection& selection);

}  // namespace undertone
