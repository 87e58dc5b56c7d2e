// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the readers of subtitles of this room.

#include "engine/annotation/segment_rows.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace undertone {

/// The times of a line "00:00:01,000 --> 00:00:02.500 and settings"; nothing where it is none.
std::optional<std::pair<double, double>> parseCueTimes(std::string_view line);

/// Whether a line that is no such line looks as if it should be one: it begins with a digit and has an arrow or a colon in it.
bool looksLikeCueTimes(std::string_view line);

/// `text` without <tags>.
std::string withoutTags(std::string_view text);

/// `text` with character references of WebVTT and HTML ("&lt;", "&#39;") as what they stand for; others stay as they are.
std::string withoutReferences(std::string_view text);

/// The column of a sentence for an emotion that a file says beside what is said.
inline constexpr const char* emotionColumn = "emotion";
/// In the note of a WebVTT that this program wrote: its labels follow, each between brackets.
inline constexpr std::string_view cueLabelsHead = "Emotions:";

/// Takes names before a colon ("Ann: Yes", "[SPEAKER_00]: Yes") for the speakers of rows that have none, where at least half of them begin
/// so and the names repeat, and says so. Such a name leaves the row's text.
void takeSpeakersFromTexts(SegmentRows& found, const std::filesystem::path& path);

}  // namespace undertone
