// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/seeded_random.h"

#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>
#include <vector>

namespace undertone::test {

inline std::vector<float> sine(double hertz, double seconds, int sampleRate, double amplitude = 0.5)
{
    std::vector<float> samples(static_cast<std::size_t>(seconds * sampleRate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(amplitude * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / sampleRate));
    return samples;
}

inline std::vector<float> whiteNoise(std::size_t count, double deviation, std::uint64_t seed)
{
    SplitMix64 noise(seed);
    std::vector<float> samples(count);
    for (auto& sample : samples)
        sample = static_cast<float>(deviation) * noise.noise();
    return samples;
}

inline double rootMeanSquare(std::span<const float> samples)
{
    double sum = 0.0;
    for (const auto sample : samples)
        sum += static_cast<double>(sample) * static_cast<double>(sample);
    return samples.empty() ? 0.0 : std::sqrt(sum / static_cast<double>(samples.size()));
}

/// Amplitude of one frequency in a signal.
inline double amplitudeAt(std::span<const float> samples, double hertz, int sampleRate)
{
    double re = 0.0;
    double im = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double angle = 2 * std::numbers::pi * hertz * static_cast<double>(i) / sampleRate;
        re += static_cast<double>(samples[i]) * std::cos(angle);
        im += static_cast<double>(samples[i]) * std::sin(angle);
    }
    return 2 * std::sqrt(re * re + im * im) / static_cast<double>(samples.size());
}

inline double inDecibels(double ratio)
{
    return 20 * std::log10(ratio);
}

}  // namespace undertone::test
