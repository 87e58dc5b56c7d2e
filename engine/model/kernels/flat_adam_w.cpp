// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/kernels/flat_adam_w.h"

#include "engine/model/kernels/cpu/row_kernels.h"
#include "engine/model/kernels/cuda/cuda_row_operations.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace undertone {

namespace {

/// Threads share the buffers in stretches of this many elements.
constexpr std::int64_t stretch = 65536;

bool inOnePiece(const torch::Tensor& flat)
{
    return flat.is_cpu() && flat.scalar_type() == torch::kFloat32 && flat.is_contiguous();
}

/// The root of what `sumOf(begin, count)` gives for all stretches, added up in their order.
template <class SumOf> double rootOfSum(std::int64_t count, const SumOf& sumOf)
{
    std::vector<double> sums(static_cast<std::size_t>((count + stretch - 1) / stretch));
    at::parallel_for(0, static_cast<std::int64_t>(sums.size()), 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            sums[static_cast<std::size_t>(i)] = sumOf(i * stretch, std::min(stretch, count - i * stretch));
    });
    return std::sqrt(std::accumulate(sums.begin(), sums.end(), 0.0));
}

}  // namespace

void adamWInto(const AdamWStep& step, const torch::Tensor& gradient, const AdamWBuffers& from, const AdamWBuffers& to)
{
    const double firstCorrection = 1.0 - std::pow(step.beta1, static_cast<double>(step.step));
    const double secondCorrection = 1.0 - std::pow(step.beta2, static_cast<double>(step.step));
    const double decay = 1.0 - step.rate * step.weightDecay;
    const AdamWFactors factors{static_cast<float>(step.gradientScale),
                               static_cast<float>(step.beta1),
                               static_cast<float>(step.beta2),
                               static_cast<float>(1.0 - step.beta1),
                               static_cast<float>(1.0 - step.beta2),
                               static_cast<float>(decay),
                               static_cast<float>(step.rate / firstCorrection),
                               static_cast<float>(1.0 / std::sqrt(secondCorrection)),
                               static_cast<float>(step.epsilon)};
    if (const auto kernels = CudaRowOperations::of(gradient))
        return kernels->adamW(factors, gradient, from, to);
    if (!gradient.is_cpu()) {
        const auto scaled = gradient * step.gradientScale;
        to.firstMoment.copy_(torch::lerp(from.firstMoment, scaled, 1.0 - step.beta1));
        to.secondMoment.copy_((from.secondMoment * step.beta2).addcmul_(scaled, scaled, 1.0 - step.beta2));
        const auto denominator = (to.secondMoment.sqrt() / std::sqrt(secondCorrection)).add_(step.epsilon);
        to.parameters.copy_((from.parameters * decay).addcdiv_(to.firstMoment, denominator, -step.rate / firstCorrection));
        return;
    }
    const AdamWSlice whole{gradient.const_data_ptr<float>(),         from.parameters.const_data_ptr<float>(),
                           from.firstMoment.const_data_ptr<float>(), from.secondMoment.const_data_ptr<float>(),
                           to.parameters.data_ptr<float>(),          to.firstMoment.data_ptr<float>(),
                           to.secondMoment.data_ptr<float>()};
    at::parallel_for(0, gradient.numel(), stretch, [&](std::int64_t begin, std::int64_t end) {
        adamWStep({whole.gradient + begin, whole.oldParameters + begin, whole.oldFirst + begin, whole.oldSecond + begin,
                   whole.newParameters + begin, whole.newFirst + begin, whole.newSecond + begin},
                  factors, end - begin);
    });
}

bool momentsHold(double norm)
{
    return std::isfinite(norm) && norm * norm <= static_cast<double>(std::numeric_limits<float>::max());
}

double l2Norm(const torch::Tensor& flat)
{
    if (!inOnePiece(flat))
        return flat.norm().item<double>();
    const float* values = flat.const_data_ptr<float>();
    return rootOfSum(flat.numel(), [values](std::int64_t begin, std::int64_t count) { return sumOfSquares(values + begin, count); });
}

double l2Distance(const torch::Tensor& a, const torch::Tensor& b)
{
    if (!inOnePiece(a) || !inOnePiece(b))
        return l2Norm(a - b);
    const float *left = a.const_data_ptr<float>(), *right = b.const_data_ptr<float>();
    return rootOfSum(a.numel(),
                     [left, right](std::int64_t begin, std::int64_t count) { return squaredDistance(left + begin, right + begin, count); });
}

}  // namespace undertone
