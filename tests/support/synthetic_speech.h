// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"

#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace undertone::test {

/// `seconds` of the signal of tests/oracle/make_voice_activity_golden.py, at 16 kHz, from `firstSecond` on: a voice as far as
/// the detector can tell, with a pause of 0.6 s every 2 s.
inline std::vector<float> syntheticSpeech(int seconds = 6, int firstSecond = 0)
{
    const double pi = std::numbers::pi;
    std::vector<float> samples;
    for (std::int64_t n = firstSecond * engineSampleRate; n < (firstSecond + seconds) * engineSampleRate; ++n) {
        const double t = static_cast<double>(n) / engineSampleRate;
        const double phase = 2 * pi * (130 * t + 15.0 / 3 * std::sin(3 * t));
        const double spoken = std::fmod(t, 2.0) < 1.4 ? 1.0 : 0.0;
        const double syllable = std::pow(std::sin(pi * std::fmod(t * 4, 1.0)), 2);
        const double formant = 600 + 250 * std::sin(2 * pi * 2.3 * t);
        double value = 0.0;
        for (int k = 1; k < 25; ++k) {
            const double frequency = 130.0 * k;
            value += (std::exp(-std::pow((frequency - formant) / 180, 2)) + 0.5 * std::exp(-std::pow((frequency - 1500) / 250, 2)))
                * std::sin(k * phase);
        }
        const double hiss = static_cast<double>((n * 1103515245 + 12345) % 65536) / 65536 - 0.5;
        samples.push_back(static_cast<float>(0.12 * spoken * syllable * value + 0.002 * hiss));
    }
    return samples;
}

}  // namespace undertone::test
