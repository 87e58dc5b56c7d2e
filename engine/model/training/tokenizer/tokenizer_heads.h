// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/tokenizer_training_config.h"
#include "engine/model/speech/speech_encoder.h"
#include "engine/model/torch.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>

namespace undertone {

/// Mean and deviation over the tokens of a sequence, weighted by attention: (batch, tokens, hidden) and keep
/// (batch, tokens, 1) to (batch, 2 hidden).
class AttentionPoolingImpl : public torch::nn::Module {
public:
    explicit AttentionPoolingImpl(int hiddenSize);
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& keep);

private:
    torch::nn::Linear m_score{nullptr};
};
TORCH_MODULE(AttentionPooling);

/// What the heads say of a batch.
struct TokenizerHeadsOutput {
    torch::Tensor emotion;        ///< (batch, emotions) logits, from the digits
    torch::Tensor emotionBefore;  ///< (batch, emotions) logits, from the features before quantising
    torch::Tensor sentence;       ///< (batch, sentences) logits
    torch::Tensor mel;            ///< (batch, tokens, 4 * reconstructionBands)
};

/// The heads a tokenizer is trained with and shipped without (recipe.md): they read the quantised digits through
/// a small decoder, and so make the codes carry emotion, words and sound.
class TokenizerHeadsImpl : public torch::nn::Module {
public:
    /// The decoder has S3's blocks, whatever the encoder's are.
    TokenizerHeadsImpl(const TokenizerTrainingConfig& config, int emotions, int sentences);
    /// digits (batch, tokens, digits), hidden (batch, tokens, hidden) before quantising, lengths (batch) in tokens.
    TokenizerHeadsOutput forward(const torch::Tensor& digits, const torch::Tensor& hidden, const torch::Tensor& lengths);
    /// As the encoder's.
    void setBatchPart(const BatchPart& part) { m_part = part; }

private:
    EncoderRotary m_rotary;
    double m_channelDropout = 0.0;
    BatchPart m_part;
    torch::nn::Linear m_up{nullptr}, m_emotion{nullptr}, m_emotionBefore{nullptr}, m_sentence{nullptr}, m_mel{nullptr};
    std::vector<EncoderBlock> m_blocks;
    AttentionPooling m_poolEmotion{nullptr}, m_poolBefore{nullptr}, m_poolSentence{nullptr};
};
TORCH_MODULE(TokenizerHeads);

}  // namespace undertone
