// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/memory_evaluation_json.h"
#include "tests/fuzz/fuzz_input.h"

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::fileOf(evaluationFileName, fuzz::textOf(data, size));
    (void)readMemoryEvaluation(fuzz::folder(), std::string(64, '1'));
    return 0;
}
