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
    Segment segment;
};

/// "FILE, line N: why." as an InvalidSegments error.
Error invalidSegment(const std::filesystem::path& path, std::size_t line, const std::string& why);

/// SPEAKER lines of NIST RTTM (onset and duration in seconds); other line types and ;; comments are skipped.
Result<std::vector<SegmentRow>> parseSegmentsRttm(std::string_view text, const std::filesystem::path& path);

/// CSV with a header that names start, end and speaker; seconds, dot decimals.
Result<std::vector<SegmentRow>> parseSegmentsCsv(std::string_view text, const std::filesystem::path& path);

/// Whether the first word of the text is one that starts an RTTM line.
bool looksLikeRttm(std::string_view text);

}  // namespace undertone
