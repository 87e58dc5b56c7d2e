// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/transformer_block.h"

namespace undertone {

namespace {

/// Drops whole channels for a whole window: one mask (batch, 1, hidden) is nearly free, one per element is not.
torch::Tensor dropChannels(const torch::Tensor& added, double probability)
{
    if (probability <= 0.0)
        return added;
    const auto keep = torch::rand({added.size(0), 1, added.size(2)}, added.options().requires_grad(false)).ge(probability);
    return added * keep.to(added.scalar_type()) / (1.0 - probability);
}

torch::Tensor feedForward(const torch::Tensor& normed, const BlockWeights& weights, const AttentionContext& context)
{
    const auto project = [&](const torch::Tensor& input, Projection which) {
        return loraLinear(input, weights.projection(which), weights.bias(which), context.loras, context.layer, which);
    };
    const auto gate = project(normed, Projection::Gate), up = project(normed, Projection::Up);
    return project(context.angles.cosine.defined() ? fusedGatedSilu(gate, up) : torch::silu(gate) * up, Projection::Down);
}

}  // namespace

torch::Tensor rmsNorm(const torch::Tensor& hidden, const torch::Tensor& weight, double epsilon)
{
    const auto exact = hidden.to(torch::kFloat32);
    const auto scaled = exact * torch::rsqrt(exact.square().mean(-1, /*keepdim=*/true) + epsilon);
    return weight * scaled.to(hidden.scalar_type());
}

torch::Tensor transformerBlock(const torch::Tensor& hidden, const BlockWeights& weights, const LlamaConfig& config,
                               const AttentionContext& context, double channelDropout)
{
    const auto norm = [&](const torch::Tensor& rows, const torch::Tensor& weight) {
        if (!context.angles.cosine.defined())
            return rmsNorm(rows, weight, config.normEpsilon);
        const auto normed = fusedRmsNorm(rows, weight, config.normEpsilon);
        return context.productType ? normed.to(*context.productType) : normed;
    };
    const auto attended = attention(norm(hidden, weights.attentionNorm), weights, config, context);
    const auto afterAttention = rowsFrom(hidden, context.firstRow) + dropChannels(attended, channelDropout);
    const auto feedForwardOutput = feedForward(norm(afterAttention, weights.feedForwardNorm), weights, context);
    return afterAttention + dropChannels(feedForwardOutput, channelDropout);
}

}  // namespace undertone
