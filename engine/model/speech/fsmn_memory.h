// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/torch.h"

namespace undertone {

/// The memory of an FSMN attention (method.md 4): each channel of values (batch, tokens, width) convolved over time with its row of weight
/// (width, 1, kernel), the kernel odd, zeros before the first token and after the last; plus the values themselves. Returns (batch, tokens,
/// width) of the values' type. Differentiable once. With gradients, and on the CPU, it uses kernels/cpu: torch's convolution makes a matrix
/// product for each channel of each sequence.
torch::Tensor fsmnMemory(const torch::Tensor& values, const torch::Tensor& weight);

/// weight (width, 1, kernel) as kernels::FsmnMemory reads it, with 1 added at the centre for the values themselves: (channel groups,
/// kernel, channelGroup), fp32.
torch::Tensor fsmnTaps(const torch::Tensor& weight);

}  // namespace undertone
