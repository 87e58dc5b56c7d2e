// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/model_directory.h"
#include "tests/fuzz/fuzz_input.h"

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::filesystem::create_directories(fuzz::folder() / "tokenizer");
    std::filesystem::create_directories(fuzz::folder() / "base");
    fuzz::fileOf("undertone.json", fuzz::textOf(data, size));
    const auto description = readModelDescription(fuzz::folder());
    if (!description)
        return 0;
    fuzz::require(writeModelDescription(fuzz::folder(), *description).ok(), "a description that was read can be written");
    const auto again = readModelDescription(fuzz::folder());
    fuzz::require(again.ok() && *again == *description, "and is the same then");
    return 0;
}
