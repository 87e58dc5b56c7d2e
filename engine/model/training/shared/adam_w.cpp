// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/shared/adam_w.h"

#include <cmath>

namespace undertone {

AdamW::AdamW(std::vector<std::pair<std::string, torch::Tensor>> parameters, const AdamWSettings& settings)
    : m_parameters(std::move(parameters)), m_settings(settings)
{
    for (const auto& [name, parameter] : m_parameters) {
        m_first.push_back(torch::zeros_like(parameter, torch::requires_grad(false)));
        m_second.push_back(torch::zeros_like(parameter, torch::requires_grad(false)));
    }
}

Status AdamW::step(double learningRate)
{
    torch::NoGradGuard noGrad;
    double squares = 0.0;
    for (const auto& [name, parameter] : m_parameters) {
        if (parameter.grad().defined())
            squares += parameter.grad().square().sum(torch::kFloat64).item<double>();
    }
    const double norm = std::sqrt(squares);
    if (!std::isfinite(norm))
        return Error{ErrorCode::NotFinite,
                     "The gradient of step " + std::to_string(m_steps + 1)
                         + " is not finite: take a smaller learning rate, or --dtype fp32."};
    ++m_steps;
    const double clip = m_settings.clipNorm > 0.0 && norm > m_settings.clipNorm ? m_settings.clipNorm / norm : 1.0;
    const double firstCorrection = 1.0 - std::pow(m_settings.beta1, m_steps);
    const double secondCorrection = 1.0 - std::pow(m_settings.beta2, m_steps);
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        auto parameter = m_parameters[i].second;
        if (!parameter.grad().defined())
            continue;
        auto gradient = parameter.grad();
        if (clip != 1.0)
            gradient.mul_(clip);
        if (parameter.dim() > 1 && m_settings.weightDecay > 0.0)
            parameter.mul_(1.0 - learningRate * m_settings.weightDecay);
        m_first[i].lerp_(gradient, 1.0 - m_settings.beta1);
        m_second[i].mul_(m_settings.beta2).addcmul_(gradient, gradient, 1.0 - m_settings.beta2);
        const auto denominator = (m_second[i] / secondCorrection).sqrt_().add_(m_settings.epsilon);
        parameter.addcdiv_(m_first[i], denominator, -learningRate / firstCorrection);
        parameter.mutable_grad().reset();
    }
    return {};
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

Status AdamW::restore(const std::map<std::string, torch::Tensor>& saved, int steps)
{
    torch::NoGradGuard noGrad;
    auto live = state();
    for (auto& [name, tensor] : live) {
        const auto found = saved.find(name);
        if (found == saved.end() || found->second.sizes() != tensor.sizes())
            return Error{ErrorCode::CorruptFile, "The checkpoint lacks \"" + name + "\" or has another shape: remove it to start over."};
    }
    for (auto& [name, tensor] : live)
        tensor.copy_(saved.at(name));
    m_steps = steps;
    return {};
}

}  // namespace undertone
