// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/annotation/segments_reader.h"
#include "tests/fuzz/fuzz_input.h"

namespace undertone::fuzz {

/// The input as a segments file of that name: whatever it is, what is read lies in the recording, and tiers can be listed where it is read.
inline int readAsSegments(const char* name, const std::uint8_t* data, std::size_t size)
{
    constexpr double recordingSeconds = 3600.0;
    const auto path = fileOf(name, textOf(data, size));
    const auto conversation = readSegments(path, recordingSeconds);
    const auto tiers = readSegmentsTiers(path);
    if (!conversation)
        return 0;
    require(tiers.ok(), "what is read has its tiers listed");
    for (const Segment& segment : conversation->segments)
        require(segment.startSeconds >= 0.0 && segment.endSeconds > segment.startSeconds && segment.endSeconds <= recordingSeconds,
                "segments lie in the recording");
    return 0;
}

}  // namespace undertone::fuzz
