// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace undertone {

// Two generators whose draws are the same on every platform and compiler. Each keeps what seeds have meant since they were first
// used: corpora are simulated and bootstrapped with SeededRandom, models trained and sound mixed with SplitMix64.

/// The numbers are std::mt19937_64's, which the C++ standard fixes; what it does not fix, its distributions, is not used. Not for
/// secrets. One thread.
class SeededRandom {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) {}
    std::uint64_t next() { return m_engine(); }
    /// Whole number in [0, bound); bound > 0.
    std::uint64_t below(std::uint64_t bound);
    /// Whole number in [low, high].
    std::int64_t between(std::int64_t low, std::int64_t high);
    /// In [low, high], on a grid of 1/1000: one division, so that no platform's rounding differs.
    double thousandths(double low, double high);
    bool chance(double probability);
    /// Index drawn with these weights; their sum must be above 0.
    std::size_t weighted(const std::vector<std::uint64_t>& weights);

    template <typename T> void shuffle(std::vector<T>& values)
    {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[static_cast<std::size_t>(below(i))]);
    }

private:
    std::mt19937_64 m_engine;
};

/// SplitMix64 (Steele, Lea and Flood 2014): 64 bits of state, so that a generator of its own for each step costs nothing. Not for secrets.
/// One thread.
class SplitMix64 {
public:
    explicit SplitMix64(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next();
    double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }  ///< in [0, 1)
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    double symmetric(double range) { return uniform(-range, range); }
    bool chance(double probability) { return uniform() < probability; }
    /// In [0, count); count > 0. Biased by count / 2^64.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    /// Mean 0, deviation 1: Box and Muller's method, from two numbers.
    double normal();
    /// Mean 0, deviation 1, nearly normal: the sum of four uniforms of one number.
    float noise();

private:
    std::uint64_t m_state;
};

/// An order that the seed decides.
template <typename T> void shuffle(std::vector<T>& items, std::uint64_t seed)
{
    SplitMix64 random(seed);
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[random.below(i)]);
}

/// One seed of two.
std::uint64_t mixSeeds(std::uint64_t a, std::uint64_t b);

/// The seed of one of a run's uses of chance.
std::uint64_t seedOf(std::uint64_t seed, std::uint64_t use);

}  // namespace undertone
