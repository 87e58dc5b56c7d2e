// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/row_operations.h"

namespace undertone {

/// The functions of row_operations in torch's own operations: for any device and type, each a dozen launches and as many copies.
struct TorchRowOperations {
    static void rmsNorm(const torch::Tensor& x, const torch::Tensor& weight, double epsilon, const torch::Tensor& y,
                        const torch::Tensor& inverse);
    static void rmsNormBackward(const torch::Tensor& gradient, const torch::Tensor& x, const torch::Tensor& weight,
                                const torch::Tensor& inverse, const torch::Tensor& into, Write write);
    static void rotate(const torch::Tensor& x, std::int64_t size, const torch::Tensor& cosine, const torch::Tensor& sine, double sign);
    static void gatedSilu(const torch::Tensor& gateUp, const torch::Tensor& y);
    static void gatedSiluBackward(const torch::Tensor& gradient, const torch::Tensor& gateUp, const torch::Tensor& into);
    static torch::Tensor causalExponentials(const torch::Tensor& scores, const torch::Tensor& logSums, double scale);
    static void causalSoftmaxBackward(const torch::Tensor& scores, const torch::Tensor& gradients, const torch::Tensor& logSums,
                                      const torch::Tensor& outputDots, double scale);
    static torch::Tensor headDots(const torch::Tensor& a, const torch::Tensor& b, std::int64_t heads);
    static double crossEntropy(const torch::Tensor& scores, const torch::Tensor& targets);
};

}  // namespace undertone
