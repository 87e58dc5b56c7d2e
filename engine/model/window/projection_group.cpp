// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/projection_group.h"

#include "engine/model/torch_support.h"

namespace undertone {

bool isWorthCopying(const SpeechLlm& llm)
{
    constexpr std::int64_t limit = std::int64_t{1} << 30;
    std::int64_t bytes = 0;
    for (std::int64_t layer = 0; layer < llm.config().layerCount; ++layer) {
        for (const Projection which : allProjections)
            bytes += static_cast<std::int64_t>(llm.block(layer).projection(which).nbytes());
    }
    return bytes <= limit;
}

ProjectionGroup::ProjectionGroup(const BlockWeights& weights, const std::vector<Projection>& projections, const LlamaConfig& config,
                                 std::int64_t layer, torch::Dtype arithmetic, bool stack)
    : m_arithmetic(arithmetic), m_layer(layer),
      m_stack((stack && projections.size() > 1) || weights.projection(projections.front()).scalar_type() != arithmetic)
{
    std::int64_t column = 0;
    for (const Projection which : projections) {
        const auto [rows, columns] = projectionShape(config, which);
        m_parts.push_back({which, column, column + rows});
        m_base.push_back(weights.projection(which).detach());
        column += rows;
        m_inputWidth = columns;
    }
    if (stack && PackedWeight::serves(arithmetic, m_base.front().device(), outputWidth(), m_inputWidth))
        m_packed.emplace();
}

void ProjectionGroup::follow(const LoraSet* lora, LoraApplication application)
{
    const WithoutAutograd frozen;
    const LoraSet* merged = application == LoraApplication::Merged ? lora : nullptr;
    m_apart = lora && !merged;
    if (lora)
        m_lora.follow(*lora, m_layer, m_parts, m_arithmetic, m_apart);
    if (merged || !m_copyIsBase) {
        if (m_packed)
            packWeights(merged);
        else
            stackWeights(merged);
    }
    m_copyIsBase = !merged;
}

void ProjectionGroup::packWeights(const LoraSet* merged)
{
    std::vector<PackedWeight::Part> parts;
    for (std::size_t p = 0; p < m_parts.size(); ++p) {
        PackedWeight::Part part{m_base[p], {}, {}};
        if (merged && m_lora.tiles()) {
            part.b = m_lora.b(p);
            part.a = m_lora.tiles()->packedA(p);
        } else if (merged) {
            part.weight = mergedWeight(p, *merged);
        }
        parts.push_back(std::move(part));
    }
    m_packed->pack(parts, merged ? merged->config().scale() : 0.0, m_arithmetic);
}

torch::Tensor ProjectionGroup::mergedWeight(std::size_t part, const LoraSet& lora) const
{
    const auto& base = m_base[part];
    const LoraPair& pair = lora.pair(m_layer, m_parts[part].projection);
    return at::addmm(base, pair.b.detach().to(base.scalar_type()), pair.a.detach().to(base.scalar_type()), 1.0, lora.config().scale());
}

void ProjectionGroup::stackWeights(const LoraSet* merged)
{
    m_products.clear();
    if (!merged && !m_stack) {
        m_stacked.reset();
        for (std::size_t p = 0; p < m_parts.size(); ++p)
            m_products.push_back({m_base[p], m_parts[p].begin, m_parts[p].end});
        return;
    }
    if (!m_stacked.defined())
        m_stacked = torch::empty({outputWidth(), m_inputWidth}, m_base.front().options().dtype(m_arithmetic));
    for (std::size_t p = 0; p < m_parts.size(); ++p)
        m_stacked.slice(0, m_parts[p].begin, m_parts[p].end).copy_(merged ? mergedWeight(p, *merged) : m_base[p]);
    m_products.push_back({m_stacked, 0, outputWidth()});
}

void ProjectionGroup::baseForward(const torch::Tensor& input, const torch::Tensor& plus, const torch::Tensor& output) const
{
    if (m_packed)
        return m_packed->forward(input, plus, output);
    for (const Product& each : m_products)
        productInto(output.slice(1, each.begin, each.end), input, each.weight.t(), 1.0,
                    plus.defined() ? plus.slice(1, each.begin, each.end) : plus);
}

void ProjectionGroup::baseBackward(const torch::Tensor& outputGradient, const torch::Tensor& inputGradient, Into into) const
{
    if (m_packed)
        return m_packed->backward(outputGradient, into == Into::Add ? inputGradient : torch::Tensor(), inputGradient);
    for (const Product& each : m_products) {
        productInto(inputGradient, outputGradient.slice(1, each.begin, each.end), each.weight, 1.0,
                    into == Into::Add ? inputGradient : torch::Tensor());
        into = Into::Add;
    }
}

void ProjectionGroup::forward(const torch::Tensor& input, torch::Tensor inner, const torch::Tensor& plus, torch::Tensor output) const
{
    baseForward(input, plus, output);
    if (!m_apart)
        return;
    m_lora.innerValues(input, inner);
    m_lora.addOutputs(inner, output, m_parts);
}

void ProjectionGroup::backward(const torch::Tensor& outputGradient, const torch::Tensor& input, torch::Tensor inner, torch::Tensor scratch,
                               torch::Tensor inputGradient, Into into, const BlockPairs& gradients) const
{
    if (!m_apart)
        m_lora.innerValues(input, inner);
    m_lora.gradients(outputGradient, input, inner, scratch, m_parts, gradients, Into::Replace);
    if (!inputGradient.defined())
        return;
    baseBackward(outputGradient, inputGradient, into);
    if (m_apart)
        m_lora.addInputGradient(scratch, inputGradient);
}

}  // namespace undertone
