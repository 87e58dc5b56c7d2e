// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/rotary_embedding.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace undertone {

namespace {

/// theta^(-2i / size) for each pair of a head's channels, in fp32.
torch::Tensor plainFrequencies(double theta, std::int64_t size, const torch::TensorOptions& options)
{
    const auto exponent = torch::arange(0, size, 2, options) / static_cast<double>(size);
    return torch::reciprocal(torch::pow(theta, exponent));
}

/// NTK-aware scaling: theta grows with the sequence, where that is longer than the model was trained for.
double dynamicTheta(const LlamaConfig& config, std::int64_t sequence)
{
    const auto size = static_cast<double>(config.headSize);
    const auto positions = static_cast<double>(config.maxPositions);
    const auto length = std::max(static_cast<double>(sequence), positions);
    const double factor = config.rope.factor;
    return config.rope.theta * std::pow(factor * length / positions - (factor - 1.0), size / (size - 2.0));
}

/// Llama 3.1: long waves are stretched by the factor, short ones are not, and those between by a weighted mean.
torch::Tensor llama3Frequencies(const RopeConfig& rope, const torch::Tensor& frequencies)
{
    const auto positions = static_cast<double>(rope.originalPositions);
    const auto waveLength = 2.0 * std::numbers::pi / frequencies;
    const auto weight =
        ((positions / waveLength - rope.lowFrequencyFactor) / (rope.highFrequencyFactor - rope.lowFrequencyFactor)).clamp(0.0, 1.0);
    return (1.0 - weight) * frequencies / rope.factor + weight * frequencies;
}

/// YaRN (Peng et al. 2023, section 3.2): as above, between bounds in rotations that are taken to the dimensions which have them.
torch::Tensor yarnFrequencies(const RopeConfig& rope, std::int64_t size, const torch::Tensor& frequencies)
{
    const auto dimensionOf = [&](double rotations) {
        return static_cast<double>(size) * std::log(static_cast<double>(rope.originalPositions) / (rotations * 2.0 * std::numbers::pi))
            / (2.0 * std::log(rope.theta));
    };
    double low = dimensionOf(rope.betaFast);
    double high = dimensionOf(rope.betaSlow);
    if (rope.wholeDimensions) {
        low = std::floor(low);
        high = std::ceil(high);
    }
    low = std::max(low, 0.0);
    high = std::min(high, static_cast<double>(size - 1));
    if (low == high)
        high += 0.001;
    const auto stretched = ((torch::arange(frequencies.size(0), frequencies.options()) - low) / (high - low)).clamp(0.0, 1.0);
    return frequencies / rope.factor * stretched + frequencies * (1.0 - stretched);
}

torch::Tensor frequenciesOf(const LlamaConfig& config, std::int64_t sequence, const torch::TensorOptions& options)
{
    const RopeConfig& rope = config.rope;
    const double theta = rope.scaling == RopeScaling::Dynamic ? dynamicTheta(config, sequence) : rope.theta;
    auto frequencies = plainFrequencies(theta, config.headSize, options);
    switch (rope.scaling) {
    case RopeScaling::None:
    case RopeScaling::Dynamic: break;
    case RopeScaling::Linear: return frequencies / rope.factor;
    case RopeScaling::Yarn: return yarnFrequencies(rope, config.headSize, frequencies);
    case RopeScaling::Llama3: return llama3Frequencies(rope, frequencies);
    }
    return frequencies;
}

}  // namespace

RotaryTable rotaryTable(const LlamaConfig& config, std::int64_t tokens, std::int64_t sequence, torch::Device device, torch::Dtype dtype)
{
    const auto fp32 = torch::TensorOptions().dtype(torch::kFloat32).device(device);
    const auto angles = torch::outer(torch::arange(tokens, fp32), frequenciesOf(config, sequence, fp32));
    const auto both = torch::cat({angles, angles}, -1);
    const double scale = config.rope.attentionFactor;
    return {(both.cos() * scale).to(dtype), (both.sin() * scale).to(dtype)};
}

torch::Tensor rotate(const torch::Tensor& heads, const RotaryTable& table)
{
    const auto half = heads.size(-1) / 2;
    const auto turned = torch::cat({-heads.slice(-1, half), heads.slice(-1, 0, half)}, -1);
    return heads * table.cosine + turned * table.sine;
}

}  // namespace undertone
