// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/tokenizer/tokenizer_optimizer.h"

#include "engine/model/training/shared/weight_average.h"

#include <algorithm>
#include <cmath>

namespace undertone {

TokenizerOptimizer::TokenizerOptimizer(std::vector<torch::Tensor> parameters, const TokenizerTrainingConfig& config) : m_config(config)
{
    const torch::NoGradGuard noGradients;
    const auto firstVector = std::stable_partition(parameters.begin(), parameters.end(), [](const auto& p) { return p.dim() > 1; });
    std::int64_t total = 0;
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        total += it->numel();
        m_decayed += it < firstVector ? it->numel() : 0;
    }
    m_values = torch::empty({total});
    m_gradients = torch::zeros({total});
    m_first = torch::zeros({total});
    m_second = torch::zeros({total});
    std::int64_t at = 0;
    for (auto& parameter : parameters) {
        const auto part = [&](const torch::Tensor& flat) { return flat.slice(0, at, at + parameter.numel()).view(parameter.sizes()); };
        part(m_values).copy_(parameter);
        parameter.set_data(part(m_values));
        parameter.mutable_grad() = part(m_gradients);
        at += parameter.numel();
    }
    m_averaged = m_values.clone();
}

double TokenizerOptimizer::step(double learningRate)
{
    const torch::NoGradGuard noGradients;
    const double norm = m_gradients.norm().item<double>();
    if (!std::isfinite(norm))
        return norm;
    if (norm > m_config.clipNorm)
        m_gradients.mul_(m_config.clipNorm / norm);
    ++m_steps;
    m_first.lerp_(m_gradients, 1.0 - m_config.beta1);
    m_second.mul_(m_config.beta2).addcmul_(m_gradients, m_gradients, 1.0 - m_config.beta2);
    const double correction1 = 1.0 - std::pow(m_config.beta1, static_cast<double>(m_steps));
    const double correction2 = 1.0 - std::pow(m_config.beta2, static_cast<double>(m_steps));
    m_values.slice(0, 0, m_decayed).mul_(1.0 - learningRate * m_config.weightDecay);
    const auto denominator = m_second.sqrt().div_(std::sqrt(correction2)).add_(m_config.epsilon);
    m_values.addcdiv_(m_first, denominator, -learningRate / correction1);
    m_averaged.lerp_(m_values, 1.0 - averageKept(m_config.averaging, m_steps));
    return norm;
}

void TokenizerOptimizer::useAveragedWeights()
{
    const torch::NoGradGuard noGradients;
    m_kept = m_values.clone();
    m_values.copy_(m_averaged);
}

void TokenizerOptimizer::restoreWeights()
{
    const torch::NoGradGuard noGradients;
    m_values.copy_(m_kept);
    m_kept.reset();
}

std::vector<std::pair<std::string, torch::Tensor>> TokenizerOptimizer::state()
{
    return {{"weights", m_values}, {"averaged", m_averaged}, {"first_moment", m_first}, {"second_moment", m_second}};
}

}  // namespace undertone
