// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace undertone {

/// splitmix64: standard distributions differ between libraries, this does not.
class SeededSequence {
public:
    explicit SeededSequence(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }  ///< in [0, 1)
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }

private:
    std::uint64_t m_state;
};

/// An order that the seed decides.
template <typename T> void shuffle(std::vector<T>& items, std::uint64_t seed)
{
    SeededSequence random(seed);
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[random.below(i)]);
}

/// One seed of two.
inline std::uint64_t mixSeeds(std::uint64_t a, std::uint64_t b)
{
    return SeededSequence(a * 0x2545f4914f6cdd1dULL + b).next();
}

/// The seed of one of a run's uses of chance.
inline std::uint64_t seedOf(std::uint64_t seed, std::uint64_t use)
{
    return seed * 0x9e3779b97f4a7c15ULL + use * 0xbf58476d1ce4e5b9ULL + 1;
}

}  // namespace undertone
