// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/authorisation.h"
#include "engine/core/result.h"
#include "engine/core/timeline_export.h"

#include <string>
#include <string_view>
#include <vector>

namespace undertone {

/// A finished timeline, under an authorisation to share, in any format of one file but JSON, UTF-8: what readSegments reads as the same
/// sentences and speakers; with `what.keep`, the tiers of that file and behind them those of the timeline. (JSON has its home in
/// timeline_json_writer, audformat in audformat_writer.) Errors: UnsupportedFormat (no sentences), LimitExceeded (times that no recording
/// has), NotAuthorised, InvalidArgument (the format does not take what is kept, or these speakers), those of reading what is kept.
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

/// A cue a sentence, in reading order: its speaker as a voice, what is said and the emotion in brackets, or the emotion alone. What made
/// the timeline is a note before them.
std::string timelineToWebVtt(const TimelineExport& what);

/// A label a sentence: "Ann: happiness – what is said".
std::string timelineToAudacity(const TimelineExport& what);

/// IEMOCAP's three letters for what models and raters call an emotion ("ang" of "Anger"); empty: it has none.
std::string emotionAbbreviation(std::string_view label);

/// IEMOCAP's evaluation of a dialogue: a turn a sentence, named by its column "turn" or by the recording and the speaker, who is F or M;
/// emotions by their three letters, "xxx" where there is none. Errors: InvalidArgument (another speaker).
Result<std::string> timelineToEmoEvaluation(const TimelineExport& what);

}  // namespace undertone
