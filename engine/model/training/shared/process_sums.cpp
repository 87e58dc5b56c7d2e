// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/shared/process_sums.h"

namespace undertone {

Result<torch::Tensor> sumOverProcesses(ProcessGroup* processes, const torch::Tensor& own)
{
    const auto values = own.to(torch::kFloat64);
    if (processes == nullptr)
        return values;
    const auto all = values.detach().to(torch::kCPU).contiguous().clone();
    TRY(processes->sum(std::span(all.data_ptr<double>(), static_cast<std::size_t>(all.numel()))));
    // In this order: what is added is exactly zero, so that every process has the same bits.
    return all.to(values.device()) + (values - values.detach());
}

Status sumGradients(ProcessGroup* processes, const std::vector<std::pair<std::string, torch::Tensor>>& parameters)
{
    if (processes == nullptr || parameters.empty())
        return {};
    const torch::NoGradGuard frozen;
    // All of them in one message, with how many processes have a gradient to each parameter at its end.
    std::vector<torch::Tensor> parts;
    auto present = torch::zeros({static_cast<std::int64_t>(parameters.size())});
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const auto& parameter = parameters[i].second;
        const auto& gradient = parameter.grad();
        present[static_cast<std::int64_t>(i)] = gradient.defined() ? 1.0 : 0.0;
        parts.push_back((gradient.defined() ? gradient : torch::zeros_like(parameter)).reshape({-1}).to(torch::kFloat32));
    }
    parts.push_back(present.to(parts.front().device()));
    const auto all = torch::cat(parts).to(torch::kCPU).contiguous();
    TRY(processes->sum(std::span(all.data_ptr<float>(), static_cast<std::size_t>(all.numel()))));
    std::int64_t offset = 0;
    present = all.slice(0, all.numel() - present.numel());
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const auto& parameter = parameters[i].second;
        const auto sum = all.slice(0, offset, offset + parameter.numel()).view_as(parameter);
        offset += parameter.numel();
        if (present[static_cast<std::int64_t>(i)].item<float>() == 0.0F)
            continue;  // of no process: the parameter stands
        if (!parameter.grad().defined())
            parameter.mutable_grad() = torch::empty_like(parameter);
        parameter.mutable_grad().copy_(sum);
    }
    return {};
}

}  // namespace undertone
