// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/result.h"
#include "engine/core/segments_selection.h"
#include "engine/core/timeline.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace undertone {

/// Bounds of a segments file (contracts.md, "Segments").
struct SegmentsLimits {
    static constexpr double maxOvershootSeconds = 0.5;  ///< an end this far past the audio is clipped, with a warning
    static constexpr double roundingSeconds = 0.0005;   ///< a start less than this before the recording is its beginning
    static constexpr int maxChannels = 64;
    static constexpr std::size_t maxSegments = 1'000'000;
    static constexpr std::size_t maxBytes = std::size_t{256} << 20;
    static constexpr std::size_t maxXmlBytes = std::size_t{64} << 20;  ///< of XML, which takes several times as much in memory
};

/// Reads a file of one of segmentsFormats(), told by extension, else by content, takes from it what `selection` says, checks it against the
/// audio, numbers segments and speakers, and puts it in reading order. Overlapping and nested segments are valid. What a file holds beside
/// segments and was left out, and which tiers were guessed, stands in the warnings. Errors: InvalidSegments with the line number (not a
/// number, end < start, start outside or end too far past the audio, nothing in it), or with the names to choose from (many recordings, no
/// tier of sentences), UnsupportedFormat, FileNotFound, FileUnreadable, LimitExceeded.
Result<Conversation> readSegments(const std::filesystem::path& path, double audioDurationSeconds,
                                  TokenizeMode order = TokenizeMode::Utterance, const SegmentsSelection& selection = {});

/// The text of a segments file as UTF-8, whatever it is in, with line feeds alone. Errors: FileNotFound, FileUnreadable, LimitExceeded,
/// InvalidSegments (no text).
Result<std::string> readSegmentsText(const std::filesystem::path& path);

/// The tiers of such a file that hold segments, in its order, each name once, and which of them readSegments takes; none where the format
/// has no tiers. A selection that names a tier which is not there counts as none. Errors: those of readSegments but for what lies in the
/// audio.
Result<std::vector<SegmentsTier>> readSegmentsTiers(const std::filesystem::path& path, const SegmentsSelection& selection = {});

/// Whether `a` is read before `b`: the order of orderForReading, for those who sort more than segments.
bool readsBefore(const Segment& a, const Segment& b, TokenizeMode mode);

/// Puts segments in reading order (method.md 3): by (start, end) for `Utterance`, by end for `Whole`. Equal ones keep
/// their order.
void orderForReading(std::vector<Segment>& segments, TokenizeMode mode);

}  // namespace undertone
