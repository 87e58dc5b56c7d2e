// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/shared/weight_average.h"

#include <algorithm>

namespace undertone {

namespace {

constexpr const char* averagePrefix = "average.";

}  // namespace

double averageKept(double decay, std::int64_t step)
{
    const auto n = static_cast<double>(step);
    return std::min(decay, (1.0 + n) / (10.0 + n));
}

WeightAverage::WeightAverage(const std::vector<std::pair<std::string, torch::Tensor>>& parameters, double decay) : m_decay(decay)
{
    const torch::NoGradGuard noGradients;
    for (const auto& [name, parameter] : parameters)
        m_weights.push_back({name, parameter, parameter.detach().clone()});
}

void WeightAverage::update(std::int64_t step)
{
    const torch::NoGradGuard noGradients;
    const double kept = averageKept(m_decay, step);
    for (auto& weight : m_weights)
        weight.average.lerp_(weight.parameter, 1.0 - kept);
}

void WeightAverage::exchange()
{
    const torch::NoGradGuard noGradients;
    for (auto& weight : m_weights) {
        const auto parameter = weight.parameter.clone();
        weight.parameter.copy_(weight.average);
        weight.average.copy_(parameter);
    }
}

TensorMap WeightAverage::state() const
{
    TensorMap state;
    for (const auto& weight : m_weights)
        state[averagePrefix + weight.name] = weight.average;
    return state;
}

Status WeightAverage::restore(const TensorMap& saved)
{
    const torch::NoGradGuard noGradients;
    for (const auto& [name, average] : state()) {
        const auto found = saved.find(name);
        if (found == saved.end() || found->second.sizes() != average.sizes())
            return Error{ErrorCode::CorruptFile, message("training.checkpoint-lacks", name)};
        average.copy_(found->second);
    }
    return {};
}

AverageScope::AverageScope(std::optional<WeightAverage>& average) : m_average(average)
{
    if (m_average)
        m_average->exchange();
}

AverageScope::~AverageScope()
{
    if (m_average)
        m_average->exchange();
}

}  // namespace undertone
