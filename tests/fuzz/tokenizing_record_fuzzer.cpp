// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/corpus/tokenizing_record.h"
#include "tests/fuzz/fuzz_input.h"

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    (void)readTokenizingRecord(fuzz::fileOf("tokenizing.json", fuzz::textOf(data, size)));
    return 0;
}
