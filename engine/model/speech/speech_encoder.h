// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/speech_tokenizer_config.h"
#include "engine/model/speech/packed_sequences.h"
#include "engine/model/speech/voice_normaliser.h"
#include "engine/model/torch.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>

#include <optional>
#include <vector>

namespace undertone {

/// Rotary angles, half-split form: cosines and sines, each (positions, headSize).
struct EncoderRotary {
    torch::Tensor cosines;
    torch::Tensor sines;
};
EncoderRotary encoderRotary(int positions, int headSize, double theta);

/// Whisper's table of positions (positions, hiddenSize): sines, then cosines, of wavelengths from 2 pi to 10000 * 2 pi.
torch::Tensor sinusoidalPositions(int positions, int hiddenSize);

/// Self-attention and, where `fsmnKernel` is not 0, an FSMN memory beside it: a depthwise convolution over the masked values, added
/// after the output projection (method.md 4).
class EncoderAttentionImpl : public torch::nn::Module {
public:
    EncoderAttentionImpl(int hiddenSize, int heads, int fsmnKernel);
    /// x (rows, hidden) of those sequences, angles (rows, headSize) of these rows; undefined ones turn nothing. Returns (rows, hidden).
    torch::Tensor forward(const torch::Tensor& x, const PackedSequences& sequences, const EncoderRotary& rotary);

private:
    int m_heads;
    torch::nn::Linear query{nullptr}, key{nullptr}, value{nullptr}, out{nullptr};
    torch::nn::Conv1d fsmn_block{nullptr};
};
TORCH_MODULE(EncoderAttention);

/// Pre-norm block: attention, then a feed-forward with exact GELU.
class EncoderBlockImpl : public torch::nn::Module {
public:
    explicit EncoderBlockImpl(const SpeechTokenizerConfig& config);
    /// x (rows, hidden) of those sequences, angles (rows, headSize) of these rows. Returns (rows, hidden).
    torch::Tensor forward(torch::Tensor x, const PackedSequences& sequences, const EncoderRotary& rotary);

private:
    EncoderAttention attn{nullptr};
    torch::nn::LayerNorm attn_ln{nullptr}, mlp_ln{nullptr};
    torch::nn::Sequential mlp{nullptr};
};
TORCH_MODULE(EncoderBlock);

/// What of a step's batch a process holds, and where it draws random numbers: masks are drawn for all utterances of the batch, so that
/// those of an utterance do not depend on which process holds it.
struct BatchPart {
    std::int64_t firstRow = 0;               ///< the first utterance here, in the whole batch
    std::int64_t wholeRows = 0;              ///< utterances of the whole batch; 0: all of them are here
    std::optional<at::Generator> generator;  ///< none: torch's own
};

/// Drops whole channels of whole utterances: one mask per utterance and channel. x (batch, tokens, hidden).
torch::Tensor dropChannels(const torch::Tensor& x, double probability, const BatchPart& part = {});
/// The same of packed utterances (rows, hidden).
torch::Tensor dropChannels(const torch::Tensor& x, const PackedSequences& sequences, double probability, const BatchPart& part = {});

/// Rows left by a convolution of kernel 3, padding 1 and that stride.
inline std::int64_t stridedLength(std::int64_t length, int stride)
{
    return (length - 1) / stride + 1;
}
inline std::int64_t halvedLength(std::int64_t length)
{
    return stridedLength(length, 2);
}

/// Tokens, 40 ms each, of so many mel frames, element by element: the same at every choice of strides and pairs.
torch::Tensor tokenLengths(const torch::Tensor& frames);

/// Encoder of S3 v2 or of Whisper, as its configuration says, with the quantiser's projection. Parameters carry the names of the public
/// S3 implementation, which are those of OpenAI's Whisper (encoder.blocks.0.attn.query.weight, encoder.ln_post.weight,
/// quantizer._codebook.project_down.weight). Whisper's positions are computed, no parameter.
class SpeechEncoderImpl : public torch::nn::Module {
public:
    explicit SpeechEncoderImpl(const SpeechTokenizerConfig& config);

    /// mel (batch, frames, bands), lengths (batch) in frames. Returns what comes out of the encoder (batch, vectors, hidden), 25 or 50
    /// vectors a second; rows behind a sequence's end are zeros.
    torch::Tensor encode(const torch::Tensor& mel, const torch::Tensor& lengths);
    /// One vector for each token (batch, tokens, hidden), 25 a second: encode()'s, pairs averaged where the shape says so. What voice
    /// normalisation maps.
    torch::Tensor features(const torch::Tensor& mel, const torch::Tensor& lengths);
    /// What the quantiser reads (batch, tokens, hidden) of features, normed where the shape says so.
    torch::Tensor hiddenOf(const torch::Tensor& features);
    /// hiddenOf(features()): without voice normalisation.
    torch::Tensor hidden(const torch::Tensor& mel, const torch::Tensor& lengths);
    /// Digits of the code before squashing: (batch, tokens, digits).
    torch::Tensor projectDown(const torch::Tensor& hiddenStates);
    /// Codes (..., tokens), int64, of what hiddenOf() gives (..., tokens, hidden).
    torch::Tensor codesOf(const torch::Tensor& hiddenStates);
    /// The training corpus's statistics of features; zeros and ones until they are measured. Where there is no voice normalisation, empty.
    [[nodiscard]] FeatureStatistics featureStatistics() const;
    /// (hidden) each.
    void setFeatureStatistics(const torch::Tensor& mean, const torch::Tensor& deviation);

    /// Leaves the convolutions and `blocks` blocks, from the first, as they are: without gradient and without dropout.
    void freeze(ConvolutionTraining convolutions, int blocks);
    /// Share of channels dropped after the convolutions and each block, in training mode only.
    void setChannelDropout(double probability) { m_channelDropout = probability; }
    /// What the batches of the next calls are, in training mode.
    void setBatchPart(const BatchPart& part) { m_part = part; }
    [[nodiscard]] const SpeechTokenizerConfig& config() const { return m_config; }

private:
    SpeechTokenizerConfig m_config;
    double m_channelDropout = 0.0;
    BatchPart m_part;
    ConvolutionTraining m_convolutions = ConvolutionTraining::Trained;
    int m_frozenBlocks = 0;
    torch::nn::LayerNorm m_finalNorm{nullptr}, m_quantizerNorm{nullptr};
    torch::nn::Conv1d m_conv1{nullptr}, m_conv2{nullptr};
    std::vector<EncoderBlock> m_blocks;
    torch::nn::Linear m_projectDown{nullptr};
    torch::Tensor m_voiceMean, m_voiceDeviation;  // (hidden), without gradient; undefined without voice normalisation
};
TORCH_MODULE(SpeechEncoder);

}  // namespace undertone
