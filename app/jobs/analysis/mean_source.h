// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"

#include <memory>
#include <vector>

namespace undertone {

/// The mean of mono sources of one rate, the shorter ones silent at their end. At least one.
class MeanSource final : public AudioSource {
public:
    explicit MeanSource(std::vector<std::unique_ptr<AudioSource>> sources) : m_sources(std::move(sources)) {}
    [[nodiscard]] int sampleRate() const override { return m_sources.front()->sampleRate(); }
    [[nodiscard]] int channelCount() const override { return 1; }
    [[nodiscard]] SampleIndex frameCount() const override;
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override;

private:
    std::vector<std::unique_ptr<AudioSource>> m_sources;
    std::vector<float> m_one;
};

}  // namespace undertone
