// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/lora_linear.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cassert>
#include <cmath>

namespace undertone {

const char* projectionName(Projection projection)
{
    static constexpr std::array<const char*, allProjections.size()> names{
        "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj", "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj"};
    return names[static_cast<std::size_t>(projection)];
}

std::pair<std::int64_t, std::int64_t> projectionShape(const LlamaConfig& config, Projection projection)
{
    const auto queryWidth = config.headCount * config.headSize;
    const auto keyValueWidth = config.keyValueHeadCount * config.headSize;
    switch (projection) {
    case Projection::Query: return {queryWidth, config.hiddenSize};
    case Projection::Key:
    case Projection::Value: return {keyValueWidth, config.hiddenSize};
    case Projection::Output: return {config.hiddenSize, queryWidth};
    case Projection::Gate:
    case Projection::Up: return {config.intermediateSize, config.hiddenSize};
    case Projection::Down: return {config.hiddenSize, config.intermediateSize};
    }
    assert(false);
    return {};
}

bool hasBias(const LlamaConfig& config, Projection projection)
{
    switch (projection) {
    case Projection::Query:
    case Projection::Key:
    case Projection::Value: return config.queryKeyValueBias;
    case Projection::Output: return config.attentionOutputBias;
    case Projection::Gate:
    case Projection::Up:
    case Projection::Down: return config.feedForwardBias;
    }
    return false;
}

LoraSet LoraSet::create(const LlamaConfig& model, const LoraConfig& config, std::uint64_t seed, torch::Device device)
{
    // Drawn on the CPU, so that a seed means the same on every device.
    auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    std::vector<torch::Tensor> parameters;
    for (std::int64_t layer = 0; layer < model.layerCount; ++layer) {
        for (const Projection which : allProjections) {
            const auto [rows, columns] = projectionShape(model, which);
            const double bound = 1.0 / std::sqrt(static_cast<double>(columns));
            const auto a = torch::empty({config.rank, columns}, torch::kFloat32).uniform_(-bound, bound, generator);
            parameters.push_back(a.to(device).requires_grad_(true));
            parameters.push_back(
                torch::zeros({rows, config.rank}, torch::TensorOptions().device(device).dtype(torch::kFloat32)).requires_grad_(true));
        }
    }
    return fromParameters(config, model.layerCount, parameters);
}

LoraSet LoraSet::fromParameters(const LoraConfig& config, std::int64_t layerCount, const std::vector<torch::Tensor>& parameters)
{
    assert(parameters.size() == static_cast<std::size_t>(layerCount) * allProjections.size() * 2);
    LoraSet set;
    set.m_config = config;
    set.m_layers.resize(static_cast<std::size_t>(layerCount));
    std::size_t next = 0;
    for (auto& layer : set.m_layers) {
        for (LoraPair& pair : layer) {
            pair.a = parameters[next++];
            pair.b = parameters[next++];
        }
    }
    return set;
}

const LoraPair& LoraSet::pair(std::int64_t layer, Projection projection) const
{
    return m_layers[static_cast<std::size_t>(layer)][static_cast<std::size_t>(projection)];
}

std::vector<torch::Tensor> LoraSet::parameters() const
{
    std::vector<torch::Tensor> all;
    for (const auto& layer : m_layers) {
        for (const LoraPair& pair : layer) {
            all.push_back(pair.a);
            all.push_back(pair.b);
        }
    }
    return all;
}

std::vector<std::pair<std::string, torch::Tensor>> LoraSet::namedParameters() const
{
    std::vector<std::pair<std::string, torch::Tensor>> named;
    for (std::int64_t layer = 0; layer < layerCount(); ++layer) {
        for (const Projection which : allProjections) {
            const std::string module = "model.layers." + std::to_string(layer) + "." + projectionName(which);
            named.emplace_back(module + ".lora_A.weight", pair(layer, which).a);
            named.emplace_back(module + ".lora_B.weight", pair(layer, which).b);
        }
    }
    return named;
}

torch::Tensor loraLinear(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor& bias, const ActiveLoras& loras,
                         std::int64_t layer, Projection projection)
{
    torch::Tensor result = torch::linear(input, weight, bias);
    for (const LoraSet* set : {loras.trained, loras.temporary}) {
        if (!set)
            continue;
        const LoraPair& pair = set->pair(layer, projection);
        const auto inner = torch::linear(input, pair.a.to(input.scalar_type()));
        result = result + torch::linear(inner, pair.b.to(input.scalar_type())) * set->config().scale();
    }
    return result;
}

}  // namespace undertone
