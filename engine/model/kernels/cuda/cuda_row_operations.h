// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/cuda/cuda_kernels.h"
#include "engine/model/kernels/flat_adam_w.h"
#include "engine/model/kernels/row_operations.h"
#include "engine/model/torch.h"

#include <optional>

namespace undertone {

/// The functions of row_operations and flat_adam_w over CudaKernels, for tensors of one device in fp32 or bf16. They queue their work on
/// a stream and do not wait for it (crossEntropy does, for its loss). A launch that fails throws c10::Error.
class CudaRowOperations {
public:
    /// What serves this tensor on torch's current stream; nothing where torch's own operations have to: no GPU's tensor, another
    /// type, no kernels.
    static std::optional<CudaRowOperations> of(const torch::Tensor& tensor);
    /// With these kernels, on that device and stream.
    CudaRowOperations(const CudaKernels& kernels, c10::Device device, void* stream)
        : m_kernels(&kernels), m_device(device), m_stream(stream)
    {
    }

    void rmsNorm(const torch::Tensor& x, const torch::Tensor& weight, double epsilon, const torch::Tensor& y,
                 const torch::Tensor& inverse) const;
    void rmsNormBackward(const torch::Tensor& gradient, const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& inverse,
                         const torch::Tensor& into, Write write) const;
    void rotate(const torch::Tensor& x, std::int64_t size, const torch::Tensor& cosine, const torch::Tensor& sine, double sign) const;
    void gatedSilu(const torch::Tensor& gateUp, const torch::Tensor& y) const;
    void gatedSiluBackward(const torch::Tensor& gradient, const torch::Tensor& gateUp, const torch::Tensor& into) const;
    [[nodiscard]] torch::Tensor causalExponentials(const torch::Tensor& scores, const torch::Tensor& logSums, double scale) const;
    void causalSoftmaxBackward(const torch::Tensor& scores, const torch::Tensor& gradients, const torch::Tensor& logSums,
                               const torch::Tensor& outputDots, double scale) const;
    [[nodiscard]] torch::Tensor headDots(const torch::Tensor& a, const torch::Tensor& b, std::int64_t heads) const;
    [[nodiscard]] double crossEntropy(const torch::Tensor& scores, const torch::Tensor& targets) const;
    void adamW(const AdamWFactors& factors, const torch::Tensor& gradient, const AdamWBuffers& from, const AdamWBuffers& to) const;

private:
    template <class Call> void run(const Call& call) const;

    const CudaKernels* m_kernels;
    c10::Device m_device;
    void* m_stream;
};

}  // namespace undertone
