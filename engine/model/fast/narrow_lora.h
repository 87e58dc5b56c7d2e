// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/fast/narrow_kernels.h"
#include "engine/model/lora/lora_linear.h"

#include <torch/torch.h>

#include <cstdint>
#include <vector>

namespace undertone {

/// The thin products of a LoRA on projections that read the same input, in bf16 on a processor that multiplies pairs of it.
class NarrowLora {
public:
    /// Whether these values are such: bf16 on the CPU, of even widths, on a processor that has the instructions.
    static bool serves(const torch::Tensor& a, const std::vector<torch::Tensor>& b);

    /// Takes values over: a (parts * rank, in), b (out, rank) of each part.
    void follow(const torch::Tensor& a, const std::vector<torch::Tensor>& b);

    /// inner (rows, parts * rank) = A x of input (rows, in).
    void innerValues(const torch::Tensor& input, const torch::Tensor& inner) const;

    /// Gradients of A and B in fp32, a pair for each part; `toInner` (as inner) receives that of the inner values. `outputGradients` (rows, out): one for each part.
    void gradients(const std::vector<torch::Tensor>& outputGradients, const torch::Tensor& input, const torch::Tensor& inner, const torch::Tensor& toInner,
                   const std::vector<LoraPair>& into, double scale) const;

private:
    torch::Tensor m_a;               ///< packed
    std::vector<torch::Tensor> m_b;  ///< packed
    std::int64_t m_input = 0;
    std::int64_t m_rank = 0;
};

}  // namespace undertone
