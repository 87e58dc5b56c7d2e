// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the segments readers of this room only.

#include "engine/core/conversation.h"
#include "engine/core/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace undertone {

/// A segment as written, not yet checked against the audio.
struct SegmentRow {
    std::size_t line = 0;
    std::string speaker;  ///< name; empty: not known
    Segment segment;      ///< without ids
};

/// A tier, in place of a name, of a speaker who is not known: RTTM's word for it, and what the writers of this room put there.
inline constexpr std::string_view unknownSpeaker = "<NA>";

/// What a reader found, and sentences on what it left out.
struct SegmentRows {
    std::vector<SegmentRow> rows;
    std::vector<Message> warnings;
};

/// "FILE, line N: why." as an InvalidSegments error.
Error invalidSegment(const std::filesystem::path& path, std::size_t line, const Message& why);

/// SPEAKER lines of NIST RTTM (onset and duration in seconds); other line types and ;; comments are skipped.
Result<std::vector<SegmentRow>> parseSegmentsRttm(std::string_view text, const std::filesystem::path& path);

/// CSV with a header that names start, end (or start_seconds, end_seconds) and speaker; seconds, dot decimals.
Result<std::vector<SegmentRow>> parseSegmentsCsv(std::string_view text, const std::filesystem::path& path);

/// Text form of Praat's TextGrid, long or short: one tier a speaker, by its name; an interval without text is silence. Point tiers are
/// left out, with a warning. Line ends are LF. Errors: InvalidSegments, LimitExceeded, UnsupportedFormat (the chronological form, another
/// object).
Result<SegmentRows> parseSegmentsTextGrid(std::string_view text, const std::filesystem::path& path);

/// EAF of ELAN (2.x and 3.0), UTF-8: the alignable annotations of tiers that depend on no other; the speaker is PARTICIPANT where it is
/// set, else TIER_ID. TIME_ORIGIN is honoured. Errors: InvalidSegments (also no XML, a DOCTYPE, a time slot without a time), LimitExceeded,
/// UnsupportedFormat.
Result<SegmentRows> parseSegmentsEaf(const std::string& text, const std::filesystem::path& path);

/// The first few of the names, and how many more there are.
Message firstNames(const std::vector<std::string>& names);

/// As much of a text as a sentence can quote: its first characters.
std::string shortened(std::string_view text);

/// Whether the first word of the text is one that starts an RTTM line.
bool looksLikeRttm(std::string_view text);

}  // namespace undertone
