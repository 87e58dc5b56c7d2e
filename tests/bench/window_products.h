// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/model_config.h"
#include "engine/model/torch.h"

#include <cstdint>

namespace undertone {

/// Milliseconds of the matrix products of one DPM step, those that windowFlopFloor counts and in their own shapes, each the best of a few
/// with its operands still in the cache, nothing between them. What the floor reckons at the rate of a large square product, a library
/// takes at least this for.
double productsAlone(const LlamaConfig& config, std::int64_t prefix, std::int64_t targets, std::int64_t rank, torch::Dtype dtype);

}  // namespace undertone
