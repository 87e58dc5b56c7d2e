// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/shared/adam_w.h"

#include "engine/model/kernels/flat_adam_w.h"

#include <cmath>

namespace undertone {

AdamW::AdamW(std::vector<std::pair<std::string, torch::Tensor>> parameters, const AdamWSettings& settings)
    : m_parameters(std::move(parameters)), m_own(m_parameters.size(), {1.0, settings.weightDecay}), m_settings(settings)
{
    for (const auto& [name, parameter] : m_parameters) {
        m_first.push_back(torch::zeros_like(parameter, torch::requires_grad(false)));
        m_second.push_back(torch::zeros_like(parameter, torch::requires_grad(false)));
    }
}

void AdamW::setOf(const std::string& prefix, const ParameterSettings& settings)
{
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        if (m_parameters[i].first.starts_with(prefix))
            m_own[i] = settings;
    }
}

Status AdamW::step(double learningRate)
{
    const torch::NoGradGuard frozen;
    double squares = 0.0;
    for (const auto& [name, parameter] : m_parameters) {
        if (parameter.grad().defined())
            squares += std::pow(l2Norm(parameter.grad().contiguous().view({-1})), 2.0);
    }
    const double norm = std::sqrt(squares);
    const double clip = m_settings.clipNorm > 0.0 && norm > m_settings.clipNorm ? m_settings.clipNorm / norm : 1.0;
    if (!momentsHold(clip * norm)) {
        const int number = stepCount() + 1;
        skip();
        return Error{ErrorCode::NotFinite, message("training.gradient-not-finite", number)};
    }
    ++m_taken;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const torch::Tensor& parameter = m_parameters[i].second;
        if (!parameter.grad().defined())
            continue;
        const AdamWStep step{.rate = learningRate * m_own[i].rate,
                             .beta1 = m_settings.beta1,
                             .beta2 = m_settings.beta2,
                             .epsilon = m_settings.epsilon,
                             .weightDecay = parameter.dim() > 1 ? m_own[i].weightDecay : 0.0,
                             .gradientScale = clip,
                             .step = m_taken};
        const AdamWBuffers buffers{parameter.detach().view({-1}), m_first[i].view({-1}), m_second[i].view({-1})};
        adamWInto(step, parameter.grad().contiguous().view({-1}), buffers, buffers);
        parameter.mutable_grad().reset();
    }
    return {};
}

void AdamW::clearGradients()
{
    for (const auto& [name, parameter] : m_parameters)
        parameter.mutable_grad().reset();
}

void AdamW::skip()
{
    clearGradients();
    ++m_skipped;
}

std::map<std::string, torch::Tensor> AdamW::state() const
{
    std::map<std::string, torch::Tensor> state;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const auto& [name, parameter] = m_parameters[i];
        state["parameter." + name] = parameter.detach();
        state["first_moment." + name] = m_first[i];
        state["second_moment." + name] = m_second[i];
    }
    return state;
}

Status AdamW::restore(const std::map<std::string, torch::Tensor>& saved, int steps, int skipped)
{
    const torch::NoGradGuard frozen;
    if (skipped < 0 || skipped > steps)
        return Error{ErrorCode::CorruptFile, message("training.checkpoint-steps")};
    auto live = state();
    for (auto& [name, tensor] : live) {
        const auto found = saved.find(name);
        if (found == saved.end() || found->second.sizes() != tensor.sizes())
            return Error{ErrorCode::CorruptFile, message("training.checkpoint-lacks", name)};
    }
    for (auto& [name, tensor] : live)
        tensor.copy_(saved.at(name));
    m_taken = steps - skipped;
    m_skipped = skipped;
    return {};
}

}  // namespace undertone
