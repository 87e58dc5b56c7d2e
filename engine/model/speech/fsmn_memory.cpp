// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/fsmn_memory.h"

#include "engine/model/kernels/cpu/encoder_kernels.h"

#include <ATen/Parallel.h>

namespace undertone {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

torch::Tensor inFp32(const torch::Tensor& x)
{
    return x.detach().to(torch::kFloat32).contiguous();
}

/// Calls function(memory of a sequence, its number, channel group) for all of them, on several threads. values and sums (batch, tokens,
/// width), fp32.
template <class Function>
void forEachGroup(const torch::Tensor& values, const torch::Tensor& taps, const torch::Tensor& sums, const Function& function)
{
    const auto tokens = values.size(1), width = values.size(2), groups = taps.size(0);
    at::parallel_for(0, values.size(0) * groups, 1, [&](std::int64_t first, std::int64_t end) {
        for (auto i = first; i < end; ++i) {
            const auto sequence = i / groups, offset = sequence * tokens * width;
            function(kernels::FsmnMemory{values.data_ptr<float>() + offset, width, tokens, width, taps.data_ptr<float>(), taps.size(1),
                                         sums.data_ptr<float>() + offset, width},
                     sequence, i % groups);
        }
    });
}

torch::Tensor convolved(const torch::Tensor& values, const torch::Tensor& taps)
{
    auto sums = torch::zeros_like(values);
    forEachGroup(values, taps, sums, [](const kernels::FsmnMemory& memory, std::int64_t /*sequence*/, std::int64_t group) {
        kernels::addFsmnMemory(memory, group, group + 1);
    });
    return sums;
}

class FsmnMemoryFunction : public torch::autograd::Function<FsmnMemoryFunction> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& values, const torch::Tensor& weight)
    {
        context->save_for_backward({values, weight});
        return convolved(inFp32(values), fsmnTaps(weight.detach())).to(values.scalar_type());
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        TORCH_CHECK(!torch::GradMode::is_enabled(), "the gradient of an FSMN memory has no gradient");
        const auto saved = context->get_saved_variables();
        const auto &values = saved[0], &weight = saved[1];
        const auto above = inFp32(gradients[0]);
        torch::Tensor toValues, toWeight;
        if (context->needs_input_grad(0))
            toValues = convolved(above, fsmnTaps(weight.detach().flip(2))).to(values.scalar_type());
        if (context->needs_input_grad(1)) {
            const auto taps = fsmnTaps(weight.detach());
            const auto ofTaps = torch::zeros({values.size(0), taps.size(0), taps.size(1), taps.size(2)});
            forEachGroup(inFp32(values), taps, above, [&](const kernels::FsmnMemory& memory, std::int64_t sequence, std::int64_t group) {
                kernels::addTapGradients(memory, ofTaps.data_ptr<float>() + sequence * taps.numel(), group, group + 1);
            });
            toWeight = ofTaps.sum(0).transpose(1, 2).reshape({-1, 1, taps.size(1)}).slice(0, 0, weight.size(0)).to(weight.scalar_type());
        }
        return {toValues, toWeight};
    }
};

}  // namespace

torch::Tensor fsmnTaps(const torch::Tensor& weight)
{
    const auto channels = weight.size(0), kernel = weight.size(2);
    const auto groups = (channels + kernels::channelGroup - 1) / kernels::channelGroup;
    auto taps = torch::zeros({groups * kernels::channelGroup, kernel});
    taps.slice(0, 0, channels).copy_(weight.squeeze(1));
    taps.slice(0, 0, channels).select(1, (kernel - 1) / 2).add_(1.0);
    return taps.view({groups, kernels::channelGroup, kernel}).transpose(1, 2).contiguous();
}

torch::Tensor fsmnMemory(const torch::Tensor& values, const torch::Tensor& weight)
{
    const bool isTrained = torch::GradMode::is_enabled() && (values.requires_grad() || weight.requires_grad());
    if (isTrained && values.device().is_cpu() && values.scalar_type() != torch::kFloat64)
        return FsmnMemoryFunction::apply(values, weight);
    const auto channels = weight.size(0), half = (weight.size(-1) - 1) / 2;
    return torch::conv1d(values.transpose(1, 2), weight, {}, 1, half, 1, channels).transpose(1, 2) + values;
}

}  // namespace undertone
