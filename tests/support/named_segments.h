// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace undertone::test {

/// A segment with its speaker's name in place of ids, as a test writes and compares it.
struct NamedSegment {
    double startSeconds = 0.0;
    double endSeconds = 0.0;
    std::string speaker;
    std::vector<std::pair<std::string, std::string>> columns{};
    friend bool operator==(const NamedSegment&, const NamedSegment&) = default;
};

/// A conversation of these segments, numbered in their order.
inline Conversation conversationOf(const std::vector<NamedSegment>& segments, SegmentsSource source = SegmentsSource::VoiceActivity)
{
    Conversation conversation;
    conversation.source = source;
    SpeakersByName speakers(conversation);
    for (const auto& segment : segments)
        conversation.segments.push_back({segment.startSeconds, segment.endSeconds, speakers.idOf(segment.speaker), segment.columns});
    numberSegments(conversation);
    return conversation;
}

/// The order of orderForReading in mode `Utterance`.
inline void orderByStart(std::vector<NamedSegment>& segments)
{
    std::stable_sort(segments.begin(), segments.end(), [](const auto& a, const auto& b) {
        return std::tie(a.startSeconds, a.endSeconds) < std::tie(b.startSeconds, b.endSeconds);
    });
}

inline std::vector<NamedSegment> namedSegments(const Conversation& conversation)
{
    std::vector<NamedSegment> named;
    for (const Segment& segment : conversation.segments)
        named.push_back(
            {segment.startSeconds, segment.endSeconds, std::string(speakerName(conversation.speakers, segment.speaker)), segment.columns});
    return named;
}

}  // namespace undertone::test
