// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/inference_encoder.h"

#include "engine/model/kernels/cpu/attention_kernel.h"
#include "engine/model/kernels/cpu/encoder_kernels.h"
#include "engine/model/speech/finite_scalar_quantizer.h"
#include "engine/model/speech/fsmn_memory.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <optional>

namespace undertone {

namespace {

// Less work than this many elements costs less than waking another thread.
constexpr std::int64_t elementsPerThread = 1 << 16;
constexpr std::int64_t productsPerThread = 1 << 21;  // the same for sums of products
constexpr std::int64_t rowsPerPiece = 48;            // of a head's attention, what one thread does at a time
constexpr std::int64_t longestInputFrames = 3000;    // 30 s: no window of the tokenizer is longer

// A convolution's kernel as one matrix, for windows of three rows side by side.
torch::Tensor windowWeight(const torch::Tensor& weight)
{
    return weight.permute({0, 2, 1}).reshape({weight.size(0), -1});
}

// Windows (stridedLength(rows, stride), 3 * channels) of kernel 3 over `padded` (1 + rows + at least 1, channels), whose first
// row and rows behind the end are zero.
torch::Tensor stridedWindows(const torch::Tensor& padded, std::int64_t rows, int stride)
{
    const auto channels = padded.size(1);
    return padded.as_strided({stridedLength(rows, stride), 3 * channels}, {stride * channels, 1});
}

torch::Tensor paddedRows(const torch::Tensor& x)
{
    auto padded = torch::empty({x.size(0) + 2, x.size(1)});
    padded[0].zero_();
    padded[-1].zero_();
    padded.slice(0, 1, x.size(0) + 1).copy_(x);
    return padded;
}

// Means of the rows 2i and 2i + 1; a last one without its pair stays.
torch::Tensor averagedPairs(const torch::Tensor& x)
{
    const auto paired = x.size(0) / 2 * 2;
    const auto means = x.slice(0, 0, paired).view({-1, 2, x.size(1)}).mean(1);
    return paired == x.size(0) ? means : torch::cat({means, x.slice(0, paired)});
}

}  // namespace

torch::Tensor InferenceEncoder::Norm::apply(const torch::Tensor& x) const
{
    return torch::layer_norm(x, {x.size(-1)}, weight, bias, epsilon);
}

InferenceEncoder::InferenceEncoder(SpeechEncoderImpl& reference) : m_config(reference.config())
{
    const torch::NoGradGuard noGradients;
    const auto weights = reference.named_parameters();
    const auto linear = [&](const std::string& name) { return PreparedLinear(weights[name + ".weight"], weights[name + ".bias"]); };
    const auto norm = [&](const std::string& name, double epsilon) {
        return Norm{weights[name + ".weight"].detach().clone(), weights[name + ".bias"].detach().clone(), epsilon};
    };
    const auto convolution = [&](const std::string& name) {
        return PreparedLinear(windowWeight(weights[name + ".weight"]), weights[name + ".bias"]);
    };
    m_firstConvolution = convolution("encoder.conv1");
    m_secondConvolution = convolution("encoder.conv2");
    m_projectDown = linear("quantizer._codebook.project_down");
    for (int i = 0; i < m_config.layers; ++i) {
        const auto name = "encoder.blocks." + std::to_string(i) + ".";
        const auto& queryBias = weights[name + "attn.query.bias"];
        // The key projection has no bias (method.md 4).
        PreparedLinear stacked(
            torch::cat({weights[name + "attn.query.weight"], weights[name + "attn.key.weight"], weights[name + "attn.value.weight"]}),
            torch::cat({queryBias, torch::zeros_like(queryBias), weights[name + "attn.value.bias"]}));
        const auto* memory = weights.find(name + "attn.fsmn_block.weight");
        m_blocks.push_back({norm(name + "attn_ln", m_config.attentionNormEpsilon), norm(name + "mlp_ln", m_config.feedForwardNormEpsilon),
                            std::move(stacked), linear(name + "attn.out"), linear(name + "mlp.0"), linear(name + "mlp.2"),
                            memory ? fsmnTaps(*memory) : torch::Tensor()});
    }
    if (m_config.finalNorm)
        m_finalNorm = norm("encoder.ln_post", m_config.feedForwardNormEpsilon);
    if (m_config.quantizerNorm)
        m_quantizerNorm = norm("quantizer.norm", m_config.feedForwardNormEpsilon);
    const auto vectors = stridedLength(stridedLength(longestInputFrames, m_config.firstStride), m_config.secondStride);
    if (m_config.positions == EncoderPositions::Rotary)
        m_angles = anglesOf(vectors);
    else
        m_positions = positionsOf(vectors);
}

EncoderRotary InferenceEncoder::anglesOf(std::int64_t positions) const
{
    if (m_angles.cosines.defined() && positions <= m_angles.cosines.size(0))
        return m_angles;
    const auto half = m_config.headSize() / 2;
    const auto both = encoderRotary(static_cast<int>(positions), m_config.headSize(), m_config.rotaryTheta);
    return {both.cosines.slice(1, 0, half).contiguous(), both.sines.slice(1, 0, half).contiguous()};
}

torch::Tensor InferenceEncoder::positionsOf(std::int64_t positions) const
{
    if (m_positions.defined() && positions <= m_positions.size(0))
        return m_positions.slice(0, 0, positions);
    return sinusoidalPositions(static_cast<int>(positions), m_config.hiddenSize);
}

torch::Tensor InferenceEncoder::mixValues(const torch::Tensor& stacked) const
{
    const std::int64_t tokens = stacked.size(0), width = m_config.hiddenSize, heads = m_config.attentionHeads,
                       headSize = m_config.headSize();
    if (headSize != kernels::attentionHeadSize || !kernels::hasAttentionKernel()) {
        const auto split = stacked.view({1, tokens, 3, heads, headSize}).permute({2, 0, 3, 1, 4});
        return at::scaled_dot_product_attention(split[0], split[1], split[2]).transpose(1, 2).reshape({tokens, width});
    }
    auto mixed = torch::empty({tokens, width});
    const float* rows = stacked.data_ptr<float>();
    float* target = mixed.data_ptr<float>();
    std::vector<std::optional<kernels::AttentionHead>> prepared(static_cast<std::size_t>(heads));
    at::parallel_for(
        0, heads, std::max<std::int64_t>(1, elementsPerThread / (tokens * headSize)), [&](std::int64_t first, std::int64_t end) {
            for (std::int64_t head = first; head < end; ++head) {
                const float* queries = rows + head * headSize;
                prepared[static_cast<std::size_t>(head)].emplace(queries, queries + width, queries + 2 * width, 3 * width, tokens);
            }
        });
    const std::int64_t pieces = (tokens + rowsPerPiece - 1) / rowsPerPiece;
    const std::int64_t pieceProducts = rowsPerPiece * tokens * headSize;
    at::parallel_for(0, heads * pieces, std::max<std::int64_t>(1, productsPerThread / pieceProducts),
                     [&](std::int64_t first, std::int64_t end) {
                         for (std::int64_t piece = first; piece < end; ++piece) {
                             const std::int64_t head = piece / pieces, row = piece % pieces * rowsPerPiece;
                             prepared[static_cast<std::size_t>(head)]->attend(target + head * headSize, width, row,
                                                                              std::min(tokens, row + rowsPerPiece));
                         }
                     });
    return mixed;
}

torch::Tensor InferenceEncoder::attend(const Block& block, const torch::Tensor& x, const EncoderRotary& angles) const
{
    const auto tokens = x.size(0), width = x.size(1);
    const std::int64_t heads = m_config.attentionHeads, headSize = m_config.headSize();
    const auto stacked = block.queryKeyValue.apply(block.attentionNorm.apply(x));
    float* rows = stacked.data_ptr<float>();
    if (angles.cosines.defined()) {
        // Queries and keys stand side by side: twice the heads.
        at::parallel_for(0, tokens, std::max<std::int64_t>(1, elementsPerThread / width), [&](std::int64_t first, std::int64_t end) {
            kernels::rotateHeads(rows, 3 * width, 2 * heads, headSize, angles.cosines.data_ptr<float>(), angles.sines.data_ptr<float>(),
                                 first, end);
        });
    }
    const auto mixed = mixValues(stacked);
    if (!block.taps.defined())
        return block.out.addTo(x, mixed);
    const kernels::FsmnMemory memory{rows + 2 * width,    3 * width,           tokens, width, block.taps.data_ptr<float>(),
                                     m_config.fsmnKernel, x.data_ptr<float>(), width};
    const auto groupProducts = tokens * m_config.fsmnKernel * kernels::channelGroup;
    at::parallel_for(0, block.taps.size(0), std::max<std::int64_t>(1, productsPerThread / groupProducts),
                     [&](std::int64_t first, std::int64_t end) { kernels::addFsmnMemory(memory, first, end); });
    return block.out.addTo(x, mixed);
}

torch::Tensor InferenceEncoder::encode(const torch::Tensor& mel) const
{
    const c10::InferenceMode noGraph;
    const auto windows = [](const torch::Tensor& rows, int stride) {
        return stridedWindows(paddedRows(rows), rows.size(0), stride).contiguous();
    };
    auto x =
        m_secondConvolution.applyGelu(windows(m_firstConvolution.applyGelu(windows(mel, m_config.firstStride)), m_config.secondStride));
    EncoderRotary angles;
    if (m_config.positions == EncoderPositions::Rotary)
        angles = anglesOf(x.size(0));
    else
        x.add_(positionsOf(x.size(0)));
    for (const auto& block : m_blocks) {
        x = attend(block, x, angles);
        x = block.down.addTo(x, block.up.applyGelu(block.feedForwardNorm.apply(x)));
    }
    return m_finalNorm ? m_finalNorm->apply(x) : x;
}

torch::Tensor InferenceEncoder::features(const torch::Tensor& mel) const
{
    const c10::InferenceMode noGraph;
    const auto x = encode(mel);
    return m_config.averagePairs ? averagedPairs(x) : x;
}

torch::Tensor InferenceEncoder::hiddenOf(const torch::Tensor& features) const
{
    const c10::InferenceMode noGraph;
    return m_quantizerNorm ? m_quantizerNorm->apply(features) : features;
}

torch::Tensor InferenceEncoder::hidden(const torch::Tensor& mel) const
{
    return hiddenOf(features(mel));
}

torch::Tensor InferenceEncoder::codesOf(const torch::Tensor& hiddenStates) const
{
    const c10::InferenceMode noGraph;
    return codesFromDigits(quantizeDigits(m_projectDown.apply(hiddenStates)));
}

}  // namespace undertone
