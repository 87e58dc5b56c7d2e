// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/fsmn_memory.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace undertone {

namespace {

// Sizes, and for each token the taps that fall within the sequence.
struct Taps {
    std::int64_t batch, tokens, width, kernel;

    Taps(const torch::Tensor& values, const torch::Tensor& weight)
        : batch(values.size(0)), tokens(values.size(1)), width(values.size(2)), kernel(weight.size(-1))
    {
    }
    [[nodiscard]] std::int64_t half() const { return (kernel - 1) / 2; }

    /// Calls function(row of the token, row of its neighbour, tap) for all of a sequence.
    template <class Function> void forEach(std::int64_t sequence, const Function& function) const
    {
        for (std::int64_t token = 0; token < tokens; ++token) {
            const auto first = std::max<std::int64_t>(0, half() - token), last = std::min(kernel, tokens + half() - token);
            for (auto tap = first; tap < last; ++tap)
                function((sequence * tokens + token) * width, (sequence * tokens + token + tap - half()) * width, tap);
        }
    }
};

// (kernel, width), fp32: a tap's weights of all channels side by side.
torch::Tensor byTap(const torch::Tensor& weight)
{
    return weight.detach().to(torch::kFloat32).squeeze(1).t().contiguous();
}

torch::Tensor inFp32(const torch::Tensor& x)
{
    return x.detach().to(torch::kFloat32).contiguous();
}

class Memory : public torch::autograd::Function<Memory> {
public:
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& values, const torch::Tensor& weight)
    {
        const Taps taps(values, weight);
        const auto given = inFp32(values), weights = byTap(weight);
        context->save_for_backward({given, weights});
        auto result = given.clone();
        const float *in = given.data_ptr<float>(), *factors = weights.data_ptr<float>();
        float* out = result.data_ptr<float>();
        at::parallel_for(0, taps.batch, 1, [&](std::int64_t begin, std::int64_t end) {
            for (auto sequence = begin; sequence < end; ++sequence) {
                taps.forEach(sequence, [&](std::int64_t to, std::int64_t from, std::int64_t tap) {
                    for (std::int64_t c = 0; c < taps.width; ++c)
                        out[to + c] += factors[tap * taps.width + c] * in[from + c];
                });
            }
        });
        return result.to(values.scalar_type());
    }

    static torch::autograd::tensor_list backward(torch::autograd::AutogradContext* context, torch::autograd::tensor_list gradients)
    {
        const auto saved = context->get_saved_variables();
        const auto given = saved[0], weights = saved[1], above = inFp32(gradients[0]);
        const Taps taps(given, weights.t());
        auto ofValues = above.clone();
        auto ofWeights = torch::zeros({taps.batch, taps.kernel, taps.width});
        const float *in = given.data_ptr<float>(), *factors = weights.data_ptr<float>(), *top = above.data_ptr<float>();
        float *down = ofValues.data_ptr<float>(), *sums = ofWeights.data_ptr<float>();
        at::parallel_for(0, taps.batch, 1, [&](std::int64_t begin, std::int64_t end) {
            for (auto sequence = begin; sequence < end; ++sequence) {
                float* const own = sums + sequence * taps.kernel * taps.width;
                taps.forEach(sequence, [&](std::int64_t to, std::int64_t from, std::int64_t tap) {
                    for (std::int64_t c = 0; c < taps.width; ++c) {
                        down[from + c] += factors[tap * taps.width + c] * top[to + c];
                        own[tap * taps.width + c] += in[from + c] * top[to + c];
                    }
                });
            }
        });
        return {ofValues.to(gradients[0].scalar_type()), ofWeights.sum(0).t().unsqueeze(1).contiguous()};
    }
};

}  // namespace

torch::Tensor fsmnMemory(const torch::Tensor& values, const torch::Tensor& weight)
{
    if (torch::GradMode::is_enabled() && values.device().is_cpu() && (values.requires_grad() || weight.requires_grad()))
        return Memory::apply(values, weight);
    const auto channels = weight.size(0), half = (weight.size(-1) - 1) / 2;
    return torch::conv1d(values.transpose(1, 2), weight, {}, 1, half, 1, channels).transpose(1, 2) + values;
}

}  // namespace undertone
