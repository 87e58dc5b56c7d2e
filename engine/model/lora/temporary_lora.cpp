// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/lora/temporary_lora.h"

#include <algorithm>
#include <cmath>

namespace undertone {

namespace {

/// Leaves that look into the flat buffer, in the shapes of `like`.
std::vector<torch::Tensor> viewsOf(const torch::Tensor& flat, const std::vector<torch::Tensor>& like)
{
    std::vector<torch::Tensor> views;
    std::int64_t offset = 0;
    for (const torch::Tensor& tensor : like) {
        views.push_back(flat.narrow(0, offset, tensor.numel()).view(tensor.sizes()).detach().requires_grad_(true));
        offset += tensor.numel();
    }
    return views;
}

torch::Tensor flattened(const std::vector<torch::Tensor>& tensors)
{
    std::vector<torch::Tensor> rows;
    rows.reserve(tensors.size());
    for (const torch::Tensor& tensor : tensors)
        rows.push_back(tensor.detach().reshape({-1}));
    return torch::cat(rows);
}

}  // namespace

TemporaryOptimizer TemporaryOptimizer::tempLora()
{
    TemporaryOptimizer optimizer;
    optimizer.clipNorm = 1.0;
    optimizer.stepsPerSentence = 2;
    optimizer.warmUpSteps = 2;
    return optimizer;
}

TemporaryLora::TemporaryLora(const LlamaConfig& model, const LoraConfig& config, const TemporaryOptimizer& optimizer, std::uint64_t seed,
                             torch::Device device)
    : m_optimizer(optimizer)
{
    const LoraSet fresh = LoraSet::create(model, config, seed, device);
    m_state.parameters = flattened(fresh.parameters());
    m_state.firstMoment = torch::zeros_like(m_state.parameters);
    m_state.secondMoment = torch::zeros_like(m_state.parameters);
    m_lora = LoraSet::fromParameters(config, model.layerCount, viewsOf(m_state.parameters, fresh.parameters()));
}

torch::Tensor TemporaryLora::gradient(const torch::Tensor& loss) const
{
    return flattened(torch::autograd::grad({loss}, m_lora.parameters()));
}

Status TemporaryLora::step(const torch::Tensor& flatGradient)
{
    torch::NoGradGuard frozen;
    const double norm = flatGradient.norm().item<double>();
    if (!std::isfinite(norm))
        return Error{ErrorCode::NotFinite, "The gradient of the temporary LoRA is not finite; its learning rate is too high for this model."};
    torch::Tensor gradient = flatGradient;
    if (m_optimizer.clipNorm > 0.0)
        gradient = gradient * std::min(1.0, m_optimizer.clipNorm / (norm + 1e-6));

    const double warmth = m_optimizer.warmUpSteps > 0 ? std::min(1.0, static_cast<double>(m_state.step) / m_optimizer.warmUpSteps) : 1.0;
    const double rate = m_optimizer.learningRate * warmth;
    m_state.step += 1;
    // The operations of torch.optim.AdamW in its order, so that the two agree to rounding.
    const double firstCorrection = 1.0 - std::pow(m_optimizer.beta1, static_cast<double>(m_state.step));
    const double secondCorrection = 1.0 - std::pow(m_optimizer.beta2, static_cast<double>(m_state.step));
    m_state.parameters.mul_(1.0 - rate * m_optimizer.weightDecay);
    m_state.firstMoment.lerp_(gradient, 1.0 - m_optimizer.beta1);
    m_state.secondMoment.mul_(m_optimizer.beta2).addcmul_(gradient, gradient, 1.0 - m_optimizer.beta2);
    const auto denominator = (m_state.secondMoment.sqrt() / std::sqrt(secondCorrection)).add_(m_optimizer.epsilon);
    m_state.parameters.addcdiv_(m_state.firstMoment, denominator, -rate / firstCorrection);
    return {};
}

TemporaryLora::State TemporaryLora::snapshot() const
{
    return {m_state.parameters.clone(), m_state.firstMoment.clone(), m_state.secondMoment.clone(), m_state.step};
}

Status TemporaryLora::restore(const State& state)
{
    for (const torch::Tensor& tensor : {state.parameters, state.firstMoment, state.secondMoment}) {
        if (!tensor.defined() || tensor.sizes() != m_state.parameters.sizes())
            return Error{ErrorCode::InvalidArgument, "The kept memory is that of a temporary LoRA of another size."};
    }
    torch::NoGradGuard frozen;
    // Copied into the buffer that the LoRA's tensors look into, never put in its place.
    m_state.parameters.copy_(state.parameters);
    m_state.firstMoment.copy_(state.firstMoment);
    m_state.secondMoment.copy_(state.secondMoment);
    m_state.step = state.step;
    return {};
}

}  // namespace undertone
