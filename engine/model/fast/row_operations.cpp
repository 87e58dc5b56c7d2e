// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/fast/row_operations.h"

#include "engine/model/fast/row_kernels.h"

#include <ATen/Parallel.h>

#include <numeric>
#include <vector>

namespace undertone {

namespace {

/// Fewer elements than this are not worth a second thread.
constexpr std::int64_t elementsPerThread = 16384;

template <class T> Rows<T> rowsOf(const torch::Tensor& tensor)
{
    TORCH_INTERNAL_ASSERT(tensor.dim() == 2 && tensor.stride(1) == 1);
    return {static_cast<T*>(tensor.data_ptr()), tensor.stride(0)};
}
template <class T> Rows<const T> readRows(const torch::Tensor& tensor)
{
    TORCH_INTERNAL_ASSERT(tensor.dim() == 2 && tensor.stride(1) == 1);
    return {static_cast<const T*>(tensor.const_data_ptr()), tensor.stride(0)};
}
template <class T> const T* valuesOf(const torch::Tensor& tensor)
{
    TORCH_INTERNAL_ASSERT(tensor.is_contiguous());
    return static_cast<const T*>(tensor.const_data_ptr());
}

template <class Body> void overRows(const torch::Tensor& rows, const Body& body)
{
    const auto grain = std::max<std::int64_t>(1, elementsPerThread / std::max<std::int64_t>(1, rows.size(1)));
    at::parallel_for(0, rows.size(0), grain, body);
}

/// Calls `body` with a value of the storage type of `tensor`.
template <class Body> void withType(const torch::Tensor& tensor, const Body& body)
{
    switch (tensor.scalar_type()) {
    case torch::kFloat32:
        return body(float{});
    case torch::kFloat64:
        return body(double{});
    case torch::kBFloat16:
        return body(BFloat16Bits{});
    default:
        TORCH_CHECK(false, "the fast step computes in fp32, fp64 or bf16, not in ", tensor.scalar_type());
    }
}

torch::Tensor wide(const torch::Tensor& tensor) { return tensor.to(wideType(tensor.scalar_type())); }

}  // namespace

torch::Dtype wideType(torch::Dtype dtype) { return dtype == torch::kFloat64 ? torch::kFloat64 : torch::kFloat32; }

void rmsNormInto(const torch::Tensor& x, const torch::Tensor& weight, double epsilon, const torch::Tensor& y, const torch::Tensor& inverse)
{
    if (!x.is_cpu()) {
        const auto exact = wide(x);
        at::rsqrt_out(const_cast<torch::Tensor&>(inverse), exact.square().mean(1) + epsilon);
        y.copy_(wide(weight) * (exact * inverse.unsqueeze(1)));
        return;
    }
    withType(x, [&](auto type) {
        using T = decltype(type);
        using W = typename Wide<T>::type;
        overRows(x, [&](std::int64_t begin, std::int64_t end) {
            rowKernels<T>().rmsNorm(readRows<T>(x), valuesOf<T>(weight), static_cast<W>(epsilon), rowsOf<T>(y), inverse.data_ptr<W>(), x.size(1), begin, end);
        });
    });
}

void rmsNormBackward(const torch::Tensor& gradient, const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& inverse,
                     const torch::Tensor& into, Write write)
{
    if (!x.is_cpu()) {
        const auto weighted = wide(gradient) * wide(weight);
        const auto exact = wide(x);
        const auto scale = inverse.unsqueeze(1);
        const auto back = (weighted * exact).mean(1, /*keepdim=*/true) * scale.pow(3);
        const auto result = weighted * scale - exact * back;
        if (write == Write::Add)
            into.copy_(wide(into) + result);
        else
            into.copy_(result);
        return;
    }
    withType(x, [&](auto type) {
        using T = decltype(type);
        using W = typename Wide<T>::type;
        overRows(x, [&](std::int64_t begin, std::int64_t end) {
            rowKernels<T>().rmsNormBackward(readRows<T>(gradient), readRows<T>(x), valuesOf<T>(weight), valuesOf<W>(inverse), rowsOf<T>(into), write == Write::Add,
                                            x.size(1), begin, end);
        });
    });
}

void rotateInPlace(const torch::Tensor& x, std::int64_t size, const torch::Tensor& cosine, const torch::Tensor& sine, Turn turn)
{
    const double sign = turn == Turn::Forward ? 1.0 : -1.0;
    const auto heads = x.size(1) / size;
    if (!x.is_cpu()) {
        auto halves = x.view({x.size(0), heads, 2, size / 2});
        const auto low = wide(halves.select(2, 0));
        const auto high = wide(halves.select(2, 1));
        const auto c = cosine.unsqueeze(1);
        const auto s = sine.unsqueeze(1) * sign;
        halves.select(2, 0).copy_(low * c - high * s);
        halves.select(2, 1).copy_(high * c + low * s);
        return;
    }
    withType(x, [&](auto type) {
        using T = decltype(type);
        using W = typename Wide<T>::type;
        overRows(x, [&](std::int64_t begin, std::int64_t end) {
            rowKernels<T>().rotate(rowsOf<T>(x), valuesOf<W>(cosine), valuesOf<W>(sine), static_cast<W>(sign), heads, size, begin, end);
        });
    });
}

void gatedSiluInto(const torch::Tensor& gateUp, const torch::Tensor& y)
{
    const auto width = y.size(1);
    if (!y.is_cpu()) {
        y.copy_(torch::silu(wide(gateUp.slice(1, 0, width))) * wide(gateUp.slice(1, width)));
        return;
    }
    withType(y, [&](auto type) {
        using T = decltype(type);
        overRows(y, [&](std::int64_t begin, std::int64_t end) { rowKernels<T>().gatedSilu(readRows<T>(gateUp), rowsOf<T>(y), width, begin, end); });
    });
}

void gatedSiluBackward(const torch::Tensor& gradient, const torch::Tensor& gateUp, const torch::Tensor& into)
{
    const auto width = gradient.size(1);
    if (!gradient.is_cpu()) {
        const auto gate = wide(gateUp.slice(1, 0, width));
        const auto coming = wide(gradient);
        const auto sigmoid = torch::sigmoid(gate);
        into.slice(1, 0, width).copy_(coming * wide(gateUp.slice(1, width)) * sigmoid * (1 + gate * (1 - sigmoid)));
        into.slice(1, width).copy_(coming * gate * sigmoid);
        return;
    }
    withType(gradient, [&](auto type) {
        using T = decltype(type);
        overRows(gradient, [&](std::int64_t begin, std::int64_t end) {
            rowKernels<T>().gatedSiluBackward(readRows<T>(gradient), readRows<T>(gateUp), rowsOf<T>(into), width, begin, end);
        });
    });
}

double crossEntropyInPlace(const torch::Tensor& scores, const torch::Tensor& targets)
{
    const auto rows = scores.size(0);
    if (!scores.is_cpu()) {
        const auto logProbabilities = wide(scores).log_softmax(1);
        const auto picked = targets.unsqueeze(1);
        const double loss = -logProbabilities.gather(1, picked).mean().item<double>();
        const auto gradient = logProbabilities.exp() / static_cast<double>(rows);
        scores.copy_(gradient.scatter_add(1, picked, torch::full_like(picked, -1.0 / static_cast<double>(rows), gradient.options())));
        return loss;
    }
    std::vector<double> losses(static_cast<std::size_t>(rows));
    withType(scores, [&](auto type) {
        using T = decltype(type);
        using W = typename Wide<T>::type;
        overRows(scores, [&](std::int64_t begin, std::int64_t end) {
            rowKernels<T>().crossEntropy(rowsOf<T>(scores), valuesOf<std::int64_t>(targets), static_cast<W>(1.0 / static_cast<double>(rows)), losses.data(),
                                         scores.size(1), begin, end);
        });
    });
    return std::accumulate(losses.begin(), losses.end(), 0.0) / static_cast<double>(rows);
}

}  // namespace undertone
