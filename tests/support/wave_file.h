// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace undertone::test {

/// Bytes of a WAV file of 32-bit floats, interleaved. Written by hand, so that broken ones can be made too.
inline std::string waveBytes(const std::vector<float>& samples, int sampleRate = 16000, int channels = 1)
{
    std::string bytes;
    const auto put = [&bytes](auto value) { bytes.append(reinterpret_cast<const char*>(&value), sizeof value); };
    const auto dataBytes = static_cast<std::uint32_t>(samples.size() * sizeof(float));
    bytes += "RIFF";
    put(static_cast<std::uint32_t>(36 + dataBytes));
    bytes += "WAVEfmt ";
    put(std::uint32_t{16});
    put(std::uint16_t{3});  // IEEE float
    put(static_cast<std::uint16_t>(channels));
    put(static_cast<std::uint32_t>(sampleRate));
    put(static_cast<std::uint32_t>(sampleRate * channels * 4));
    put(static_cast<std::uint16_t>(channels * 4));
    put(std::uint16_t{32});
    bytes += "data";
    put(dataBytes);
    bytes.append(reinterpret_cast<const char*>(samples.data()), dataBytes);
    return bytes;
}

/// A made-up voice: a buzz whose pitch and loudness wander, so that no two sentences are alike.
inline std::vector<float> buzz(double seconds, int sampleRate = 16000)
{
    std::vector<float> samples(static_cast<std::size_t>(seconds * sampleRate));
    double phase = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = static_cast<double>(i) / sampleRate;
        phase += (140.0 + 60.0 * std::sin(0.7 * t) + 20.0 * std::sin(11.0 * t)) / sampleRate;
        const double saw = 2.0 * (phase - std::floor(phase)) - 1.0;
        samples[i] = static_cast<float>(0.2 * saw * (0.6 + 0.4 * std::sin(2.3 * t)));
    }
    return samples;
}

inline void writeBytes(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace undertone::test
