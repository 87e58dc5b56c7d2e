// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/torch.h"

#include <algorithm>
#include <chrono>

namespace undertone {

using Clock = std::chrono::steady_clock;

inline double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// The best rate of a square matrix product of 1024 in `dtype`, of twenty, in GFLOP/s: what the floor of a bench is counted by.
inline double gemmRate(torch::Dtype dtype)
{
    const torch::NoGradGuard frozen;
    const std::int64_t side = 1024;
    const auto x = torch::randn({side, side}).to(dtype);
    const auto y = torch::randn({side, side}).to(dtype);
    auto z = torch::empty({side, side}, dtype);
    double best = 1e30;
    for (int i = 0; i < 20; ++i) {
        const auto start = Clock::now();
        at::mm_out(z, x, y);
        best = std::min(best, millisecondsSince(start));
    }
    return 2.0 * side * side * side / best * 1e-6;
}

}  // namespace undertone
