// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/group_lora.h"

namespace undertone {

FlatGradient FlatGradient::zeros(const LoraSet& lora, torch::Dtype dtype, torch::Device device)
{
    const auto parameters = lora.parameters();
    std::int64_t count = 0;
    for (const torch::Tensor& each : parameters)
        count += each.numel();
    FlatGradient gradient;
    gradient.flat = torch::zeros({count}, torch::TensorOptions().device(device).dtype(dtype));
    std::vector<torch::Tensor> views;
    std::int64_t offset = 0;
    for (const torch::Tensor& each : parameters) {
        views.push_back(gradient.flat.narrow(0, offset, each.numel()).view(each.sizes()));
        offset += each.numel();
    }
    gradient.views = LoraSet::fromParameters(lora.config(), lora.layerCount(), views);
    return gradient;
}

BlockPairs FlatGradient::block(std::size_t index) const
{
    BlockPairs pairs;
    for (const Projection which : allProjections)
        pairs[static_cast<std::size_t>(which)] = views.pair(static_cast<std::int64_t>(index), which);
    return pairs;
}

void productInto(torch::Tensor target, const torch::Tensor& x, const torch::Tensor& y, double scale, const torch::Tensor& plus)
{
    if (target.scalar_type() == x.scalar_type()) {
        at::addmm_out(target, plus.defined() ? plus : target, x, y, plus.defined() ? 1.0 : 0.0, scale);
        return;
    }
    const auto product = at::mm(x, y);
    if (plus.defined())
        at::add_out(target, plus, product, scale);
    else
        target.copy_(product).mul_(scale);
}

void GroupLora::load(const LoraSet& lora, std::int64_t layer, const std::vector<GroupPart>& parts, torch::Dtype arithmetic, bool apart)
{
    m_rank = lora.config().rank;
    m_scale = lora.config().scale();
    m_b.clear();
    std::vector<torch::Tensor> rows;
    for (const GroupPart& each : parts) {
        const LoraPair& pair = lora.pair(layer, each.projection);
        rows.push_back(pair.a.detach().to(arithmetic));
        m_b.push_back(pair.b.detach().to(arithmetic));
    }
    m_a = rows.size() == 1 ? rows.front() : torch::cat(rows);
    if (TileLora::serves(m_a, m_b))
        (m_tiles ? *m_tiles : m_tiles.emplace()).load(m_a, m_b, apart);
    else
        m_tiles.reset();
}

torch::Tensor GroupLora::part(const torch::Tensor& inner, std::size_t index) const
{
    const auto first = static_cast<std::int64_t>(index) * m_rank;
    return inner.slice(1, first, first + m_rank);
}

void GroupLora::innerValues(const torch::Tensor& input, torch::Tensor inner) const
{
    if (m_tiles)
        return m_tiles->innerValues(input, inner);
    at::mm_out(inner, input, m_a.t());
}

void GroupLora::addOutputs(const torch::Tensor& inner, const torch::Tensor& output, const std::vector<GroupPart>& parts) const
{
    for (std::size_t p = 0; p < parts.size(); ++p) {
        const auto mine = output.slice(1, parts[p].begin, parts[p].end);
        if (m_tiles)
            m_tiles->addOutput(p, part(inner, p), mine, m_scale);
        else
            productInto(mine, part(inner, p), m_b[p].t(), m_scale, mine);
    }
}

void GroupLora::gradients(const torch::Tensor& outputGradient, const torch::Tensor& input, const torch::Tensor& inner,
                          const torch::Tensor& toInner, const std::vector<GroupPart>& parts, const BlockPairs& into, Into write) const
{
    if (m_tiles) {
        std::vector<torch::Tensor> upstream;
        std::vector<LoraPair> pairs;
        for (const GroupPart& each : parts) {
            upstream.push_back(outputGradient.slice(1, each.begin, each.end));
            pairs.push_back(into[static_cast<std::size_t>(each.projection)]);
        }
        return m_tiles->gradients(upstream, input, inner, toInner, pairs, m_scale, write == Into::Add);
    }
    for (std::size_t p = 0; p < parts.size(); ++p) {
        const auto mine = outputGradient.slice(1, parts[p].begin, parts[p].end);
        productInto(part(toInner, p), mine, m_b[p], m_scale, {});
        const auto& b = into[static_cast<std::size_t>(parts[p].projection)].b;
        productInto(b, mine.t(), part(inner, p), m_scale, write == Into::Add ? b : torch::Tensor());
    }
    const auto toA = at::mm(toInner.t(), input);
    for (std::size_t p = 0; p < parts.size(); ++p) {
        const auto& a = into[static_cast<std::size_t>(parts[p].projection)].a;
        const auto rows = toA.slice(0, static_cast<std::int64_t>(p) * m_rank, (static_cast<std::int64_t>(p) + 1) * m_rank);
        if (write == Into::Add)
            a.add_(rows);
        else
            a.copy_(rows);
    }
}

void GroupLora::addInputGradient(const torch::Tensor& toInner, const torch::Tensor& inputGradient) const
{
    if (m_tiles)
        return m_tiles->addInputGradient(toInner, inputGradient);
    productInto(inputGradient, toInner, m_a, 1.0, inputGradient);
}

}  // namespace undertone
