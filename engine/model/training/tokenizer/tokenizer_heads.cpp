// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/tokenizer/tokenizer_heads.h"

namespace undertone {

namespace {
constexpr int longestSequence = 4096;  // tokens
constexpr int usualHeadSize = 64;

// Blocks of the decoder: S3's, of its own width.
SpeechTokenizerConfig decoderShape(const TokenizerTrainingConfig& config)
{
    SpeechTokenizerConfig shape;
    shape.hiddenSize = config.decoderWidth;
    shape.attentionHeads = config.decoderWidth % usualHeadSize == 0 ? config.decoderWidth / usualHeadSize : 1;
    return shape;
}
}  // namespace

AttentionPoolingImpl::AttentionPoolingImpl(int hiddenSize)
{
    m_score = register_module("score", torch::nn::Linear(hiddenSize, 1));
}

torch::Tensor AttentionPoolingImpl::forward(const torch::Tensor& x, const torch::Tensor& keep)
{
    const auto values = x.to(torch::kFloat32);
    const auto score = m_score(x).to(torch::kFloat32) + (1.0 - keep) * -1e10;
    const auto weight = torch::softmax(score, 1);
    const auto mean = (weight * values).sum(1);
    const auto variance = (weight * (values - mean.unsqueeze(1)).square()).sum(1);
    return torch::cat({mean, (variance + 1e-5).sqrt()}, -1);
}

TokenizerHeadsImpl::TokenizerHeadsImpl(const TokenizerTrainingConfig& config, int emotions, int sentences)
    : m_channelDropout(config.channelDropout)
{
    const auto shape = decoderShape(config);
    const int width = shape.hiddenSize, before = config.shape.hiddenSize;
    m_rotary = encoderRotary(longestSequence, shape.headSize(), shape.rotaryTheta);
    m_up = register_module("up", torch::nn::Linear(config.shape.codebookDigits, width));
    for (int i = 0; i < config.decoderLayers; ++i)
        m_blocks.push_back(register_module("block" + std::to_string(i), EncoderBlock(shape)));
    m_poolEmotion = register_module("pool_emotion", AttentionPooling(width));
    m_poolBefore = register_module("pool_before", AttentionPooling(before));
    m_poolSentence = register_module("pool_sentence", AttentionPooling(width));
    m_emotion = register_module("emotion", torch::nn::Linear(2 * width, emotions));
    m_emotionBefore = register_module("emotion_before", torch::nn::Linear(2 * before, emotions));
    m_sentence = register_module("sentence", torch::nn::Linear(2 * width, sentences));
    m_mel = register_module("mel", torch::nn::Linear(width, 4 * config.reconstructionBands));
}

TokenizerHeadsOutput TokenizerHeadsImpl::forward(const torch::Tensor& digits, const torch::Tensor& hidden, const torch::Tensor& lengths)
{
    const double dropout = is_training() ? m_channelDropout : 0.0;
    const auto tokens = digits.size(1);
    const auto keep = sequenceMask(lengths, tokens);
    const PackedSequences sequences(lengths, tokens);
    const EncoderRotary rotary{sequences.ofPlaces(m_rotary.cosines), sequences.ofPlaces(m_rotary.sines)};
    auto x = m_up(sequences.pack(digits));
    for (auto& block : m_blocks)
        x = dropChannels(block(x, sequences, rotary), sequences, dropout, m_part);
    x = sequences.unpack(x);
    TokenizerHeadsOutput output;
    output.emotion = m_emotion(m_poolEmotion(x, keep)).to(torch::kFloat32);
    output.emotionBefore = m_emotionBefore(m_poolBefore(dropChannels(hidden, dropout, m_part), keep)).to(torch::kFloat32);
    output.sentence = m_sentence(m_poolSentence(x, keep)).to(torch::kFloat32);
    output.mel = m_mel(x).to(torch::kFloat32);
    return output;
}

}  // namespace undertone
