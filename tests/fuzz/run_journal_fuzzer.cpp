// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/run_journal.h"
#include "tests/fuzz/fuzz_input.h"

#include <algorithm>

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // The journal and its memory, parted by a zero byte.
    const auto text = fuzz::textOf(data, size);
    const auto parting = std::min(text.find('\0'), text.size());
    const std::string key(64, 'a');
    std::filesystem::create_directories(fuzz::folder() / key);
    fuzz::fileOf((key + "/journal.jsonl").c_str(), text.substr(0, parting));
    fuzz::fileOf((key + "/memory.bin").c_str(), text.substr(std::min(parting + 1, text.size())));
    auto journal = RunJournal::open(fuzz::folder(), key, {"ang", "hap", "sad", "neu"}, MemoryMode::Dpm);
    fuzz::require(journal.ok(), "whatever lies there, a run can begin");
    const auto rows = journal->recovered().size();
    const auto checkpoint = journal->loadCheckpoint();
    fuzz::require(!checkpoint || checkpoint->sentences <= rows, "the memory is of sentences that are there");
    return 0;
}
