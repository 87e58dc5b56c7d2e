// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/seeded_random.h"

#include <cmath>
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

}  // namespace undertone
