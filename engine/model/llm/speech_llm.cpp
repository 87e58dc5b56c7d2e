// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/speech_llm.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/autocast_mode.h>

namespace undertone {

namespace {

/// Both halves of a head turn by the same angles; each window of a batch begins at the first position.
RowAngles rowAngles(const RotaryTable& rotary, std::int64_t windows, std::int64_t headSize)
{
    const auto ofRows = [&](const torch::Tensor& table) {
        const auto wide = table.scalar_type() == torch::kFloat64 ? torch::kFloat64 : torch::kFloat32;
        return table.slice(1, 0, headSize / 2).to(wide).repeat({windows, 1}).contiguous();
    };
    return {ofRows(rotary.cosine), ofRows(rotary.sine)};
}

}  // namespace

torch::Tensor SpeechLlm::hiddenStates(const torch::Tensor& tokens, const ForwardOptions& options) const
{
    AttentionContext context;
    const auto before = options.past ? options.past->front().keys.size(2) : 0;
    const auto sequence = before + tokens.size(1);
    const RotaryTable rotary = rotaryTable(m_config, sequence, sequence, device(), dtype());
    context.rotary = {rotary.cosine.slice(0, before), rotary.sine.slice(0, before)};
    context.loras = {options.trained, options.temporary};
    if (options.attentionMask.defined())
        context.mask = options.attentionMask.unsqueeze(1);

    const torch::Tensor& rows = options.embedding.defined() ? options.embedding : m_embedding;
    torch::Tensor hidden = torch::embedding(rows, tokens).to(dtype());
    const bool isAutocast = at::autocast::is_autocast_enabled(device().type());
    const auto products = isAutocast ? at::autocast::get_autocast_dtype(device().type()) : dtype();
    const bool isFused = options.fused && canFuse(hidden, dtype()) && canFuse(hidden, products) && dtype() != torch::kFloat64
        && options.past == nullptr && options.present == nullptr && options.firstRow == 0;
    if (isFused) {
        context.angles = rowAngles(rotary, tokens.size(0), m_config.headSize);
        if (isAutocast)
            context.productType = products;
    }
    const auto layers = static_cast<std::int64_t>(m_blocks.size());
    if (options.present)
        options.present->resize(m_blocks.size());
    for (context.layer = 0; context.layer < layers; ++context.layer) {
        if (options.cancel && options.cancel->isCancelled())
            return {};
        // Earlier blocks feed keys and values of later ones, so only the last one may skip rows.
        context.firstRow = context.layer == layers - 1 ? options.firstRow : 0;
        context.past = options.past ? &(*options.past)[static_cast<std::size_t>(context.layer)] : nullptr;
        context.present = options.present ? &(*options.present)[static_cast<std::size_t>(context.layer)] : nullptr;
        hidden = transformerBlock(hidden, block(context.layer), m_config, context, options.channelDropout);
    }
    return isFused ? fusedRmsNorm(hidden, m_finalNorm, m_config.normEpsilon) : rmsNorm(hidden, m_finalNorm, m_config.normEpsilon);
}

torch::Tensor SpeechLlm::logits(const torch::Tensor& hidden, const torch::Tensor& output) const
{
    return torch::linear(hidden, (output.defined() ? output : m_output).to(hidden.scalar_type()));
}

std::vector<std::pair<std::string, torch::Tensor>> SpeechLlm::namedParameters() const
{
    std::vector<std::pair<std::string, torch::Tensor>> named{{"model.embed_tokens.weight", m_embedding}};
    for (std::size_t layer = 0; layer < m_blocks.size(); ++layer) {
        const std::string prefix = "model.layers." + std::to_string(layer) + ".";
        named.emplace_back(prefix + "input_layernorm.weight", m_blocks[layer].attentionNorm);
        named.emplace_back(prefix + "post_attention_layernorm.weight", m_blocks[layer].feedForwardNorm);
        for (const Projection which : allProjections) {
            named.emplace_back(prefix + projectionName(which) + ".weight", m_blocks[layer].projection(which));
            if (const auto& bias = m_blocks[layer].bias(which); bias.defined())
                named.emplace_back(prefix + projectionName(which) + ".bias", bias);
        }
    }
    named.emplace_back("model.norm.weight", m_finalNorm);
    if (!m_config.tiedEmbeddings)
        named.emplace_back("lm_head.weight", m_output);
    return named;
}

std::int64_t SpeechLlm::parameterCount() const
{
    std::int64_t count = 0;
    for (const auto& [name, tensor] : namedParameters())
        count += tensor.numel();
    return count;
}

void SpeechLlm::setTrainable(bool trainable)
{
    for (auto& [name, tensor] : namedParameters())
        tensor.requires_grad_(trainable);
}

std::shared_ptr<SpeechLlm> SpeechLlm::clone() const
{
    torch::NoGradGuard frozen;
    std::shared_ptr<SpeechLlm> copy(new SpeechLlm);
    copy->m_config = m_config;
    copy->m_embedding = m_embedding.clone();
    copy->m_output = m_config.tiedEmbeddings ? copy->m_embedding : m_output.clone();
    copy->m_finalNorm = m_finalNorm.clone();
    for (const BlockWeights& weights : m_blocks) {
        BlockWeights& twin = copy->m_blocks.emplace_back();
        twin.attentionNorm = weights.attentionNorm.clone();
        twin.feedForwardNorm = weights.feedForwardNorm.clone();
        for (const Projection which : allProjections) {
            const auto place = static_cast<std::size_t>(which);
            twin.projections[place] = weights.projection(which).clone();
            if (weights.bias(which).defined())
                twin.biases[place] = weights.bias(which).clone();
        }
    }
    return copy;
}

Status SpeechLlm::setRows(const torch::Tensor& embedding, const torch::Tensor& output)
{
    torch::NoGradGuard frozen;
    const torch::Tensor& newInput = embedding.defined() ? embedding : m_embedding;
    const torch::Tensor& newOutput = output.defined() ? output : m_output;
    for (const torch::Tensor& rows : {newInput, newOutput}) {
        if (rows.dim() != 2 || rows.size(1) != m_config.hiddenSize || rows.size(0) != newInput.size(0))
            return Error{ErrorCode::InvalidModel, message("llm.rows", m_config.hiddenSize)};
    }
    const auto own = [this](const torch::Tensor& rows) {
        return rows.detach().to(device(), dtype(), /*non_blocking=*/false, /*copy=*/true).contiguous();
    };
    m_config.tiedEmbeddings = m_config.tiedEmbeddings && newInput.is_same(newOutput);
    const torch::Tensor ownInput = own(newInput);
    m_output = m_config.tiedEmbeddings ? ownInput : own(newOutput);
    m_embedding = ownInput;
    m_config.vocabularySize = ownInput.size(0);
    return {};
}

Status SpeechLlm::extendVocabulary(std::int64_t count, std::uint64_t seed)
{
    if (count < 1)
        return Error{ErrorCode::InvalidArgument, message("llm.extend", count)};
    torch::NoGradGuard frozen;
    auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    const auto extended = [&](const torch::Tensor& rows) {
        const auto old = rows.detach().to(torch::kCPU);
        const auto exact = old.to(torch::kFloat32);
        const auto drawn = at::normal(0.0, 1.0, {count, old.size(1)}, generator);
        const auto fresh = exact.mean(0) + drawn * exact.std(0, /*unbiased=*/false);
        return torch::cat({old, fresh.to(old.scalar_type())}, 0);
    };
    const torch::Tensor input = extended(m_embedding);
    return setRows(input, m_config.tiedEmbeddings ? input : extended(m_output));
}

}  // namespace undertone
