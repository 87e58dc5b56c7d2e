// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/iemocap_text.h"
#include "tests/fuzz/fuzz_input.h"

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::vector<SkippedItem> skipped;
    std::vector<Message> warnings;
    const auto text = fuzz::textOf(data, size);
    const auto utterances = parseIemocapEvaluation(text, "Ses01F_impro01.txt", "Ses01F_impro01", skipped, warnings);
    (void)parseIemocapTranscription(text, "Ses01F_impro01.txt", skipped);
    if (!utterances)
        return 0;
    const auto written = writeIemocapEvaluation(*utterances);
    const auto again = parseIemocapEvaluation(written, "again.txt", "Ses01F_impro01", skipped, warnings);
    fuzz::require(again.ok() && again->size() == utterances->size(), "what was read can be written and read again");
    return 0;
}
