// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/segments_fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return undertone::fuzz::readAsSegments("segments.stm", data, size);
}
