// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/seeded_random.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace undertone {

std::uint64_t SeededRandom::below(std::uint64_t bound)
{
    // Numbers under 2^64 mod bound are drawn again, so that every result is equally likely.
    const std::uint64_t threshold = (0 - bound) % bound;
    for (;;) {
        const std::uint64_t drawn = next();
        if (drawn >= threshold)
            return drawn % bound;
    }
}

std::int64_t SeededRandom::between(std::int64_t low, std::int64_t high)
{
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
}

double SeededRandom::thousandths(double low, double high)
{
    return static_cast<double>(between(std::llround(low * 1000.0), std::llround(high * 1000.0))) / 1000.0;
}

bool SeededRandom::chance(double probability)
{
    return static_cast<double>(next() >> 11) * 0x1.0p-53 < probability;
}

std::size_t SeededRandom::weighted(const std::vector<std::uint64_t>& weights)
{
    std::uint64_t drawn = below(std::accumulate(weights.begin(), weights.end(), std::uint64_t{0}));
    std::size_t index = 0;
    while (drawn >= weights[index])
        drawn -= weights[index++];
    return index;
}

std::uint64_t SplitMix64::next()
{
    m_state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

double SplitMix64::normal()
{
    const double radius = std::sqrt(-2.0 * std::log(std::max(uniform(), 1e-300)));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

float SplitMix64::noise()
{
    const auto bits = next();
    const auto sum = static_cast<std::int64_t>((bits & 0xffff) + (bits >> 16 & 0xffff) + (bits >> 32 & 0xffff) + (bits >> 48));
    constexpr float deviation = 37837.2f;  // of four uniforms on 0..65535: sqrt(4 (2^32 - 1) / 12)
    return static_cast<float>(sum - 131070) / deviation;
}

std::uint64_t mixSeeds(std::uint64_t a, std::uint64_t b)
{
    return SplitMix64(a * 0x2545f4914f6cdd1dULL + b).next();
}

std::uint64_t seedOf(std::uint64_t seed, std::uint64_t use)
{
    return seed * 0x9e3779b97f4a7c15ULL + use * 0xbf58476d1ce4e5b9ULL + 1;
}

}  // namespace undertone
