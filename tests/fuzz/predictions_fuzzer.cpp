// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/prediction_file.h"
#include "tests/fuzz/fuzz_input.h"

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto kept = readPredictions(fuzz::fileOf("predictions.json", fuzz::textOf(data, size)), "key");
    if (!kept)
        return 0;
    const auto written = fuzz::folder() / "again.json";
    fuzz::require(writePredictions(written, *kept).ok(), "what was read can be written");
    fuzz::require(readPredictions(written, "key").has_value(), "and read again");
    return 0;
}
