// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/fused_operations.h"
#include "engine/model/llm/lora_linear.h"
#include "engine/model/llm/rotary_embedding.h"
#include "engine/model/torch.h"

#include <optional>

namespace undertone {

struct BlockWeights;

/// What later tokens see of earlier ones in one block: each (batch, key-value heads, tokens, head size), rotated.
struct KeyValues {
    torch::Tensor keys;
    torch::Tensor values;
};

/// What all blocks of one forward share, and where this block stands.
struct AttentionContext {
    RotaryTable rotary;               ///< one row per token of this forward
    torch::Tensor mask;               ///< bool (batch, 1, tokens, tokens seen), true: may be seen; undefined: causal
    const KeyValues* past = nullptr;  ///< of the tokens before these, which every row sees
    KeyValues* present = nullptr;     ///< filled with those of all tokens so far
    ActiveLoras loras;
    std::int64_t layer = 0;
    std::int64_t firstRow = 0;                ///< queries are computed from this token on
    std::optional<torch::Dtype> productType;  ///< fused: what autocast takes the rows to, once for all products that read them
    RowAngles angles;                         ///< defined: what lies between the products is fused; for windows without a past, all rows
};

/// (batch, tokens, ...) from a token on. All of them as they are: the gradient of a slice is a copy.
torch::Tensor rowsFrom(const torch::Tensor& rows, std::int64_t first);

/// Self-attention with grouped queries: normed (batch, tokens, hidden) to (batch, tokens - firstRow, hidden).
torch::Tensor attention(const torch::Tensor& normed, const BlockWeights& weights, const LlamaConfig& config,
                        const AttentionContext& context);

}  // namespace undertone
