// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/kernels/cuda/cuda_row_operations.h"

#include "engine/model/kernels/cuda/cuda_kernel_library.h"

#include <c10/core/DeviceGuard.h>
#include <c10/core/impl/VirtualGuardImpl.h>

namespace undertone {

namespace {

/// A stream's cudaStream_t. An older LibTorch does not hand it out without CUDA's headers; there only the default stream, whose id is 0,
/// is known: null.
template <class Guard> std::optional<void*> nativeStream(const Guard& guard, const c10::Stream& stream)
{
    if constexpr (requires { guard.getStreamNativeHandle(stream); })
        return guard.getStreamNativeHandle(stream);
    else if (stream.id() == 0)
        return nullptr;
    else
        return std::nullopt;
}

bool isServed(torch::Dtype type)
{
    return type == torch::kFloat32 || type == torch::kBFloat16;
}

CudaType typeOf(const torch::Tensor& tensor)
{
    TORCH_INTERNAL_ASSERT(isServed(tensor.scalar_type()));
    return tensor.scalar_type() == torch::kBFloat16 ? CudaType::BFloat16 : CudaType::Float32;
}

Rows<void> rowsOf(const torch::Tensor& tensor)
{
    TORCH_INTERNAL_ASSERT(tensor.dim() == 2 && tensor.stride(1) == 1);
    return {tensor.data_ptr(), tensor.stride(0)};
}
Rows<const void> readRows(const torch::Tensor& tensor)
{
    TORCH_INTERNAL_ASSERT(tensor.dim() == 2 && tensor.stride(1) == 1);
    return {tensor.const_data_ptr(), tensor.stride(0)};
}

template <class T> T* valuesOf(const torch::Tensor& tensor)
{
    TORCH_INTERNAL_ASSERT(tensor.is_contiguous());
    return tensor.data_ptr<T>();
}

/// All heads' rows one under the other.
torch::Tensor asRows(const torch::Tensor& perHead)
{
    return perHead.view({perHead.size(0) * perHead.size(1), perHead.size(2)});
}

HeadRows<float> headRows(const torch::Tensor& scores, const torch::Tensor& logSums)
{
    TORCH_INTERNAL_ASSERT(logSums.stride(1) == 1 || logSums.size(1) == 1);
    return {scores.size(1), scores.size(2) - scores.size(1) + 1, logSums.data_ptr<float>(), logSums.stride(0)};
}

}  // namespace

std::optional<CudaRowOperations> CudaRowOperations::of(const torch::Tensor& tensor)
{
    if (!tensor.is_cuda() || !isServed(tensor.scalar_type()))
        return std::nullopt;
    const CudaKernels* kernels = cudaKernels();
    if (kernels == nullptr)
        return std::nullopt;
    const c10::impl::VirtualGuardImpl guard(c10::DeviceType::CUDA);
    const auto stream = nativeStream(guard, guard.getStream(tensor.device()));
    if (!stream)
        return std::nullopt;
    return CudaRowOperations(*kernels, tensor.device(), *stream);
}

/// The library has a CUDA runtime of its own that makes the device current; with torch's guard around it both go on as they were.
template <class Call> void CudaRowOperations::run(const Call& call) const
{
    const c10::DeviceGuard guard(m_device);
    const int error = call(CudaPlace{m_device.index(), m_stream});
    TORCH_CHECK(error == 0, "a CUDA kernel did not start: ", m_kernels->errorName(error));
}

void CudaRowOperations::rmsNorm(const torch::Tensor& x, const torch::Tensor& weight, double epsilon, const torch::Tensor& y,
                                const torch::Tensor& inverse) const
{
    TORCH_INTERNAL_ASSERT(weight.is_contiguous());
    run([&](CudaPlace place) {
        return m_kernels->rmsNorm(place, typeOf(x), readRows(x), weight.const_data_ptr(), static_cast<float>(epsilon), rowsOf(y),
                                  valuesOf<float>(inverse), x.size(0), x.size(1));
    });
}

void CudaRowOperations::rmsNormBackward(const torch::Tensor& gradient, const torch::Tensor& x, const torch::Tensor& weight,
                                        const torch::Tensor& inverse, const torch::Tensor& into, Write write) const
{
    TORCH_INTERNAL_ASSERT(weight.is_contiguous());
    run([&](CudaPlace place) {
        return m_kernels->rmsNormBackward(place, typeOf(x), readRows(gradient), readRows(x), weight.const_data_ptr(),
                                          valuesOf<float>(inverse), rowsOf(into), write == Write::Add, x.size(0), x.size(1));
    });
}

void CudaRowOperations::rotate(const torch::Tensor& x, std::int64_t size, const torch::Tensor& cosine, const torch::Tensor& sine,
                               double sign) const
{
    run([&](CudaPlace place) {
        return m_kernels->rotate(place, typeOf(x), rowsOf(x), valuesOf<float>(cosine), valuesOf<float>(sine), static_cast<float>(sign),
                                 x.size(0), x.size(1) / size, size);
    });
}

void CudaRowOperations::gatedSilu(const torch::Tensor& gateUp, const torch::Tensor& y) const
{
    run([&](CudaPlace place) { return m_kernels->gatedSilu(place, typeOf(y), readRows(gateUp), rowsOf(y), y.size(0), y.size(1)); });
}

void CudaRowOperations::gatedSiluBackward(const torch::Tensor& gradient, const torch::Tensor& gateUp, const torch::Tensor& into) const
{
    run([&](CudaPlace place) {
        return m_kernels->gatedSiluBackward(place, typeOf(gradient), readRows(gradient), readRows(gateUp), rowsOf(into), gradient.size(0),
                                            gradient.size(1));
    });
}

torch::Tensor CudaRowOperations::causalExponentials(const torch::Tensor& scores, const torch::Tensor& logSums, double scale) const
{
    const auto rows = asRows(scores);
    const auto sums = torch::empty({scores.size(0), scores.size(1)}, scores.options().dtype(torch::kFloat32));
    run([&](CudaPlace place) {
        return m_kernels->causalExponentials(place, typeOf(scores), rowsOf(rows), headRows(scores, logSums), valuesOf<float>(sums),
                                             static_cast<float>(scale), rows.size(0), rows.size(1));
    });
    return sums;
}

void CudaRowOperations::causalSoftmaxBackward(const torch::Tensor& scores, const torch::Tensor& gradients, const torch::Tensor& logSums,
                                              const torch::Tensor& outputDots, double scale) const
{
    const auto rows = asRows(scores);
    run([&](CudaPlace place) {
        return m_kernels->causalSoftmaxBackward(place, typeOf(scores), rowsOf(rows), rowsOf(asRows(gradients)), headRows(scores, logSums),
                                                valuesOf<float>(outputDots), static_cast<float>(scale), rows.size(0), rows.size(1));
    });
}

torch::Tensor CudaRowOperations::headDots(const torch::Tensor& a, const torch::Tensor& b, std::int64_t heads) const
{
    const auto into = torch::empty({heads, a.size(0)}, a.options().dtype(torch::kFloat32));
    run([&](CudaPlace place) {
        return m_kernels->headDots(place, typeOf(a), readRows(a), readRows(b), valuesOf<float>(into), a.size(0), heads, a.size(1) / heads);
    });
    return into;
}

double CudaRowOperations::crossEntropy(const torch::Tensor& scores, const torch::Tensor& targets) const
{
    const auto rows = scores.size(0);
    const auto losses = torch::empty({rows}, scores.options().dtype(torch::kFloat32));
    run([&](CudaPlace place) {
        return m_kernels->crossEntropy(place, typeOf(scores), rowsOf(scores), valuesOf<std::int64_t>(targets),
                                       static_cast<float>(1.0 / static_cast<double>(rows)), valuesOf<float>(losses), rows, scores.size(1));
    });
    return losses.mean(torch::kFloat64).item<double>();
}

void CudaRowOperations::adamW(const AdamWFactors& factors, const torch::Tensor& gradient, const AdamWBuffers& from,
                              const AdamWBuffers& to) const
{
    const AdamWSlice all{valuesOf<float>(gradient),          valuesOf<float>(from.parameters), valuesOf<float>(from.firstMoment),
                         valuesOf<float>(from.secondMoment), valuesOf<float>(to.parameters),   valuesOf<float>(to.firstMoment),
                         valuesOf<float>(to.secondMoment)};
    run([&](CudaPlace place) { return m_kernels->adamW(place, all, factors, gradient.numel()); });
}

}  // namespace undertone
