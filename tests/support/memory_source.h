// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace undertone::test {

/// Audio that a test has made, interleaved.
class MemorySource : public AudioSource {
public:
    explicit MemorySource(std::vector<float> samples, int sampleRate = engineSampleRate, int channels = 1)
        : m_samples(std::move(samples)), m_sampleRate(sampleRate), m_channels(channels)
    {
    }
    [[nodiscard]] int sampleRate() const override { return m_sampleRate; }
    [[nodiscard]] int channelCount() const override { return m_channels; }
    [[nodiscard]] SampleIndex frameCount() const override { return static_cast<SampleIndex>(m_samples.size()) / m_channels; }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override
    {
        const auto wanted = std::min(static_cast<SampleIndex>(out.size()) / m_channels, frameCount() - first);
        if (first < 0 || wanted <= 0)
            return std::size_t{0};
        std::copy_n(m_samples.begin() + first * m_channels, wanted * m_channels, out.begin());
        return static_cast<std::size_t>(wanted);
    }

private:
    std::vector<float> m_samples;
    int m_sampleRate;
    int m_channels;
};

}  // namespace undertone::test
