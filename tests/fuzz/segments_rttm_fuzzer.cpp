// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segments_reader.h"
#include "tests/fuzz/fuzz_input.h"

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto conversation = readSegments(fuzz::fileOf("segments.rttm", fuzz::textOf(data, size)), 3600.0);
    if (!conversation)
        return 0;
    for (const Segment& segment : conversation->segments)
        fuzz::require(segment.startSeconds >= 0.0 && segment.endSeconds > segment.startSeconds && segment.endSeconds <= 3600.0,
                      "segments lie in the recording");
    return 0;
}
