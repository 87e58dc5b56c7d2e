// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/torch.h"

namespace undertone {

/// The memory of an FSMN attention (method.md 4): each channel of values (batch, tokens, width) convolved over time with its row of weight
/// (width, 1, kernel), the kernel odd, zeros around the sequences; and the values themselves added. Returns (batch, tokens, width) of the
/// values' type. With gradients; on the CPU in loops of its own while it is trained, where torch's convolution of one channel each makes a
/// matrix product for each channel of each sequence.
torch::Tensor fsmnMemory(const torch::Tensor& values, const torch::Tensor& weight);

}  // namespace undertone
