// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/speech_encoder.h"

#include "engine/model/speech/finite_scalar_quantizer.h"
#include "engine/model/speech/fsmn_memory.h"

#include <cmath>

namespace undertone {

namespace {

constexpr double longestWavelength = 10000.0;    // of Whisper's positions, over 2 pi
constexpr std::int64_t longestByProducts = 256;  // vectors: products keep batch * heads * vectors^2 weights for the backward pass

// A convolution of kernel 3, padding 1 over (batch, frames, channels) as one matrix product: the three rows of each window
// side by side.
torch::Tensor stridedConvolution(const torch::Tensor& x, torch::nn::Conv1d& convolution, int stride)
{
    const auto frames = x.size(1), channels = x.size(2);
    const auto last = stride * (stridedLength(frames, stride) - 1);  // where the last window begins
    const auto padded = torch::constant_pad_nd(x, {0, 0, 1, last + 2 - frames});
    const auto every = [&](std::int64_t first) { return padded.slice(1, first, first + last + 1, stride); };
    const auto windows = torch::cat({every(0), every(1), every(2)}, -1);
    const auto weight = convolution->weight.permute({0, 2, 1}).reshape({convolution->weight.size(0), 3 * channels});
    return torch::linear(windows, weight, convolution->bias);
}

torch::Tensor stridedLengths(const torch::Tensor& lengths, int stride)
{
    return torch::floor_divide(lengths - 1, stride) + 1;
}

// Means of the vectors 2i and 2i + 1 of x (batch, vectors, hidden), as far as `keep` (batch, vectors, 1) has them.
torch::Tensor averagePairs(const torch::Tensor& x, const torch::Tensor& keep)
{
    const auto pairs = halvedLength(x.size(1));
    const auto paired = [&](const torch::Tensor& rows) {
        return torch::constant_pad_nd(rows, {0, 0, 0, 2 * pairs - rows.size(1)}).view({rows.size(0), pairs, 2, rows.size(2)}).sum(2);
    };
    return paired(x * keep) / paired(keep).clamp_min(1.0);
}

// x (rows, heads * headSize), turned in each head.
torch::Tensor rotate(const torch::Tensor& x, const EncoderRotary& rotary)
{
    const auto heads = x.view({x.size(0), -1, rotary.cosines.size(-1)});
    const auto halves = heads.chunk(2, -1);
    const auto turned = torch::cat({-halves[1], halves[0]}, -1);
    const auto inEachHead = [&](const torch::Tensor& angles) { return angles.to(x.scalar_type()).unsqueeze(1); };
    return (heads * inEachHead(rotary.cosines) + turned * inEachHead(rotary.sines)).view_as(x);
}

// softmax(query key^T / sqrt(width) + bias) value by products over all heads of a batch at once. torch's own attention in bf16 makes a
// product for each few rows, which takes three times as long to train on sequences of 170 vectors. It keeps logits in fp32 and this one
// does not: with Whisper's weights (tiny.en) gradients differ from those in fp32 by 3.9 % here and by 3.6 % there, as the other products in
// bf16 have it.
torch::Tensor attentionByProducts(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                                  const torch::Tensor& bias)
{
    const auto batch = query.size(0), heads = query.size(1), tokens = query.size(2), width = query.size(3);
    const auto flat = [&](const torch::Tensor& x) { return x.reshape({batch * heads, tokens, width}); };
    const auto added = bias.expand({batch, heads, 1, tokens}).reshape({batch * heads, 1, tokens});
    const auto logits = torch::baddbmm(added, flat(query), flat(key).transpose(1, 2), 1.0, 1.0 / std::sqrt(static_cast<double>(width)));
    return torch::bmm(torch::softmax(logits, -1), flat(value)).view({batch, heads, tokens, width});
}

torch::Tensor attentionOf(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, const torch::Tensor& bias)
{
    const bool isTrained = torch::GradMode::is_enabled() && query.requires_grad() && query.device().is_cpu();
    if (isTrained && value.scalar_type() == torch::kBFloat16 && query.size(2) <= longestByProducts)
        return attentionByProducts(query, key, value, bias);
    return at::scaled_dot_product_attention(query, key, value, bias);
}

// One mask for each utterance here: (utterances, channels), 0 or 1 over the share that is kept.
torch::Tensor channelMask(const torch::Tensor& x, std::int64_t utterances, double probability, const BatchPart& part)
{
    const auto whole = part.wholeRows > 0 ? part.wholeRows : utterances;
    auto mask = torch::empty({whole, x.size(-1)}, x.options().requires_grad(false)).bernoulli_(1.0 - probability, part.generator);
    return mask.slice(0, part.firstRow, part.firstRow + utterances).div_(1.0 - probability);
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

torch::Tensor sinusoidalPositions(int positions, int hiddenSize)
{
    const auto half = hiddenSize / 2;
    const double step = std::log(longestWavelength) / (half - 1);
    const auto frequencies = torch::exp(-step * torch::arange(half, torch::kFloat32));
    const auto angles = torch::outer(torch::arange(positions, torch::kFloat32), frequencies);
    return torch::cat({angles.sin(), angles.cos()}, -1);
}

torch::Tensor tokenLengths(const torch::Tensor& frames)
{
    return stridedLengths(stridedLengths(frames, 2), 2);
}

torch::Tensor dropChannels(const torch::Tensor& x, double probability, const BatchPart& part)
{
    return probability > 0.0 ? x * channelMask(x, x.size(0), probability, part).unsqueeze(1) : x;
}

torch::Tensor dropChannels(const torch::Tensor& x, const PackedSequences& sequences, double probability, const BatchPart& part)
{
    return probability > 0.0 ? x * sequences.ofRows(channelMask(x, sequences.count(), probability, part)) : x;
}

EncoderAttentionImpl::EncoderAttentionImpl(int hiddenSize, int heads, int fsmnKernel) : m_heads(heads)
{
    query = register_module("query", torch::nn::Linear(hiddenSize, hiddenSize));
    key = register_module("key", torch::nn::Linear(torch::nn::LinearOptions(hiddenSize, hiddenSize).bias(false)));
    value = register_module("value", torch::nn::Linear(hiddenSize, hiddenSize));
    out = register_module("out", torch::nn::Linear(hiddenSize, hiddenSize));
    if (fsmnKernel == 0)
        return;
    fsmn_block = register_module(
        "fsmn_block", torch::nn::Conv1d(torch::nn::Conv1dOptions(hiddenSize, hiddenSize, fsmnKernel).groups(hiddenSize).bias(false)));
}

torch::Tensor EncoderAttentionImpl::forward(const torch::Tensor& x, const PackedSequences& sequences, const EncoderRotary& rotary)
{
    const auto placed = [&](const torch::Tensor& y) { return rotary.cosines.defined() ? rotate(y, rotary) : y; };
    const auto heads = [&](const torch::Tensor& y) { return y.view({y.size(0), y.size(1), m_heads, -1}).transpose(1, 2); };
    const auto values = sequences.unpack(value(x));
    const auto mixed = attentionOf(heads(sequences.unpack(placed(query(x)))), heads(sequences.unpack(placed(key(x)))), heads(values),
                                   sequences.bias().to(values.scalar_type()));
    const auto attended = out(sequences.pack(mixed.transpose(1, 2).flatten(2)));
    return fsmn_block.is_empty() ? attended : attended + sequences.pack(fsmnMemory(values, fsmn_block->weight));
}

EncoderBlockImpl::EncoderBlockImpl(const SpeechTokenizerConfig& config)
{
    const int width = config.hiddenSize;
    const int inner = width * config.feedForwardMultiple;
    attn = register_module("attn", EncoderAttention(width, config.attentionHeads, config.fsmnKernel));
    attn_ln = register_module("attn_ln", torch::nn::LayerNorm(torch::nn::LayerNormOptions({width}).eps(config.attentionNormEpsilon)));
    mlp =
        register_module("mlp", torch::nn::Sequential(torch::nn::Linear(width, inner), torch::nn::GELU(), torch::nn::Linear(inner, width)));
    mlp_ln = register_module("mlp_ln", torch::nn::LayerNorm(torch::nn::LayerNormOptions({width}).eps(config.feedForwardNormEpsilon)));
}

torch::Tensor EncoderBlockImpl::forward(torch::Tensor x, const PackedSequences& sequences, const EncoderRotary& rotary)
{
    x = x + attn(attn_ln(x), sequences, rotary);
    return x + mlp->forward(mlp_ln(x));
}

SpeechEncoderImpl::SpeechEncoderImpl(const SpeechTokenizerConfig& config) : m_config(config)
{
    const auto convolution = [&](int from, int stride) {
        return torch::nn::Conv1d(torch::nn::Conv1dOptions(from, config.hiddenSize, 3).stride(stride).padding(1));
    };
    const auto norm = [&] {
        return torch::nn::LayerNorm(torch::nn::LayerNormOptions({config.hiddenSize}).eps(config.feedForwardNormEpsilon));
    };
    const auto encoder = register_module("encoder", std::make_shared<torch::nn::Module>());
    m_conv1 = encoder->register_module("conv1", convolution(config.melBands, config.firstStride));
    m_conv2 = encoder->register_module("conv2", convolution(config.hiddenSize, config.secondStride));
    const auto blocks = encoder->register_module("blocks", std::make_shared<torch::nn::Module>());
    for (int i = 0; i < config.layers; ++i)
        m_blocks.push_back(blocks->register_module(std::to_string(i), EncoderBlock(config)));
    if (config.finalNorm)
        m_finalNorm = encoder->register_module("ln_post", norm());
    const auto quantizer = register_module("quantizer", std::make_shared<torch::nn::Module>());
    if (config.quantizerNorm)
        m_quantizerNorm = quantizer->register_module("norm", norm());
    const auto codebook = quantizer->register_module("_codebook", std::make_shared<torch::nn::Module>());
    m_projectDown = codebook->register_module("project_down", torch::nn::Linear(config.hiddenSize, config.codebookDigits));
    if (!config.voiceNormalisation)
        return;
    const auto voice = quantizer->register_module("voice", std::make_shared<torch::nn::Module>());
    m_voiceMean = voice->register_parameter("mean", torch::zeros({config.hiddenSize}), false);
    m_voiceDeviation = voice->register_parameter("deviation", torch::ones({config.hiddenSize}), false);
}

torch::Tensor SpeechEncoderImpl::encode(const torch::Tensor& mel, const torch::Tensor& lengths)
{
    auto length = lengths;
    auto x = torch::gelu(stridedConvolution(mel * sequenceMask(length, mel.size(1)), m_conv1, m_config.firstStride));
    length = stridedLengths(length, m_config.firstStride);
    x = torch::gelu(stridedConvolution(x * sequenceMask(length, x.size(1)).to(x.scalar_type()), m_conv2, m_config.secondStride));
    length = stridedLengths(length, m_config.secondStride);
    const auto positions = static_cast<int>(x.size(1));
    const PackedSequences sequences(length, positions);
    x = sequences.pack(x);
    const auto ofRows = [&](const torch::Tensor& table) { return sequences.ofPlaces(table.to(x.device())); };
    EncoderRotary rotary;
    if (m_config.positions == EncoderPositions::Rotary) {
        rotary = encoderRotary(positions, m_config.headSize(), m_config.rotaryTheta);
        rotary = {ofRows(rotary.cosines), ofRows(rotary.sines)};
    } else {
        x = x + ofRows(sinusoidalPositions(positions, m_config.hiddenSize).to(x.scalar_type()));
    }
    const double dropout = is_training() ? m_channelDropout : 0.0;
    x = dropChannels(x, sequences, m_convolutions == ConvolutionTraining::Frozen ? 0.0 : dropout, m_part);
    for (int i = 0; i < m_config.layers; ++i)
        x = dropChannels(m_blocks[static_cast<std::size_t>(i)](x, sequences, rotary), sequences, i < m_frozenBlocks ? 0.0 : dropout,
                         m_part);
    return sequences.unpack(m_config.finalNorm ? m_finalNorm(x) : x);
}

torch::Tensor SpeechEncoderImpl::features(const torch::Tensor& mel, const torch::Tensor& lengths)
{
    auto x = encode(mel, lengths);
    if (!m_config.averagePairs)
        return x;
    const auto vectors = stridedLengths(stridedLengths(lengths, m_config.firstStride), m_config.secondStride);
    return averagePairs(x, sequenceMask(vectors, x.size(1)).to(x.scalar_type()));
}

torch::Tensor SpeechEncoderImpl::hiddenOf(const torch::Tensor& features)
{
    return m_config.quantizerNorm ? m_quantizerNorm(features) : features;
}

torch::Tensor SpeechEncoderImpl::hidden(const torch::Tensor& mel, const torch::Tensor& lengths)
{
    return hiddenOf(features(mel, lengths));
}

FeatureStatistics SpeechEncoderImpl::featureStatistics() const
{
    const auto valuesOf = [](const torch::Tensor& tensor) {
        const auto values = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
        return std::vector<float>(values.data_ptr<float>(), values.data_ptr<float>() + values.numel());
    };
    if (!m_voiceMean.defined())
        return {};
    return {valuesOf(m_voiceMean), valuesOf(m_voiceDeviation)};
}

void SpeechEncoderImpl::setFeatureStatistics(const torch::Tensor& mean, const torch::Tensor& deviation)
{
    const torch::NoGradGuard noGradients;
    m_voiceMean.copy_(mean);
    m_voiceDeviation.copy_(deviation);
}

void SpeechEncoderImpl::freeze(ConvolutionTraining convolutions, int blocks)
{
    m_convolutions = convolutions;
    m_frozenBlocks = blocks;
    for (auto& parameter : named_parameters()) {
        bool isFrozen = convolutions == ConvolutionTraining::Frozen && parameter.key().starts_with("encoder.conv");
        for (int i = 0; i < blocks; ++i)
            isFrozen = isFrozen || parameter.key().starts_with("encoder.blocks." + std::to_string(i) + ".");
        const bool isStatistic = parameter.key().starts_with("quantizer.voice.");
        parameter.value().requires_grad_(!isFrozen && !isStatistic);
    }
}

torch::Tensor SpeechEncoderImpl::projectDown(const torch::Tensor& hiddenStates)
{
    return m_projectDown(hiddenStates);
}

torch::Tensor SpeechEncoderImpl::codesOf(const torch::Tensor& hiddenStates)
{
    const torch::NoGradGuard noGradients;
    return codesFromDigits(quantizeDigits(projectDown(hiddenStates)));
}

}  // namespace undertone
