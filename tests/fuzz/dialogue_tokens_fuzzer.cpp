// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/dialogue_tokens.h"
#include "tests/fuzz/fuzz_input.h"

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto tokens = readDialogueTokens(fuzz::fileOf("tokens.safetensors", fuzz::textOf(data, size)));
    if (!tokens)
        return 0;
    const auto written = fuzz::folder() / "again.safetensors";
    fuzz::require(writeDialogueTokens(written, *tokens).ok(), "what was read can be written");
    const auto again = readDialogueTokens(written);
    fuzz::require(again.ok() && again->tokenCount() == tokens->tokenCount() && again->labels == tokens->labels, "and read again");
    (void)mergeDialogueTokens({*tokens, *again});
    return 0;
}
