// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace undertone {

/// White noise from integers alone, so that a seed gives the same samples on every platform (the standard
/// library's distributions differ). SplitMix64; each value is the sum of four uniforms: near Gaussian.
class NoiseGenerator {
public:
    explicit NoiseGenerator(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t nextInteger()
    {
        m_state += 0x9e3779b97f4a7c15u;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    /// Mean 0, deviation 1.
    float next()
    {
        const auto bits = nextInteger();
        const auto sum = static_cast<std::int64_t>((bits & 0xffff) + (bits >> 16 & 0xffff) + (bits >> 32 & 0xffff) + (bits >> 48));
        constexpr float deviation = 37837.2f;  // of four uniforms on 0..65535: sqrt(4 (2^32 - 1) / 12)
        return static_cast<float>(sum - 131070) / deviation;
    }

private:
    std::uint64_t m_state;
};

}  // namespace undertone
