// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/speech_tokenizer_config.h"
#include "tests/fuzz/fuzz_input.h"

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    (void)speechTokenizerConfigFromJson(std::string(fuzz::textOf(data, size)));
    return 0;
}
