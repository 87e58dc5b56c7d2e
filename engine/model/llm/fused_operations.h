// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/torch.h"

// What lies between the matrix products of a block, each as one operation of autograd over the fused loops of kernels/row_operations: a
// training step of a small model spends more time there than in the products. Values and gradients as those of the same formulas in
// torch's operations, within rounding; gradients of gradients are not there.
namespace undertone {

/// Whether the fused loops take tensors on this one's device, of that type: on a processor, in fp32, fp64 or bf16.
bool canFuse(const torch::Tensor& tensor, torch::Dtype type);

/// rmsNorm() over the last axis; `weight` (width) of the type of `hidden`.
torch::Tensor fusedRmsNorm(const torch::Tensor& hidden, const torch::Tensor& weight, double epsilon);

/// Angles of every row of a batch, each (batch * tokens, head size / 2), fp32 (fp64 for fp64).
struct RowAngles {
    torch::Tensor cosine;
    torch::Tensor sine;
};

/// Turns queries or keys (batch, tokens, heads * size) by their positions, in Llama's half-split form.
torch::Tensor fusedRotation(const torch::Tensor& projected, std::int64_t size, const RowAngles& angles);

/// silu(gate) * up, both (batch, tokens, width).
torch::Tensor fusedGatedSilu(const torch::Tensor& gate, const torch::Tensor& up);

}  // namespace undertone
