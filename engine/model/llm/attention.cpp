// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/attention.h"

#include "engine/model/llm/transformer_block.h"

namespace undertone {

namespace {

/// (batch, tokens, heads * head size) to (batch, heads, tokens, head size).
torch::Tensor splitHeads(const torch::Tensor& projected, std::int64_t heads, std::int64_t headSize)
{
    return projected.view({projected.size(0), projected.size(1), heads, headSize}).transpose(1, 2);
}

/// Each key-value head serves a group of query heads.
torch::Tensor repeatForGroups(const torch::Tensor& heads, std::int64_t groups)
{
    return groups == 1 ? heads : heads.repeat_interleave(groups, 1);
}

/// What the query rows from `firstRow` on may see. Undefined where no mask is needed: SDPA's own causal mask is
/// right for as many queries as keys only, and the last row alone sees everything.
torch::Tensor rowMask(const AttentionContext& context, std::int64_t rows, std::int64_t seen, torch::Device device)
{
    if (context.mask.defined())
        return context.mask.slice(2, context.firstRow);
    if (rows == seen || rows == 1)
        return {};
    return torch::ones({rows, seen}, torch::TensorOptions().dtype(torch::kBool).device(device)).tril(seen - rows);
}

}  // namespace

torch::Tensor rowsFrom(const torch::Tensor& rows, std::int64_t first)
{
    return first == 0 ? rows : rows.slice(1, first);
}

torch::Tensor attention(const torch::Tensor& normed, const BlockWeights& weights, const LlamaConfig& config,
                        const AttentionContext& context)
{
    const auto tokens = normed.size(1);
    const auto project = [&](const torch::Tensor& input, Projection which) {
        return loraLinear(input, weights.projection(which), weights.bias(which), context.loras, context.layer, which);
    };
    const auto queryRows = rowsFrom(normed, context.firstRow);
    const RotaryTable queryRotary{context.rotary.cosine.slice(0, context.firstRow), context.rotary.sine.slice(0, context.firstRow)};

    const auto turned = [&](const torch::Tensor& projected, std::int64_t heads, const RotaryTable& table) {
        return context.angles.cosine.defined()
            ? splitHeads(fusedRotation(projected, config.headSize, context.angles), heads, config.headSize)
            : rotate(splitHeads(projected, heads, config.headSize), table);
    };
    const auto query = turned(project(queryRows, Projection::Query), config.headCount, queryRotary);
    auto key = turned(project(normed, Projection::Key), config.keyValueHeadCount, context.rotary);
    auto value = splitHeads(project(normed, Projection::Value), config.keyValueHeadCount, config.headSize);
    if (context.past) {
        key = torch::cat({context.past->keys, key}, 2);
        value = torch::cat({context.past->values, value}, 2);
    }
    if (context.present)
        *context.present = {key, value};

    const auto groups = config.headCount / config.keyValueHeadCount;
    const auto rows = tokens - context.firstRow;
    const auto mask = rowMask(context, rows, key.size(2), normed.device());
    const bool causal = !mask.defined() && rows == key.size(2);
    const auto mixed = torch::scaled_dot_product_attention(query, repeatForGroups(key, groups), repeatForGroups(value, groups),
                                                           mask.defined() ? std::optional<torch::Tensor>(mask) : std::nullopt,
                                                           /*dropout_p=*/0.0, /*is_causal=*/causal);
    const auto joined = mixed.transpose(1, 2).reshape({normed.size(0), rows, config.headCount * config.headSize});
    return project(joined, Projection::Output);
}

}  // namespace undertone
