// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/torch.h"

// What a hand-written forward and backward need beside matrix products, on tensors: on a processor the fused loops of
// row_kernels (threads share the rows), on any other device the same formulas in torch's operations. All matrices are
// (rows, columns) with unit column stride, in fp32, fp64 or bf16; sums are made in fp32 (fp64 for fp64). Outputs are written in place.
namespace undertone {

/// y = weight * x / rms(x); `inverse` (rows) keeps 1 / rms(x).
void rmsNormInto(const torch::Tensor& x, const torch::Tensor& weight, double epsilon, const torch::Tensor& y, const torch::Tensor& inverse);

enum class Write { Replace, Add };
/// The gradient of x from that of y.
void rmsNormBackward(const torch::Tensor& gradient, const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& inverse,
                     const torch::Tensor& into, Write write);

/// Rotary embedding in place, in Llama's half-split form: x (rows, heads * size) by the angles in `cosine` and `sine` (rows, size / 2).
void applyRope(const torch::Tensor& x, std::int64_t size, const torch::Tensor& cosine, const torch::Tensor& sine);
/// By the angles' negatives: the gradient of applyRope's input from that of its output.
void applyInverseRope(const torch::Tensor& x, std::int64_t size, const torch::Tensor& cosine, const torch::Tensor& sine);

/// y (rows, width) = silu(gate) * up of gateUp (rows, 2 width).
void gatedSiluInto(const torch::Tensor& gateUp, const torch::Tensor& y);
/// Gradients of gate and up from that of y.
void gatedSiluBackward(const torch::Tensor& gradient, const torch::Tensor& gateUp, const torch::Tensor& into);

/// The softmax of causal scores (heads, rows, seen) times `scale`, before its division, in place: row i sees the first
/// seen - rows + i + 1 columns, the rest becomes zero. Returns the sums to divide by (heads, rows); `logSums` (heads, rows), unit row
/// stride, keeps the logarithm of each row's sum of exponentials.
torch::Tensor causalExponentialsInPlace(const torch::Tensor& scores, const torch::Tensor& logSums, double scale);
/// `scores` as before the exponentials become the softmax's probabilities; `gradients` of these, both (heads, rows, seen), become those of
/// the scores. `outputDots` (heads, rows): what headDots gives of the attention's result and its gradient.
void causalSoftmaxBackward(const torch::Tensor& scores, const torch::Tensor& gradients, const torch::Tensor& logSums,
                           const torch::Tensor& outputDots, double scale);
/// Dot products, head by head, of two matrices (rows, heads * size): (heads, rows).
torch::Tensor headDots(const torch::Tensor& a, const torch::Tensor& b, std::int64_t heads);

/// Mean cross-entropy of scores (rows, width) against targets (rows, int64), in nats; `scores` becomes its gradient.
double crossEntropyInPlace(const torch::Tensor& scores, const torch::Tensor& targets);

/// The type that sums and the small vectors above have: fp64 for fp64, else fp32.
torch::Dtype wideType(torch::Dtype dtype);

}  // namespace undertone
