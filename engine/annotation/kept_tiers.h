// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the writers of this room only: a timeline added to a file of someone else's, all of which stays.

#include "engine/core/result.h"
#include "engine/core/timeline_export.h"

#include <string>

namespace undertone {

/// The tiers that are added: "Ann emotion", as speakers are called; readers of segments take the tiers beside them for the sentences.
std::string addedTierName(const std::string& speaker, int number);

/// The document `original` of the file `what.keep` with a tier of emotions for each speaker behind its own tiers; those that an earlier
/// export added are replaced, unless they were changed since: such a tier stays, and the new one is called otherwise. UTF-8. Errors: of
/// parseSegmentsEaf.
Result<std::string> timelineIntoEaf(const TimelineExport& what, const std::string& original);

/// The same of a TextGrid, whose points and intervals keep their digits; in the long form. What was added is known by comments at the end,
/// which Praat does not keep. All tiers last as long as the grid, which is as long as it was, or as its last sentence wants. Errors: of
/// parseSegmentsTextGrid.
Result<std::string> timelineIntoTextGrid(const TimelineExport& what, const std::string& original);

}  // namespace undertone
