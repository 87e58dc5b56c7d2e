// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/rotary_embedding.h"

namespace undertone {

RotaryTable rotaryTable(const LlamaConfig& config, std::int64_t tokens, torch::Device device, torch::Dtype dtype)
{
    const auto fp32 = torch::TensorOptions().dtype(torch::kFloat32).device(device);
    const auto exponent = torch::arange(0, config.headSize, 2, fp32) / static_cast<double>(config.headSize);
    const auto inverseFrequency = torch::reciprocal(torch::pow(config.ropeTheta, exponent)) / config.ropeLinearFactor;
    const auto angles = torch::outer(torch::arange(tokens, fp32), inverseFrequency);
    const auto both = torch::cat({angles, angles}, -1);
    return {both.cos().to(dtype), both.sin().to(dtype)};
}

torch::Tensor rotate(const torch::Tensor& heads, const RotaryTable& table)
{
    const auto half = heads.size(-1) / 2;
    const auto turned = torch::cat({-heads.slice(-1, half), heads.slice(-1, 0, half)}, -1);
    return heads * table.cosine + turned * table.sine;
}

}  // namespace undertone
