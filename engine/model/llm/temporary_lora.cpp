// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/temporary_lora.h"

#include "engine/model/kernels/flat_adam_w.h"

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

TemporaryLora::TemporaryLora(const LlamaConfig& model, const LoraConfig& config, const TemporaryOptimizer& optimizer, std::uint64_t seed,
                             torch::Device device)
    : m_optimizer(optimizer)
{
    const LoraSet fresh = LoraSet::create(model, config, seed, device);
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        m_states[i].parameters = flattened(fresh.parameters());
        m_states[i].firstMoment = torch::zeros_like(m_states[i].parameters);
        m_states[i].secondMoment = torch::zeros_like(m_states[i].parameters);
        m_loras[i] = LoraSet::fromParameters(config, model.layerCount, viewsOf(m_states[i].parameters, fresh.parameters()));
    }
}

Status TemporaryLora::step(const torch::Tensor& flatGradient)
{
    const torch::NoGradGuard frozen;
    const double norm = l2Norm(flatGradient);
    const double clip = m_optimizer.clipNorm > 0.0 ? std::min(1.0, m_optimizer.clipNorm / (norm + 1e-6)) : 1.0;
    if (!momentsHold(clip * norm))
        return Error{ErrorCode::NotFinite, message("lora.gradient")};

    const State& from = m_states[m_current];
    const std::size_t target = m_current == m_kept ? 1 - m_kept : m_current;
    State& to = m_states[target];
    const double warmth = m_optimizer.warmUpSteps > 0 ? std::min(1.0, static_cast<double>(from.step) / m_optimizer.warmUpSteps) : 1.0;
    const AdamWStep step{.rate = m_optimizer.learningRate * warmth,
                         .beta1 = m_optimizer.beta1,
                         .beta2 = m_optimizer.beta2,
                         .epsilon = m_optimizer.epsilon,
                         .weightDecay = m_optimizer.weightDecay,
                         .gradientScale = clip,
                         .step = from.step + 1};
    if (m_optimizer.moduleRates == evenModuleRates)
        adamWInto(step, flatGradient, {from.parameters, from.firstMoment, from.secondMoment},
                  {to.parameters, to.firstMoment, to.secondMoment});
    else
        stepPerModule(step, flatGradient, from, to);
    if (m_optimizer.halfLifeSteps > 0.0)
        fade(m_loras[target]);
    to.step = from.step + 1;
    m_current = target;
    return {};
}

// B alone: without it A does nothing, and random numbers are not worth going back to.
void TemporaryLora::fade(const LoraSet& lora) const
{
    const double kept = std::exp2(-1.0 / m_optimizer.halfLifeSteps);
    for (std::int64_t layer = 0; layer < lora.layerCount(); ++layer) {
        for (const Projection which : allProjections) {
            if (auto b = lora.pair(layer, which).b; b.defined())
                b.mul_(kept);
        }
    }
}

double TemporaryLora::heldNorm() const
{
    double squares = 0.0;
    for (std::int64_t layer = 0; layer < lora().layerCount(); ++layer) {
        for (const Projection which : allProjections) {
            if (const auto& b = lora().pair(layer, which).b; b.defined())
                squares += std::pow(l2Norm(b.detach().reshape({-1})), 2.0);
        }
    }
    return std::sqrt(squares);
}

double TemporaryLora::readingShare(double largestNorm) const
{
    const double norm = largestNorm > 0.0 ? heldNorm() : 0.0;
    return norm > largestNorm ? largestNorm / norm : 1.0;
}

LoraSet TemporaryLora::scaled(double share) const
{
    const torch::NoGradGuard frozen;
    std::vector<torch::Tensor> parameters = lora().parameters();
    for (std::size_t i = 1; i < parameters.size(); i += 2)  // A before B
        parameters[i] = parameters[i] * share;
    return LoraSet::fromParameters(lora().config(), lora().layerCount(), parameters);
}

/// The same step stretch by stretch: A and B of a projection lie side by side in the flat buffers.
void TemporaryLora::stepPerModule(const AdamWStep& step, const torch::Tensor& gradient, const State& from, const State& to) const
{
    const LoraSet& shapes = lora();
    std::int64_t begin = 0;
    for (std::int64_t layer = 0; layer < shapes.layerCount(); ++layer) {
        for (const Projection which : allProjections) {
            const LoraPair& pair = shapes.pair(layer, which);
            const auto size = pair.a.numel() + pair.b.numel();
            const auto stretch = [&](const torch::Tensor& flat) { return flat.narrow(0, begin, size); };
            AdamWStep own = step;
            own.rate = step.rate * m_optimizer.moduleRates[static_cast<std::size_t>(which)];
            adamWInto(own, stretch(gradient), {stretch(from.parameters), stretch(from.firstMoment), stretch(from.secondMoment)},
                      {stretch(to.parameters), stretch(to.firstMoment), stretch(to.secondMoment)});
            begin += size;
        }
    }
}

double TemporaryLora::changeNorm() const
{
    const torch::NoGradGuard frozen;
    return m_current == m_kept ? 0.0 : l2Distance(m_states[m_current].parameters, m_states[m_kept].parameters);
}

Status TemporaryLora::restore(const State& state)
{
    const auto size = m_states.front().parameters.sizes();
    for (const torch::Tensor& tensor : {state.parameters, state.firstMoment, state.secondMoment}) {
        if (!tensor.defined() || tensor.sizes() != size)
            return Error{ErrorCode::InvalidArgument, message("lora.other-size")};
    }
    const torch::NoGradGuard frozen;
    // Copied into the buffer that the LoRA's tensors look into, never put in its place.
    State& mine = m_states[m_current];
    mine.parameters.copy_(state.parameters);
    mine.firstMoment.copy_(state.firstMoment);
    mine.secondMoment.copy_(state.secondMoment);
    mine.step = state.step;
    m_kept = m_current;
    return {};
}

}  // namespace undertone
