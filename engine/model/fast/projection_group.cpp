// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/fast/projection_group.h"

namespace undertone {

ProjectionGroup::ProjectionGroup(const BlockWeights& weights, const std::vector<Projection>& projections, const LlamaConfig& config, std::int64_t layer,
                                 torch::Dtype arithmetic, bool stack)
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
}

void ProjectionGroup::follow(const LoraSet* lora, LoraApplication application)
{
    const torch::NoGradGuard frozen;
    const bool merged = lora && application == LoraApplication::Merged;
    m_apart = lora && !merged;
    if ((merged || m_stack) && !m_stacked.defined())
        m_stacked = torch::empty({outputWidth(), m_inputWidth}, m_base.front().options().dtype(m_arithmetic));
    if (lora)
        m_lora.follow(*lora, m_layer, m_parts, m_arithmetic);
    for (std::size_t p = 0; p < m_parts.size() && m_stacked.defined(); ++p) {
        const auto& base = m_base[p];
        auto into = m_stacked.slice(0, m_parts[p].begin, m_parts[p].end);
        if (!merged) {
            if (!m_stackedIsBase)
                into.copy_(base);
            continue;
        }
        const LoraPair& pair = lora->pair(m_layer, m_parts[p].projection);
        const auto b = pair.b.detach().to(base.scalar_type());
        const auto a = pair.a.detach().to(base.scalar_type());
        if (base.scalar_type() == m_arithmetic)
            at::addmm_out(into, base, b, a, 1.0, lora->config().scale());
        else
            into.copy_(at::addmm(base, b, a, 1.0, lora->config().scale()));
    }
    m_stackedIsBase = m_stacked.defined() && !merged;

    m_products.clear();
    if (m_stacked.defined()) {
        m_products.push_back({m_stacked, 0, outputWidth()});
        return;
    }
    for (std::size_t p = 0; p < m_parts.size(); ++p)
        m_products.push_back({m_base[p], m_parts[p].begin, m_parts[p].end});
}

void ProjectionGroup::baseForward(const torch::Tensor& input, const torch::Tensor& output, Into into) const
{
    for (const Product& each : m_products)
        productInto(output.slice(1, each.begin, each.end), input, each.weight.t(), 1.0, into);
}

void ProjectionGroup::baseBackward(const torch::Tensor& outputGradient, const torch::Tensor& inputGradient, Into into) const
{
    for (const Product& each : m_products) {
        productInto(inputGradient, outputGradient.slice(1, each.begin, each.end), each.weight, 1.0, into);
        into = Into::Add;
    }
}

void ProjectionGroup::forward(const torch::Tensor& input, torch::Tensor inner, torch::Tensor output, Into into) const
{
    baseForward(input, output, into);
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
