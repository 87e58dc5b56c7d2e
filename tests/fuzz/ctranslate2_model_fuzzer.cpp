// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/ctranslate2_model.h"
#include "tests/fuzz/fuzz_input.h"

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto model = Ctranslate2Model::open(fuzz::fileOf("model.bin", fuzz::textOf(data, size)));
    if (!model)
        return 0;
    unsigned sum = 0;
    for (const auto& [name, entry] : (*model)->variables()) {
        std::uint64_t elements = 1;
        for (const auto axis : entry.shape)
            elements *= static_cast<std::uint64_t>(axis);
        fuzz::require(elements * elementBytes(entry.dtype) == entry.bytes.size(), "bytes fit the shape");
        for (const std::byte byte : entry.bytes)  // each must lie in the file
            sum += std::to_integer<unsigned>(byte);
    }
    volatile unsigned sink = sum;
    (void)sink;
    return 0;
}
