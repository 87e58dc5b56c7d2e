// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/meld_reader.h"
#include "tests/fuzz/fuzz_input.h"

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::fileOf("train_sent_emo.csv", fuzz::textOf(data, size));
    (void)readMeld(fuzz::folder());
    return 0;
}
