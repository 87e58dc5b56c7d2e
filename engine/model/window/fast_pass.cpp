// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/fast_pass.h"

#include <algorithm>

namespace undertone {

namespace {

/// Merging costs r * in * out products a step; applying apart costs rows * r * (in + out) twice forward and once more backward.
bool isMergingCheaper(const LlamaConfig& config, std::int64_t rows)
{
    const auto wide = std::max(config.hiddenSize, config.intermediateSize);
    return config.hiddenSize * wide < 2 * rows * (config.hiddenSize + wide);
}

LoraApplication cheaperApplication(const SpeechLlm& llm, std::int64_t rows)
{
    return llm.dtype() != torch::kBFloat16 && isMergingCheaper(llm.config(), rows) ? LoraApplication::Merged : LoraApplication::Apart;
}

}  // namespace

FastPass::FastPass(const std::shared_ptr<const SpeechLlm>& llm, std::int64_t expectedRows, torch::Dtype arithmetic)
    : FastPass(llm, cheaperApplication(*llm, expectedRows), arithmetic)
{
}

FastPass::FastPass(std::shared_ptr<const SpeechLlm> llm, LoraApplication application, torch::Dtype arithmetic)
    : m_windows(std::move(llm), application, arithmetic)
{
    m_windows.setLora(0, nullptr);
}

void FastPass::setLora(const LoraSet* temporary)
{
    m_windows.setLora(0, temporary);
    forgetPrefix();
}

torch::Tensor FastPass::readPrefix(std::span<const std::int64_t> ids, const CancellationToken& cancel)
{
    forgetPrefix();
    const BatchedWindows::Request request{0, ids, 0, cancel};
    const auto ends = m_windows.readPrefixes({&request, 1});
    m_holdsPrefix = !ends.empty();
    return m_holdsPrefix ? ends.front() : torch::Tensor();
}

std::optional<double> FastPass::sentenceLoss(std::span<const std::int64_t> ids, std::int64_t targets, Purpose,
                                             const CancellationToken& cancel)
{
    forgetPrefix();
    const BatchedWindows::Request request{0, ids, targets, cancel};
    const auto losses = m_windows.sentenceLosses({&request, 1});
    return losses.empty() ? std::nullopt : std::optional(losses.front());
}

torch::Tensor FastPass::gradient(const CancellationToken& cancel)
{
    const BatchedWindows::Request request{0, {}, 0, cancel};
    return m_windows.computeGradients({&request, 1}) ? m_windows.gradient(0) : torch::Tensor();
}

}  // namespace undertone
