// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/wav_bytes.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace undertone {
namespace {

void putNumber(std::string& bytes, std::uint32_t number, int size)
{
    for (int i = 0; i < size; ++i)
        bytes += static_cast<char>(number >> (8 * i) & 0xff);
}

}  // namespace

std::string wavBytes(std::span<const float> samples, int sampleRate)
{
    constexpr std::uint32_t bytesEach = 2, formatBytes = 16, headBytes = 36;
    const auto soundBytes = static_cast<std::uint32_t>(samples.size()) * bytesEach;
    const auto rate = static_cast<std::uint32_t>(sampleRate);
    std::string bytes = "RIFF";
    bytes.reserve(8 + headBytes + soundBytes);
    putNumber(bytes, headBytes + soundBytes, 4);
    bytes += "WAVEfmt ";
    putNumber(bytes, formatBytes, 4);
    putNumber(bytes, 1, 2);  // PCM
    putNumber(bytes, 1, 2);  // mono
    putNumber(bytes, rate, 4);
    putNumber(bytes, rate * bytesEach, 4);
    putNumber(bytes, bytesEach, 2);
    putNumber(bytes, 8 * bytesEach, 2);
    bytes += "data";
    putNumber(bytes, soundBytes, 4);
    for (const float sample : samples) {
        const auto level = std::lround(std::clamp(sample, -1.0f, 1.0f) * 32767.0f);
        putNumber(bytes, static_cast<std::uint32_t>(static_cast<std::int32_t>(level)), 2);
    }
    return bytes;
}

}  // namespace undertone
