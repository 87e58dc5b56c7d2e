// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"

#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

namespace undertone::test {

/// One sample of the signal of tests/oracle/make_voice_activity_golden.py, at 16 kHz: a voice as far as the detector can tell, while it
/// speaks.
inline float syntheticVoice(std::int64_t n, bool speaks)
{
    const double pi = std::numbers::pi;
    const double t = static_cast<double>(n) / engineSampleRate;
    const double phase = 2 * pi * (130 * t + 15.0 / 3 * std::sin(3 * t));
    const double syllable = std::pow(std::sin(pi * std::fmod(t * 4, 1.0)), 2);
    const double formant = 600 + 250 * std::sin(2 * pi * 2.3 * t);
    double value = 0.0;
    for (int k = 1; k < 25; ++k) {
        const double frequency = 130.0 * k;
        value += (std::exp(-std::pow((frequency - formant) / 180, 2)) + 0.5 * std::exp(-std::pow((frequency - 1500) / 250, 2)))
            * std::sin(k * phase);
    }
    const double hiss = static_cast<double>((n * 1103515245 + 12345) % 65536) / 65536 - 0.5;
    return static_cast<float>(0.12 * (speaks ? 1.0 : 0.0) * syllable * value + 0.002 * hiss);
}

/// `seconds` of it, from `firstSecond` on, with a pause of 0.6 s every 2 s.
inline std::vector<float> syntheticSpeech(int seconds = 6, int firstSecond = 0)
{
    std::vector<float> samples;
    for (std::int64_t n = firstSecond * engineSampleRate; n < (firstSecond + seconds) * engineSampleRate; ++n)
        samples.push_back(syntheticVoice(n, std::fmod(static_cast<double>(n) / engineSampleRate, 2.0) < 1.4));
    return samples;
}

/// `seconds` of a voice that speaks from the first to the second of each pair.
inline std::vector<float> syntheticSpeech(double seconds, const std::vector<std::pair<double, double>>& spoken)
{
    std::vector<float> samples;
    for (std::int64_t n = 0; n < static_cast<std::int64_t>(seconds * engineSampleRate); ++n) {
        const double t = static_cast<double>(n) / engineSampleRate;
        bool speaks = false;
        for (const auto& [from, to] : spoken)
            speaks = speaks || (from <= t && t < to);
        samples.push_back(syntheticVoice(n, speaks));
    }
    return samples;
}

}  // namespace undertone::test
