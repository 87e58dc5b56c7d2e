// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/model_config.h"
#include "engine/model/window/projection_group.h"

#include <cstdint>

namespace undertone {

/// Floating-point operations of the matrix products of one DPM sentence in the steady state, as `FastPass` computes it: a pass over
/// `prefix` tokens with the readout's row, the loss of a sentence of `targets` tokens behind it, and the gradient of a temporary LoRA of
/// `rank`. Attention is counted causal, its backward with the scores made again. A multiplication and its addition count two.
double windowFlop(const LlamaConfig& config, std::int64_t prefix, std::int64_t targets, std::int64_t rank, LoraApplication application);

/// What any exact way must compute: the cheaper application of the LoRA.
double windowFlopFloor(const LlamaConfig& config, std::int64_t prefix, std::int64_t targets, std::int64_t rank);

}  // namespace undertone
