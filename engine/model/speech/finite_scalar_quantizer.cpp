// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/finite_scalar_quantizer.h"

namespace undertone {

namespace {
// Below one, so that tanh at its limit still rounds to a digit and not beyond.
constexpr double squashScale = 0.9990000128746033;
}  // namespace

torch::Tensor squashDigits(const torch::Tensor& projected)
{
    return torch::tanh(projected.to(torch::kFloat32)) * squashScale;
}

torch::Tensor quantizeDigits(const torch::Tensor& projected)
{
    const auto squashed = squashDigits(projected);
    if (!squashed.requires_grad())
        return torch::round(squashed);
    return squashed + (torch::round(squashed) - squashed).detach();
}

torch::Tensor codesFromDigits(const torch::Tensor& digits)
{
    const auto count = digits.size(-1);
    const auto powers = torch::pow(3, torch::arange(count, torch::TensorOptions().dtype(torch::kInt64).device(digits.device())));
    return ((torch::round(digits).to(torch::kInt64) + 1) * powers).sum(-1);
}

torch::Tensor digitsFromCodes(const torch::Tensor& codes, int count)
{
    const auto powers = torch::pow(3, torch::arange(count, torch::TensorOptions().dtype(torch::kInt64).device(codes.device())));
    return (torch::floor_divide(codes.to(torch::kInt64).unsqueeze(-1), powers).remainder(3) - 1).to(torch::kFloat32);
}

}  // namespace undertone
