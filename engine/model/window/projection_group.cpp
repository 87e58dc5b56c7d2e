// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/projection_group.h"

#include <utility>

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
    std::vector<torch::Tensor> biases;
    for (const Projection which : projections) {
        const auto [rows, columns] = projectionShape(config, which);
        m_parts.push_back({which, column, column + rows});
        m_base.push_back(weights.projection(which).detach());
        if (weights.bias(which).defined())  // those of one group have one all, or none
            biases.push_back(weights.bias(which).detach().to(arithmetic));
        column += rows;
        m_inputWidth = columns;
    }
    if (!biases.empty())
        m_bias = torch::cat(biases);
    if (stack && PackedWeight::serves(arithmetic, m_base.front().device(), outputWidth(), m_inputWidth))
        m_packed.emplace();
}

void ProjectionGroup::useFrozen()
{
    if (std::exchange(m_isFrozen, true))
        return;
    if (m_packed)
        packWeights(nullptr, nullptr);
    else
        stackWeights(nullptr);
}

void ProjectionGroup::useMerged(const LoraSet& lora, const GroupLora& values)
{
    m_isFrozen = false;
    if (m_packed)
        packWeights(&lora, &values);
    else
        stackWeights(&lora);
}

void ProjectionGroup::packWeights(const LoraSet* merged, const GroupLora* values)
{
    std::vector<PackedWeight::Part> parts;
    for (std::size_t p = 0; p < m_parts.size(); ++p) {
        PackedWeight::Part part{m_base[p], {}, {}};
        if (merged && values->tiles()) {
            part.b = values->b(p);
            part.a = values->tiles()->packedA(p);
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

void ProjectionGroup::forward(const torch::Tensor& input, const torch::Tensor& plus, const torch::Tensor& output) const
{
    multiply(input, plus, output);
    if (m_bias.defined())
        output.add_(m_bias);
}

void ProjectionGroup::multiply(const torch::Tensor& input, const torch::Tensor& plus, const torch::Tensor& output) const
{
    if (m_packed)
        return m_packed->forward(input, plus, output);
    for (const Product& each : m_products)
        productInto(output.slice(1, each.begin, each.end), input, each.weight.t(), 1.0,
                    plus.defined() ? plus.slice(1, each.begin, each.end) : plus);
}

void ProjectionGroup::backward(const torch::Tensor& outputGradient, const torch::Tensor& inputGradient) const
{
    if (m_packed)
        return m_packed->backward(outputGradient, {}, inputGradient);
    torch::Tensor sum;
    for (const Product& each : m_products) {
        productInto(inputGradient, outputGradient.slice(1, each.begin, each.end), each.weight, 1.0, sum);
        sum = inputGradient;
    }
}

}  // namespace undertone
