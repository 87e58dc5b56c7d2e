// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/safetensors.h"
#include "tests/fuzz/fuzz_input.h"

#include <algorithm>
#include <span>

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = std::as_bytes(std::span(data, size));
    const auto file = SafetensorsFile::fromBytes({bytes.begin(), bytes.end()}, "input");
    if (!file)
        return 0;
    const auto written = encodeSafetensors((*file)->tensors(), (*file)->metadata());
    fuzz::require(written.ok(), "what was read can be written");
    const auto again = SafetensorsFile::fromBytes(*written, "written");
    fuzz::require(again.ok() && (*again)->metadata() == (*file)->metadata(), "what was written can be read");
    for (const auto& [name, entry] : (*file)->tensors()) {
        const auto found = (*again)->tensors().find(name);
        fuzz::require(found != (*again)->tensors().end() && std::ranges::equal(found->second.bytes, entry.bytes),
                      "tensors keep their bytes");
    }
    return 0;
}
