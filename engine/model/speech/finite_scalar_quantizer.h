// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/torch.h"

namespace undertone {

/// Digits in {-1, 0, 1} of projected values (..., digits): tanh, times 0.9990000128746033, rounded half to even
/// (method.md 4). With gradients the rounding passes them straight through.
torch::Tensor quantizeDigits(const torch::Tensor& projected);

/// Squashed values before rounding, (..., digits) in (-1, 1).
torch::Tensor squashDigits(const torch::Tensor& projected);

/// Codes (...) of digits (..., digits): sum of (digit_i + 1) 3^i, i = 0 least significant. int64.
torch::Tensor codesFromDigits(const torch::Tensor& digits);

/// Digits (..., count) in {-1, 0, 1} of codes (...).
torch::Tensor digitsFromCodes(const torch::Tensor& codes, int count);

}  // namespace undertone
