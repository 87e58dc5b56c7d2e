// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/authorisation.h"
#include "engine/core/result.h"
#include "engine/core/timeline_export.h"

#include <string>
#include <vector>

namespace undertone {

/// A finished timeline, under an authorisation to share, as TextGrid, EAF, CSV or RTTM, UTF-8: what readSegments reads as the same
/// sentences and speakers. (JSON has its home in engine/io/timeline_json.) Errors: UnsupportedFormat (no sentences), LimitExceeded (times
/// that no recording has), NotAuthorised.
Result<std::string> writtenTimeline(const TimelineExport& what, TimelineFormat format, const Authorisation& authorisation);

/// What that format does not hold of this timeline; nothing that the timeline lacks itself.
std::vector<ExportLoss> exportLosses(const TimelineExport& what, TimelineFormat format);

/// One tier a speaker, from 0 to the end of the recording without holes, the emotion as text. Sentences of one speaker that overlap stand
/// in another tier of the same name. Long text form.
std::string timelineToTextGrid(const TimelineExport& what);

/// EAF 3.0: one tier a speaker, who is its PARTICIPANT, the emotion as text, the model's labels as controlled vocabulary, and what made
/// the timeline as properties of the header. Whole milliseconds.
std::string timelineToEaf(const TimelineExport& what);

/// A row a sentence, dot decimals, units in the header; columns of the run with memory off where there is one.
std::string timelineToCsv(const TimelineExport& what);

/// SPEAKER lines of ten fields: who speaks when, and nothing else.
std::string timelineToRttm(const TimelineExport& what);

}  // namespace undertone
