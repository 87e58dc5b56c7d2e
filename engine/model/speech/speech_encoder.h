// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/speech_tokenizer_config.h"
#include "engine/model/torch.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>

#include <vector>

namespace undertone {

/// Rotary angles, half-split form: cosines and sines, each (positions, headSize).
struct EncoderRotary {
    torch::Tensor cosines;
    torch::Tensor sines;
};
EncoderRotary encoderRotary(int positions, int headSize, double theta);

/// Self-attention with an FSMN memory beside it: a depthwise convolution over the masked values, added after the
/// output projection (method.md 4).
class FsmnAttentionImpl : public torch::nn::Module {
public:
    FsmnAttentionImpl(int hiddenSize, int heads, int fsmnKernel);
    /// x (batch, tokens, hidden), keep (batch, tokens, 1) of ones and zeros, bias (batch, 1, 1, tokens) added to
    /// the attention logits. Returns (batch, tokens, hidden).
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& keep, const torch::Tensor& bias, const EncoderRotary& rotary);

private:
    torch::Tensor memory(const torch::Tensor& values, const torch::Tensor& keep);

    int m_heads;
    int m_kernel;
    torch::nn::Linear query{nullptr}, key{nullptr}, value{nullptr}, out{nullptr};
    torch::nn::Conv1d fsmn_block{nullptr};
};
TORCH_MODULE(FsmnAttention);

/// Pre-norm block: attention with FSMN memory, then a feed-forward with exact GELU.
class EncoderBlockImpl : public torch::nn::Module {
public:
    explicit EncoderBlockImpl(const SpeechTokenizerConfig& config);
    torch::Tensor forward(torch::Tensor x, const torch::Tensor& keep, const torch::Tensor& bias, const EncoderRotary& rotary);

private:
    FsmnAttention attn{nullptr};
    torch::nn::LayerNorm attn_ln{nullptr}, mlp_ln{nullptr};
    torch::nn::Sequential mlp{nullptr};
};
TORCH_MODULE(EncoderBlock);

/// Masks of a batch of sequences of `lengths`, padded at the end to `longest`.
struct SequenceMask {
    torch::Tensor keep;  ///< (batch, longest, 1): 1 within the sequence, 0 behind it
    torch::Tensor bias;  ///< (batch, 1, 1, longest): 0 within, very low behind
};
SequenceMask sequenceMask(const torch::Tensor& lengths, std::int64_t longest);

/// Drops whole channels of whole utterances: one mask per utterance and channel. x (batch, tokens, hidden).
torch::Tensor dropChannels(const torch::Tensor& x, double probability);

/// Frames or tokens left by a convolution of kernel 3, stride 2, padding 1.
inline std::int64_t halvedLength(std::int64_t length)
{
    return (length - 1) / 2 + 1;
}

/// Encoder of the S3 v2 tokenizer with its quantiser's projection; parameters carry the names of the public
/// implementation (encoder.blocks.0.attn.query.weight, quantizer._codebook.project_down.weight).
class SpeechEncoderImpl : public torch::nn::Module {
public:
    explicit SpeechEncoderImpl(const SpeechTokenizerConfig& config);

    /// mel (batch, frames, bands), lengths (batch) in frames. Returns hidden states (batch, tokens, hidden) where
    /// tokens = halvedLength(halvedLength(frames)); rows behind a sequence's end are without meaning.
    torch::Tensor hidden(const torch::Tensor& mel, const torch::Tensor& lengths);
    /// Digits of the code before squashing: (batch, tokens, digits).
    torch::Tensor projectDown(const torch::Tensor& hiddenStates);
    /// Codes (batch, tokens), int64.
    torch::Tensor codes(const torch::Tensor& mel, const torch::Tensor& lengths);

    /// Share of channels dropped after the convolutions and each block, in training mode only.
    void setChannelDropout(double probability) { m_channelDropout = probability; }
    [[nodiscard]] const SpeechTokenizerConfig& config() const { return m_config; }

private:
    SpeechTokenizerConfig m_config;
    double m_channelDropout = 0.0;
    torch::nn::Conv1d m_conv1{nullptr}, m_conv2{nullptr};
    std::vector<EncoderBlock> m_blocks;
    torch::nn::Linear m_projectDown{nullptr};
};
TORCH_MODULE(SpeechEncoder);

}  // namespace undertone
