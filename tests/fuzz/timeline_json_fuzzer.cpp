// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/timeline_json_reader.h"
#include "engine/annotation/timeline_json_writer.h"
#include "tests/fuzz/fuzz_input.h"

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto timeline = timelineFromJson(fuzz::textOf(data, size));
    if (!timeline)
        return 0;
    const auto written = timelineToJson(*timeline);
    const auto again = timelineFromJson(written);
    fuzz::require(again.ok() && timelineToJson(*again) == written, "a timeline that was read is written and read alike");
    return 0;
}
