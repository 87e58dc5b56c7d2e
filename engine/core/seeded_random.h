// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace undertone {

/// Draws that are the same on every platform and compiler. The numbers are std::mt19937_64's, which the C++ standard
/// fixes; what it does not fix, its distributions, is not used. Not for secrets. One thread.
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

}  // namespace undertone
