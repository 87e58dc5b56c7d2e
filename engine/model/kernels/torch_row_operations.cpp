// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/kernels/torch_row_operations.h"

#include <limits>

namespace undertone {

namespace {

torch::Tensor wide(const torch::Tensor& tensor)
{
    return tensor.to(wideType(tensor.scalar_type()));
}

/// True where a row may not see a column.
torch::Tensor hidden(const torch::Tensor& scores)
{
    const auto rows = scores.size(1);
    const auto seen = scores.size(2);
    return torch::ones({rows, seen}, scores.options().dtype(torch::kBool)).triu_(seen - rows + 1);
}

}  // namespace

void TorchRowOperations::rmsNorm(const torch::Tensor& x, const torch::Tensor& weight, double epsilon, const torch::Tensor& y,
                                 const torch::Tensor& inverse)
{
    const auto exact = wide(x);
    at::rsqrt_out(const_cast<torch::Tensor&>(inverse), exact.square().mean(1) + epsilon);
    y.copy_(wide(weight) * (exact * inverse.unsqueeze(1)));
}

void TorchRowOperations::rmsNormBackward(const torch::Tensor& gradient, const torch::Tensor& x, const torch::Tensor& weight,
                                         const torch::Tensor& inverse, const torch::Tensor& into, Write write)
{
    const auto weighted = wide(gradient) * wide(weight);
    const auto exact = wide(x);
    const auto scale = inverse.unsqueeze(1);
    const auto back = (weighted * exact).mean(1, /*keepdim=*/true) * scale.pow(3);
    const auto result = weighted * scale - exact * back;
    if (write == Write::Add)
        into.copy_(wide(into) + result);
    else
        into.copy_(result);
}

void TorchRowOperations::rotate(const torch::Tensor& x, std::int64_t size, const torch::Tensor& cosine, const torch::Tensor& sine,
                                double sign)
{
    auto halves = x.view({x.size(0), x.size(1) / size, 2, size / 2});
    // Copies: what is turned is written over what was read.
    const auto low = halves.select(2, 0).to(cosine.scalar_type(), /*non_blocking=*/false, /*copy=*/true);
    const auto high = halves.select(2, 1).to(cosine.scalar_type(), /*non_blocking=*/false, /*copy=*/true);
    const auto c = cosine.unsqueeze(1);
    const auto s = sine.unsqueeze(1) * sign;
    halves.select(2, 0).copy_(low * c - high * s);
    halves.select(2, 1).copy_(high * c + low * s);
}

void TorchRowOperations::gatedSilu(const torch::Tensor& gateUp, const torch::Tensor& y)
{
    const auto width = y.size(1);
    y.copy_(torch::silu(wide(gateUp.slice(1, 0, width))) * wide(gateUp.slice(1, width)));
}

void TorchRowOperations::gatedSiluBackward(const torch::Tensor& gradient, const torch::Tensor& gateUp, const torch::Tensor& into)
{
    const auto width = gradient.size(1);
    const auto gate = wide(gateUp.slice(1, 0, width));
    const auto upstream = wide(gradient);
    const auto sigmoid = torch::sigmoid(gate);
    into.slice(1, 0, width).copy_(upstream * wide(gateUp.slice(1, width)) * sigmoid * (1 + gate * (1 - sigmoid)));
    into.slice(1, width).copy_(upstream * gate * sigmoid);
}

torch::Tensor TorchRowOperations::causalExponentials(const torch::Tensor& scores, const torch::Tensor& logSums, double scale)
{
    const auto scaled = (wide(scores) * scale).masked_fill(hidden(scores), -std::numeric_limits<double>::infinity());
    const auto largest = scaled.amax(2, /*keepdim=*/true);
    const auto exponentials = (scaled - largest).exp();
    const auto sums = exponentials.sum(2);
    logSums.copy_(largest.squeeze(2) + sums.log());
    scores.copy_(exponentials);
    return sums;
}

void TorchRowOperations::causalSoftmaxBackward(const torch::Tensor& scores, const torch::Tensor& gradients, const torch::Tensor& logSums,
                                               const torch::Tensor& outputDots, double scale)
{
    const auto probabilities = (wide(scores) * scale - logSums.unsqueeze(2)).exp().masked_fill(hidden(scores), 0.0);
    scores.copy_(probabilities);
    gradients.copy_(probabilities * (wide(gradients) - outputDots.unsqueeze(2)) * scale);
}

torch::Tensor TorchRowOperations::headDots(const torch::Tensor& a, const torch::Tensor& b, std::int64_t heads)
{
    return (wide(a) * wide(b)).view({a.size(0), heads, a.size(1) / heads}).sum(2).t().contiguous();
}

double TorchRowOperations::crossEntropy(const torch::Tensor& scores, const torch::Tensor& targets)
{
    const auto rows = static_cast<double>(scores.size(0));
    const auto logProbabilities = wide(scores).log_softmax(1);
    const auto picked = targets.unsqueeze(1);
    const double loss = -logProbabilities.gather(1, picked).mean().item<double>();
    const auto gradient = logProbabilities.exp() / rows;
    scores.copy_(gradient.scatter_add(1, picked, torch::full_like(picked, -1.0 / rows, gradient.options())));
    return loss;
}

}  // namespace undertone
