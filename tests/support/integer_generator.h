// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace undertone::test {

/// The one generator of test weights, written alike in Python (tests/oracle/integer_generator.py), so that goldens
/// need not hold what went in. A 64-bit linear congruential generator (multiplier 6364136223846793005, increment
/// 1442695040888963407) that starts at the FNV-1a hash of a name; the top 24 bits of each state are a fraction of
/// 2^24, exact in fp32.
class IntegerGenerator {
public:
    explicit IntegerGenerator(std::string_view name)
    {
        m_state = 14695981039346656037ull;
        for (const char letter : name)
            m_state = (m_state ^ static_cast<unsigned char>(letter)) * 1099511628211ull;
    }
    /// In [0, 2^24).
    std::uint32_t bits()
    {
        m_state = m_state * 6364136223846793005ull + 1442695040888963407ull;
        return static_cast<std::uint32_t>(m_state >> 40);
    }
    /// In [-0.5, 0.5).
    float centred() { return static_cast<float>(static_cast<double>(bits()) / 16777216.0 - 0.5); }
    /// In [0, bound).
    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>((static_cast<std::uint64_t>(bits()) * bound) >> 24); }

private:
    std::uint64_t m_state = 0;
};

}  // namespace undertone::test
