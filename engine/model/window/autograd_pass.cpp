// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/autograd_pass.h"

#include "engine/model/llm/emotion_decoder.h"

#include <torch/nn/functional/loss.h>

namespace undertone {

namespace {

torch::Tensor asBatch(std::span<const std::int64_t> ids, torch::Device device)
{
    return torch::tensor(at::ArrayRef<std::int64_t>(ids.data(), ids.size()), torch::kInt64).to(device).unsqueeze(0);
}

}  // namespace

AutogradPass::AutogradPass(std::shared_ptr<const SpeechLlm> llm, std::shared_ptr<const LoraAdapter> trained)
    : m_llm(std::move(llm)), m_trained(std::move(trained))
{
}

void AutogradPass::setLora(const LoraSet* temporary)
{
    m_temporary = temporary;
    forgetPrefix();
}

void AutogradPass::forgetPrefix()
{
    m_cache.clear();
    m_endRow.reset();
}

ForwardOptions AutogradPass::forwardOptions(const CancellationToken& cancel) const
{
    ForwardOptions options;
    if (m_trained) {
        options.trained = &m_trained->lora;
        options.embedding = m_trained->embedding;
        options.output = m_trained->output;
    }
    options.temporary = m_temporary;
    options.cancel = &cancel;
    return options;
}

torch::Tensor AutogradPass::readPrefix(std::span<const std::int64_t> ids, const CancellationToken& cancel)
{
    const torch::AutoGradMode recording(m_temporary != nullptr);
    forgetPrefix();
    ForwardOptions options = forwardOptions(cancel);
    options.firstRow = static_cast<std::int64_t>(ids.size()) - 1;
    options.present = &m_cache;
    m_endRow = m_llm->hiddenStates(asBatch(ids, m_llm->device()), options);
    return m_endRow.defined() ? m_endRow[0].detach() : torch::Tensor();
}

std::optional<double> AutogradPass::sentenceLoss(std::span<const std::int64_t> ids, std::int64_t targets, Purpose purpose,
                                                 const CancellationToken& cancel)
{
    const torch::AutoGradMode recording(purpose == Purpose::Gradient);
    torch::Tensor hidden = std::exchange(m_endRow, {});
    const KeyValueCache cache = std::exchange(m_cache, {});
    ForwardOptions options = forwardOptions(cancel);
    // The last token is only a target, unless an emotion is read there; the row before the sentence's first token predicts that token.
    const bool entropy = purpose == Purpose::Gradient && m_entropyWeight > 0.0;
    if (const auto inputs = entropy ? ids : ids.first(ids.size() - 1); !inputs.empty()) {
        options.past = &cache;
        const auto rows = m_llm->hiddenStates(asBatch(inputs, m_llm->device()), options);
        if (!rows.defined())
            return std::nullopt;
        hidden = torch::cat({hidden, rows}, 1);
    }
    const auto wanted = asBatch(ids.last(static_cast<std::size_t>(targets)), m_llm->device()).squeeze(0);
    const auto predicting = entropy ? hidden.slice(1, 0, -1) : hidden;
    const auto logits = m_llm->logits(predicting[0].slice(0, predicting.size(1) - targets), options.output);
    m_loss = torch::nn::functional::cross_entropy(logits.to(logits.scalar_type() == torch::kFloat64 ? torch::kFloat64 : torch::kFloat32),
                                                  wanted);
    const double loss = m_loss.item<double>();
    if (entropy)
        m_loss = m_loss + m_entropyWeight * entropyAt(hidden[0][hidden.size(1) - 1], options.output);
    return loss;
}

void AutogradPass::addEntropyLoss(const EmotionVocabulary& vocabulary, double weight)
{
    m_vocabulary = vocabulary;
    m_entropyWeight = weight;
}

torch::Tensor AutogradPass::entropyAt(const torch::Tensor& endRow, const torch::Tensor& output) const
{
    const auto logits = emotionLogits(*m_llm, m_vocabulary, endRow, output);
    return -(logits.softmax(-1) * logits.log_softmax(-1)).sum();
}

torch::Tensor AutogradPass::gradient(const CancellationToken& cancel)
{
    std::vector<torch::Tensor> flat;
    for (const torch::Tensor& gradient : torch::autograd::grad({std::exchange(m_loss, {})}, m_temporary->parameters()))
        flat.push_back(gradient.reshape({-1}));
    return cancel.isCancelled() ? torch::Tensor() : torch::cat(flat);
}

}  // namespace undertone
