// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/audio_file_source.h"
#include "tests/fuzz/fuzz_input.h"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace undertone;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto source = AudioFileSource::open(fuzz::fileOf("sound", fuzz::textOf(data, size)));
    if (!source)
        return 0;
    const auto channels = static_cast<std::size_t>((*source)->channelCount());
    std::vector<float> samples(1000 * channels), again(samples.size());
    for (const SampleIndex first : {SampleIndex{0}, (*source)->frameCount() / 2, (*source)->frameCount() - 500, SampleIndex{0}}) {
        const auto count = (*source)->read(std::max<SampleIndex>(first, 0), samples);
        const auto second = (*source)->read(std::max<SampleIndex>(first, 0), again);
        fuzz::require(count.ok() == second.ok() && (!count || *count == *second), "a read at a place depends on nothing but the place");
        for (std::size_t i = 0; count && i < *count * channels; ++i)
            fuzz::require(std::isfinite(samples[i]), "samples are finite");
    }
    return 0;
}
