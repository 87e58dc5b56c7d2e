// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/training/training_run_folder.h"
#include "tests/fuzz/fuzz_input.h"

#include <algorithm>

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // The files of a run folder in this order, parted by zero bytes.
    auto text = fuzz::textOf(data, size);
    for (const char* name : {"run.json", "progress.jsonl", "process.json", "error.json", "result.json"}) {
        const auto parting = std::min(text.find('\0'), text.size());
        fuzz::fileOf(name, text.substr(0, parting));
        text.remove_prefix(std::min(parting + 1, text.size()));
    }
    (void)readTrainingRun(fuzz::folder());
    (void)TrainingProgressReader(fuzz::folder()).readNew();
    return 0;
}
