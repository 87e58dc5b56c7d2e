// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/torch.h"

namespace undertone {

/// A linear layer for inference on the CPU in fp32: y = x W^T + b. Wide layers are stored in the order in which oneDNN reads
/// them, where LibTorch has it: a product of a few hundred rows is then a third faster. Const calls may run on several threads.
class PreparedLinear {
public:
    PreparedLinear() = default;
    /// weight (out, in); bias (out), or undefined. Both are taken as they are now.
    PreparedLinear(const torch::Tensor& weight, const torch::Tensor& bias);

    /// x (rows, in) to (rows, out).
    [[nodiscard]] torch::Tensor apply(const torch::Tensor& x) const;
    /// The same behind an exact GELU.
    [[nodiscard]] torch::Tensor applyGelu(const torch::Tensor& x) const;
    /// sum (rows, out) with the layer's output added; `sum` itself may be overwritten.
    [[nodiscard]] torch::Tensor addTo(const torch::Tensor& sum, const torch::Tensor& x) const;

private:
    torch::Tensor m_weight;  // (out, in), or packed
    torch::Tensor m_bias;
    bool m_packed = false;
};

}  // namespace undertone
