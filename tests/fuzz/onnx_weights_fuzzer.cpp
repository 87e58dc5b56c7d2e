// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/onnx_initialisers.h"
#include "tests/fuzz/fuzz_input.h"

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto file = OnnxFile::open(fuzz::fileOf("weights.onnx", fuzz::textOf(data, size)));
    if (!file)
        return 0;
    unsigned sum = 0;
    for (const auto& [name, entry] : (*file)->initialisers()) {
        for (const std::byte byte : entry.bytes)  // each must lie in the file
            sum += std::to_integer<unsigned>(byte);
    }
    volatile unsigned sink = sum;
    (void)sink;
    return 0;
}
