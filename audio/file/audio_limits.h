// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace undertone {

inline constexpr int maximumChannels = 64;
inline constexpr int minimumSampleRate = 1000;    ///< Hz
inline constexpr int maximumSampleRate = 768000;  ///< Hz
inline constexpr std::int64_t maximumDurationSeconds = 7LL * 24 * 3600;

}  // namespace undertone
