// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/fast/projection_group.h"

namespace undertone {

namespace {

/// target = scale * x y, or target += scale * x y. The product is made in the type of x, the target may be wider.
void product(torch::Tensor target, const torch::Tensor& x, const torch::Tensor& y, double scale, ProjectionGroup::Into into)
{
    const double kept = into == ProjectionGroup::Into::Add ? 1.0 : 0.0;
    if (target.scalar_type() == x.scalar_type())
        at::addmm_out(target, target, x, y, kept, scale);
    else
        target.copy_(at::mm(x, y)).mul_(scale);
}

}  // namespace

ProjectionGroup::ProjectionGroup(const BlockWeights& weights, std::vector<Projection> projections, const LlamaConfig& config, std::int64_t layer,
                                 torch::Dtype arithmetic, bool stack)
    : m_projections(std::move(projections)), m_arithmetic(arithmetic), m_layer(layer),
      m_stack((stack && m_projections.size() > 1) || weights.projection(m_projections.front()).scalar_type() != arithmetic)
{
    std::int64_t column = 0;
    for (const Projection which : m_projections) {
        const auto [rows, columns] = projectionShape(config, which);
        m_parts.push_back({which, weights.projection(which).detach(), {}, column, column + rows});
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
        m_stacked = torch::empty({outputWidth(), m_inputWidth}, m_parts.front().base.options().dtype(m_arithmetic));
    if (lora) {
        m_rank = lora->config().rank;
        m_scale = lora->config().scale();
        std::vector<torch::Tensor> rows;
        for (Part& part : m_parts) {
            const LoraPair& pair = lora->pair(m_layer, part.projection);
            rows.push_back(pair.a.detach().to(m_arithmetic));
            part.b = pair.b.detach().to(m_arithmetic);
        }
        m_a = rows.size() == 1 ? rows.front() : torch::cat(rows);
    }
    for (const Part& part : m_parts) {
        if (!m_stacked.defined())
            break;
        auto into = m_stacked.slice(0, part.begin, part.end);
        if (!merged) {
            if (!m_stackedIsBase)
                into.copy_(part.base);
            continue;
        }
        const LoraPair& pair = lora->pair(m_layer, part.projection);
        const auto b = pair.b.detach().to(part.base.scalar_type());
        const auto a = pair.a.detach().to(part.base.scalar_type());
        if (part.base.scalar_type() == m_arithmetic)
            at::addmm_out(into, part.base, b, a, 1.0, m_scale);
        else
            into.copy_(at::addmm(part.base, b, a, 1.0, m_scale));
    }
    m_stackedIsBase = m_stacked.defined() && !merged;

    m_products.clear();
    if (m_stacked.defined()) {
        m_products.push_back({m_stacked, 0, outputWidth()});
        return;
    }
    for (const Part& part : m_parts)
        m_products.push_back({part.base, part.begin, part.end});
}

void ProjectionGroup::forward(const torch::Tensor& input, torch::Tensor inner, torch::Tensor output, Into into) const
{
    for (const Product& each : m_products)
        product(output.slice(1, each.begin, each.end), input, each.weight.t(), 1.0, into);
    if (!m_apart)
        return;
    at::mm_out(inner, input, m_a.t());
    for (std::size_t p = 0; p < m_parts.size(); ++p) {
        const Part& part = m_parts[p];
        const auto mine = inner.slice(1, static_cast<std::int64_t>(p) * m_rank, (static_cast<std::int64_t>(p) + 1) * m_rank);
        product(output.slice(1, part.begin, part.end), mine, part.b.t(), m_scale, Into::Add);
    }
}

void ProjectionGroup::backward(const torch::Tensor& outputGradient, const torch::Tensor& input, torch::Tensor inner, torch::Tensor scratch,
                               torch::Tensor inputGradient, Into into, const std::array<LoraPair, allProjections.size()>& gradients) const
{
    if (!m_apart)
        at::mm_out(inner, input, m_a.t());
    for (std::size_t p = 0; p < m_parts.size(); ++p) {
        const Part& part = m_parts[p];
        const auto first = static_cast<std::int64_t>(p) * m_rank;
        const auto mine = outputGradient.slice(1, part.begin, part.end);
        product(scratch.slice(1, first, first + m_rank), mine, part.b, m_scale, Into::Replace);
        product(gradients[static_cast<std::size_t>(part.projection)].b, mine.t(), inner.slice(1, first, first + m_rank), m_scale, Into::Replace);
    }
    const auto allA = at::mm(scratch.t(), input);
    for (std::size_t p = 0; p < m_parts.size(); ++p)
        gradients[static_cast<std::size_t>(m_parts[p].projection)].a.copy_(allA.slice(0, static_cast<std::int64_t>(p) * m_rank, (static_cast<std::int64_t>(p) + 1) * m_rank));

    if (!inputGradient.defined())
        return;
    for (const Product& each : m_products) {
        product(inputGradient, outputGradient.slice(1, each.begin, each.end), each.weight, 1.0, into);
        into = Into::Add;
    }
    if (m_apart)
        product(inputGradient, scratch, m_a, 1.0, Into::Add);
}

}  // namespace undertone
