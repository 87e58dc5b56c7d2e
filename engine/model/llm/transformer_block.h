// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/attention.h"
#include "engine/model/llm/lora_linear.h"
#include "engine/model/torch.h"

#include <array>

namespace undertone {

/// The weights of one block.
struct BlockWeights {
    torch::Tensor attentionNorm;                                   ///< (hidden)
    torch::Tensor feedForwardNorm;                                 ///< (hidden)
    std::array<torch::Tensor, allProjections.size()> projections;  ///< each (out, in)
    std::array<torch::Tensor, allProjections.size()> biases;       ///< each (out); undefined: none

    [[nodiscard]] const torch::Tensor& bias(Projection which) const { return biases[static_cast<std::size_t>(which)]; }
    [[nodiscard]] const torch::Tensor& projection(Projection which) const { return projections[static_cast<std::size_t>(which)]; }
};

/// x / rms(x) * weight over the last axis, the statistics in fp32 as transformers computes them.
torch::Tensor rmsNorm(const torch::Tensor& hidden, const torch::Tensor& weight, double epsilon);

/// One pre-norm block: attention, then the gated SiLU feed-forward, each added to what came in.
/// `hidden` (batch, tokens, hidden); the result has the rows from `context.firstRow` on.
torch::Tensor transformerBlock(const torch::Tensor& hidden, const BlockWeights& weights, const LlamaConfig& config,
                               const AttentionContext& context, double channelDropout);

}  // namespace undertone
