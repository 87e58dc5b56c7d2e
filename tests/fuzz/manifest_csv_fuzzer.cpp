// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/manifest.h"
#include "tests/fuzz/fuzz_input.h"

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::fileOf("manifest.csv", fuzz::textOf(data, size));
    (void)readManifest(fuzz::folder());
    return 0;
}
