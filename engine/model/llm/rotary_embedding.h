// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/model_config.h"
#include "engine/model/torch.h"

namespace undertone {

/// Cosines and sines of every position, each (tokens, head size), both halves alike.
struct RotaryTable {
    torch::Tensor cosine;
    torch::Tensor sine;
};

/// The angles of positions 0..tokens-1 under the config's scaling, computed in fp32 as transformers does, then in `dtype`. `sequence`: the
/// tokens of the whole window, which dynamic scaling follows where they are more than the config's positions.
RotaryTable rotaryTable(const LlamaConfig& config, std::int64_t tokens, std::int64_t sequence, torch::Device device, torch::Dtype dtype);

/// Turns queries or keys (batch, heads, tokens, head size) by their positions, in Llama's half-split form.
/// `table` has one row per token.
torch::Tensor rotate(const torch::Tensor& heads, const RotaryTable& table);

}  // namespace undertone
