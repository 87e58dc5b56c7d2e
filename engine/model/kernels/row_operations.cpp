// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/kernels/row_operations.h"

#include "engine/model/kernels/cpu/row_kernels.h"
#include "engine/model/kernels/cuda/cuda_row_operations.h"
#include "engine/model/kernels/torch_row_operations.h"

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
    case torch::kFloat32: return body(float{});
    case torch::kFloat64: return body(double{});
    case torch::kBFloat16: return body(BFloat16Bits{});
    default: TORCH_CHECK(false, "the fast step computes in fp32, fp64 or bf16, not in ", tensor.scalar_type());
    }
}

/// All heads' rows one under the other.
torch::Tensor asRows(const torch::Tensor& perHead)
{
    return perHead.view({perHead.size(0) * perHead.size(1), perHead.size(2)});
}

template <class W> HeadRows<W> headRows(const torch::Tensor& scores, const torch::Tensor& logSums)
{
    TORCH_INTERNAL_ASSERT(logSums.stride(1) == 1 || logSums.size(1) == 1);
    return {scores.size(1), scores.size(2) - scores.size(1) + 1, static_cast<W*>(logSums.data_ptr()), logSums.stride(0)};
}

/// Not on a processor: `body` with the fused kernels for that tensor's device where there are any, else with torch's operations.
template <class Body> auto elsewhere(const torch::Tensor& tensor, const Body& body)
{
    if (const auto kernels = CudaRowOperations::of(tensor))
        return body(*kernels);
    return body(TorchRowOperations{});
}

}  // namespace

torch::Dtype wideType(torch::Dtype dtype)
{
    return dtype == torch::kFloat64 ? torch::kFloat64 : torch::kFloat32;
}

void rmsNormInto(const torch::Tensor& x, const torch::Tensor& weight, double epsilon, const torch::Tensor& y, const torch::Tensor& inverse)
{
    if (!x.is_cpu())
        return elsewhere(x, [&](const auto& on) { return on.rmsNorm(x, weight, epsilon, y, inverse); });
    withType(x, [&](auto type) {
        using T = decltype(type);
        using W = typename Wide<T>::type;
        overRows(x, [&](std::int64_t begin, std::int64_t end) {
            rowKernels<T>().rmsNorm(readRows<T>(x), valuesOf<T>(weight), static_cast<W>(epsilon), rowsOf<T>(y), inverse.data_ptr<W>(),
                                    x.size(1), begin, end);
        });
    });
}

void rmsNormBackward(const torch::Tensor& gradient, const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& inverse,
                     const torch::Tensor& into, Write write)
{
    if (!x.is_cpu())
        return elsewhere(x, [&](const auto& on) { return on.rmsNormBackward(gradient, x, weight, inverse, into, write); });
    withType(x, [&](auto type) {
        using T = decltype(type);
        using W = typename Wide<T>::type;
        overRows(x, [&](std::int64_t begin, std::int64_t end) {
            rowKernels<T>().rmsNormBackward(readRows<T>(gradient), readRows<T>(x), valuesOf<T>(weight), valuesOf<W>(inverse),
                                            rowsOf<T>(into), write == Write::Add, x.size(1), begin, end);
        });
    });
}

namespace {

/// `sign` -1: by the angles' negatives.
void rotate(const torch::Tensor& x, std::int64_t size, const torch::Tensor& cosine, const torch::Tensor& sine, double sign)
{
    const auto heads = x.size(1) / size;
    if (!x.is_cpu())
        return elsewhere(x, [&](const auto& on) { return on.rotate(x, size, cosine, sine, sign); });
    withType(x, [&](auto type) {
        using T = decltype(type);
        using W = typename Wide<T>::type;
        overRows(x, [&](std::int64_t begin, std::int64_t end) {
            rowKernels<T>().rotate(rowsOf<T>(x), valuesOf<W>(cosine), valuesOf<W>(sine), static_cast<W>(sign), heads, size, begin, end);
        });
    });
}

}  // namespace

void applyRope(const torch::Tensor& x, std::int64_t size, const torch::Tensor& cosine, const torch::Tensor& sine)
{
    rotate(x, size, cosine, sine, 1.0);
}

void applyInverseRope(const torch::Tensor& x, std::int64_t size, const torch::Tensor& cosine, const torch::Tensor& sine)
{
    rotate(x, size, cosine, sine, -1.0);
}

void gatedSiluInto(const torch::Tensor& gateUp, const torch::Tensor& y)
{
    const auto width = y.size(1);
    if (!y.is_cpu())
        return elsewhere(y, [&](const auto& on) { return on.gatedSilu(gateUp, y); });
    withType(y, [&](auto type) {
        using T = decltype(type);
        overRows(y, [&](std::int64_t begin, std::int64_t end) {
            rowKernels<T>().gatedSilu(readRows<T>(gateUp), rowsOf<T>(y), width, begin, end);
        });
    });
}

void gatedSiluBackward(const torch::Tensor& gradient, const torch::Tensor& gateUp, const torch::Tensor& into)
{
    const auto width = gradient.size(1);
    if (!gradient.is_cpu())
        return elsewhere(gradient, [&](const auto& on) { return on.gatedSiluBackward(gradient, gateUp, into); });
    withType(gradient, [&](auto type) {
        using T = decltype(type);
        overRows(gradient, [&](std::int64_t begin, std::int64_t end) {
            rowKernels<T>().gatedSiluBackward(readRows<T>(gradient), readRows<T>(gateUp), rowsOf<T>(into), width, begin, end);
        });
    });
}

torch::Tensor causalExponentialsInPlace(const torch::Tensor& scores, const torch::Tensor& logSums, double scale)
{
    if (!scores.is_cpu())
        return elsewhere(scores, [&](const auto& on) { return on.causalExponentials(scores, logSums, scale); });
    const auto sums = torch::empty({scores.size(0), scores.size(1)}, scores.options().dtype(wideType(scores.scalar_type())));
    withType(scores, [&](auto type) {
        using T = decltype(type);
        using W = typename Wide<T>::type;
        const auto rows = asRows(scores);
        overRows(rows, [&](std::int64_t begin, std::int64_t end) {
            rowKernels<T>().causalExponentials(rowsOf<T>(rows), headRows<W>(scores, logSums), sums.data_ptr<W>(), static_cast<W>(scale),
                                               rows.size(1), begin, end);
        });
    });
    return sums;
}

void causalSoftmaxBackward(const torch::Tensor& scores, const torch::Tensor& gradients, const torch::Tensor& logSums,
                           const torch::Tensor& outputDots, double scale)
{
    if (!scores.is_cpu())
        return elsewhere(scores, [&](const auto& on) { return on.causalSoftmaxBackward(scores, gradients, logSums, outputDots, scale); });
    withType(scores, [&](auto type) {
        using T = decltype(type);
        using W = typename Wide<T>::type;
        const auto rows = asRows(scores);
        const auto gradientRows = asRows(gradients);
        overRows(rows, [&](std::int64_t begin, std::int64_t end) {
            rowKernels<T>().causalSoftmaxBackward(rowsOf<T>(rows), rowsOf<T>(gradientRows), headRows<W>(scores, logSums),
                                                  valuesOf<W>(outputDots), static_cast<W>(scale), rows.size(1), begin, end);
        });
    });
}

torch::Tensor headDots(const torch::Tensor& a, const torch::Tensor& b, std::int64_t heads)
{
    const auto rows = a.size(0);
    const auto size = a.size(1) / heads;
    if (!a.is_cpu())
        return elsewhere(a, [&](const auto& on) { return on.headDots(a, b, heads); });
    const auto into = torch::empty({heads, rows}, a.options().dtype(wideType(a.scalar_type())));
    withType(a, [&](auto type) {
        using T = decltype(type);
        using W = typename Wide<T>::type;
        overRows(a, [&](std::int64_t begin, std::int64_t end) {
            rowKernels<T>().headDots(readRows<T>(a), readRows<T>(b), into.data_ptr<W>(), heads, size, rows, begin, end);
        });
    });
    return into;
}

double crossEntropyInPlace(const torch::Tensor& scores, const torch::Tensor& targets)
{
    const auto rows = scores.size(0);
    if (!scores.is_cpu())
        return elsewhere(scores, [&](const auto& on) { return on.crossEntropy(scores, targets); });
    std::vector<double> losses(static_cast<std::size_t>(rows));
    withType(scores, [&](auto type) {
        using T = decltype(type);
        using W = typename Wide<T>::type;
        overRows(scores, [&](std::int64_t begin, std::int64_t end) {
            rowKernels<T>().crossEntropy(rowsOf<T>(scores), valuesOf<std::int64_t>(targets),
                                         static_cast<W>(1.0 / static_cast<double>(rows)), losses.data(), scores.size(1), begin, end);
        });
    });
    return std::accumulate(losses.begin(), losses.end(), 0.0) / static_cast<double>(rows);
}

}  // namespace undertone
