// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/message.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// One stretch of speech by one speaker, as a segments file or the voice activity detector gives it.
/// Seconds from the start of the recording; segments may overlap and nest.
struct Segment {
    double startSeconds = 0.0;
    double endSeconds = 0.0;
    std::string speaker;                                       ///< empty: not known
    std::vector<std::pair<std::string, std::string>> columns;  ///< what else the segments file says of it: names and texts, in its order
    friend bool operator==(const Segment&, const Segment&) = default;
};

/// Where the segments of a run came from; written to the timeline JSON as `vad`, `rttm`, `csv`...
enum class SegmentsSource { VoiceActivity, Rttm, Csv, TextGrid, Eaf };

/// A recording cut into sentences, in reading order (method.md 3, "overlapping sentences").
struct Conversation {
    std::vector<Segment> segments;
    SegmentsSource source = SegmentsSource::VoiceActivity;
    std::vector<Message> warnings;  ///< e.g. an end clipped to the end of the audio, a tier left out
};

}  // namespace undertone
