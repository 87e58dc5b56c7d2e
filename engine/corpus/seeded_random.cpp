// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/seeded_random.h"

#include <bit>
#include <cmath>
#include <numeric>

namespace undertone {

SeededRandom::SeededRandom(std::uint64_t seed)
{
    for (std::uint64_t& word : m_state) {
        seed += 0x9e3779b97f4a7c15u;
        std::uint64_t mixed = seed;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
        word = mixed ^ (mixed >> 31);
    }
}

std::uint64_t SeededRandom::next()
{
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

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
