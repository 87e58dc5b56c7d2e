// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/prepared_linear.h"
#include "engine/model/speech/speech_encoder.h"
#include "engine/model/torch.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace undertone {

/// SpeechEncoder's mathematics for one sequence on the CPU in fp32, made for speed: weights prepared once, query, key and value
/// in one product, attention without a matrix of logits, FSMN memory by hand. SpeechEncoder stays the reference, and the one for
/// training, batches and GPUs; both give the same hidden states to 1e-4. Const calls may run on several threads.
class InferenceEncoder {
public:
    /// Takes the weights as they are now.
    explicit InferenceEncoder(SpeechEncoderImpl& reference);

    /// What comes out of the encoder (vectors, hidden) for its input mel (frames, bands), every frame of which counts.
    [[nodiscard]] torch::Tensor encode(const torch::Tensor& mel) const;
    /// One vector for each token (tokens, hidden): what voice normalisation maps.
    [[nodiscard]] torch::Tensor features(const torch::Tensor& mel) const;
    /// What the quantiser reads (tokens, hidden) of features.
    [[nodiscard]] torch::Tensor hiddenOf(const torch::Tensor& features) const;
    /// hiddenOf(features()).
    [[nodiscard]] torch::Tensor hidden(const torch::Tensor& mel) const;
    /// Codes (tokens), int64, of what hiddenOf() gives.
    [[nodiscard]] torch::Tensor codesOf(const torch::Tensor& hiddenStates) const;

private:
    struct Norm {
        torch::Tensor weight, bias;
        double epsilon = 0.0;
        [[nodiscard]] torch::Tensor apply(const torch::Tensor& x) const;
    };
    struct Block {
        Norm attentionNorm, feedForwardNorm;
        PreparedLinear queryKeyValue, out, up, down;
        // (channel groups, kernel, lanes): the depthwise kernel, the values themselves at its centre; undefined without FSMN memory
        torch::Tensor taps;
    };

    /// stacked (tokens, 3 * hidden): queries and keys, turned, and values. Returns (tokens, hidden).
    [[nodiscard]] torch::Tensor mixValues(const torch::Tensor& stacked) const;
    [[nodiscard]] torch::Tensor attend(const Block& block, const torch::Tensor& x, const EncoderRotary& angles) const;
    [[nodiscard]] EncoderRotary anglesOf(std::int64_t positions) const;
    [[nodiscard]] torch::Tensor positionsOf(std::int64_t positions) const;

    SpeechTokenizerConfig m_config;
    PreparedLinear m_firstConvolution, m_secondConvolution, m_projectDown;
    std::vector<Block> m_blocks;
    std::optional<Norm> m_finalNorm, m_quantizerNorm;
    EncoderRotary m_angles;     // (positions of a 30 s window, headSize / 2); undefined where positions are sinusoidal
    torch::Tensor m_positions;  // (positions of a 30 s window, hidden) where they are
};

}  // namespace undertone
