// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstdint>

namespace undertone {

/// Rank and weight of a LoRA on all seven linear projections of every block (paper, 4.2).
struct LoraConfig {
    std::int64_t rank = 64;
    double alpha = 64.0;

    [[nodiscard]] double scale() const { return alpha / static_cast<double>(rank); }
};

/// Errors: InvalidArgument (a rank below 1 or above 65536, an alpha that is not finite).
Status validateLoraConfig(const LoraConfig& config);

}  // namespace undertone
