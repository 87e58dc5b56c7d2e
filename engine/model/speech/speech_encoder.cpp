// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/speech_encoder.h"

#include "engine/model/speech/finite_scalar_quantizer.h"

#include <cmath>

namespace undertone {

namespace {

// A convolution of kernel 3, stride 2, padding 1 over (batch, frames, channels) as one matrix product: the three rows
// of each window side by side.
torch::Tensor stridedConvolution(const torch::Tensor& x, torch::nn::Conv1d& convolution)
{
    const auto frames = x.size(1), channels = x.size(2);
    const auto outputs = halvedLength(frames);
    const auto padded = torch::constant_pad_nd(x, {0, 0, 1, 2 * outputs - frames});
    const auto every = [&](std::int64_t first) { return padded.slice(1, first, first + 2 * outputs - 1, 2); };
    const auto windows = torch::cat({every(0), every(1), every(2)}, -1);
    const auto weight = convolution->weight.permute({0, 2, 1}).reshape({convolution->weight.size(0), 3 * channels});
    return torch::linear(windows, weight, convolution->bias);
}

torch::Tensor rotate(const torch::Tensor& x, const EncoderRotary& rotary)
{
    const auto halves = x.chunk(2, -1);
    const auto turned = torch::cat({-halves[1], halves[0]}, -1);
    return x * rotary.cosines.to(x.scalar_type()) + turned * rotary.sines.to(x.scalar_type());
}

}  // namespace

EncoderRotary encoderRotary(int positions, int headSize, double theta)
{
    const auto exponents = torch::arange(0, headSize, 2, torch::kFloat32) / headSize;
    const auto frequencies = 1.0 / torch::pow(theta, exponents);
    const auto angles = torch::outer(torch::arange(positions, torch::kFloat32), frequencies);
    const auto both = torch::cat({angles, angles}, -1);
    return {both.cos(), both.sin()};
}

SequenceMask sequenceMask(const torch::Tensor& lengths, std::int64_t longest)
{
    const auto positions = torch::arange(longest, torch::TensorOptions().dtype(torch::kInt64).device(lengths.device()));
    const auto inside = (positions.unsqueeze(0) < lengths.unsqueeze(1)).to(torch::kFloat32);
    return {inside.unsqueeze(-1), ((1.0 - inside) * -1e10).unsqueeze(1).unsqueeze(1)};
}

torch::Tensor dropChannels(const torch::Tensor& x, double probability)
{
    if (probability <= 0.0)
        return x;
    const auto mask = torch::empty({x.size(0), 1, x.size(2)}, x.options().requires_grad(false)).bernoulli_(1.0 - probability);
    return x * mask.div_(1.0 - probability);
}

FsmnAttentionImpl::FsmnAttentionImpl(int hiddenSize, int heads, int fsmnKernel) : m_heads(heads), m_kernel(fsmnKernel)
{
    query = register_module("query", torch::nn::Linear(hiddenSize, hiddenSize));
    key = register_module("key", torch::nn::Linear(torch::nn::LinearOptions(hiddenSize, hiddenSize).bias(false)));
    value = register_module("value", torch::nn::Linear(hiddenSize, hiddenSize));
    out = register_module("out", torch::nn::Linear(hiddenSize, hiddenSize));
    fsmn_block = register_module(
        "fsmn_block", torch::nn::Conv1d(torch::nn::Conv1dOptions(hiddenSize, hiddenSize, fsmnKernel).groups(hiddenSize).bias(false)));
}

torch::Tensor FsmnAttentionImpl::memory(const torch::Tensor& values, const torch::Tensor& keep)
{
    const auto masked = values * keep;
    const auto around = torch::conv1d(masked.transpose(1, 2), fsmn_block->weight, {}, 1, (m_kernel - 1) / 2, 1, fsmn_block->weight.size(0));
    return (around.transpose(1, 2) + masked) * keep;
}

torch::Tensor FsmnAttentionImpl::forward(const torch::Tensor& x, const torch::Tensor& keep, const torch::Tensor& bias,
                                         const EncoderRotary& rotary)
{
    const auto batch = x.size(0), tokens = x.size(1), hidden = x.size(2);
    const auto heads = [&](const torch::Tensor& y) { return y.view({batch, tokens, m_heads, -1}).transpose(1, 2); };
    const double scale = std::pow(static_cast<double>(hidden / m_heads), -0.25);
    const auto values = value(x);
    const auto q = rotate(heads(query(x)), rotary) * scale;
    const auto k = rotate(heads(key(x)), rotary) * scale;
    const auto weights = torch::softmax((torch::matmul(q, k.transpose(-2, -1)).to(torch::kFloat32) + bias), -1);
    const auto mixed = torch::matmul(weights.to(values.scalar_type()), heads(values));
    return out(mixed.transpose(1, 2).reshape({batch, tokens, hidden})) + memory(values, keep.to(values.scalar_type()));
}

EncoderBlockImpl::EncoderBlockImpl(const SpeechTokenizerConfig& config)
{
    const int width = config.hiddenSize;
    const int inner = width * config.feedForwardMultiple;
    attn = register_module("attn", FsmnAttention(width, config.attentionHeads, config.fsmnKernel));
    attn_ln = register_module("attn_ln", torch::nn::LayerNorm(torch::nn::LayerNormOptions({width}).eps(config.attentionNormEpsilon)));
    mlp =
        register_module("mlp", torch::nn::Sequential(torch::nn::Linear(width, inner), torch::nn::GELU(), torch::nn::Linear(inner, width)));
    mlp_ln = register_module("mlp_ln", torch::nn::LayerNorm(torch::nn::LayerNormOptions({width}).eps(config.feedForwardNormEpsilon)));
}

torch::Tensor EncoderBlockImpl::forward(torch::Tensor x, const torch::Tensor& keep, const torch::Tensor& bias, const EncoderRotary& rotary)
{
    x = x + attn(attn_ln(x), keep, bias, rotary);
    return x + mlp->forward(mlp_ln(x));
}

SpeechEncoderImpl::SpeechEncoderImpl(const SpeechTokenizerConfig& config) : m_config(config)
{
    const auto stride2 = [&](int from) {
        return torch::nn::Conv1d(torch::nn::Conv1dOptions(from, config.hiddenSize, 3).stride(2).padding(1));
    };
    const auto encoder = register_module("encoder", std::make_shared<torch::nn::Module>());
    m_conv1 = encoder->register_module("conv1", stride2(config.melBands));
    m_conv2 = encoder->register_module("conv2", stride2(config.hiddenSize));
    const auto blocks = encoder->register_module("blocks", std::make_shared<torch::nn::Module>());
    for (int i = 0; i < config.layers; ++i)
        m_blocks.push_back(blocks->register_module(std::to_string(i), EncoderBlock(config)));
    const auto quantizer = register_module("quantizer", std::make_shared<torch::nn::Module>());
    const auto codebook = quantizer->register_module("_codebook", std::make_shared<torch::nn::Module>());
    m_projectDown = codebook->register_module("project_down", torch::nn::Linear(config.hiddenSize, config.codebookDigits));
}

torch::Tensor SpeechEncoderImpl::hidden(const torch::Tensor& mel, const torch::Tensor& lengths)
{
    auto length = lengths;
    const auto halve = [](const torch::Tensor& count) { return torch::floor_divide(count - 1, 2) + 1; };
    auto mask = sequenceMask(length, mel.size(1));
    auto x = torch::gelu(stridedConvolution(mel * mask.keep, m_conv1));
    length = halve(length);
    mask = sequenceMask(length, x.size(1));
    x = torch::gelu(stridedConvolution(x * mask.keep.to(x.scalar_type()), m_conv2));
    length = halve(length);
    mask = sequenceMask(length, x.size(1));
    auto rotary = encoderRotary(static_cast<int>(x.size(1)), m_config.headSize(), m_config.rotaryTheta);
    rotary.cosines = rotary.cosines.to(x.device());
    rotary.sines = rotary.sines.to(x.device());
    const double dropout = is_training() ? m_channelDropout : 0.0;
    x = dropChannels(x, dropout);
    for (auto& block : m_blocks)
        x = dropChannels(block(x, mask.keep, mask.bias, rotary), dropout);
    return x;
}

torch::Tensor SpeechEncoderImpl::projectDown(const torch::Tensor& hiddenStates)
{
    return m_projectDown(hiddenStates);
}

torch::Tensor SpeechEncoderImpl::codes(const torch::Tensor& mel, const torch::Tensor& lengths)
{
    const torch::NoGradGuard noGradients;
    return codesFromDigits(quantizeDigits(projectDown(hidden(mel, lengths))));
}

}  // namespace undertone
