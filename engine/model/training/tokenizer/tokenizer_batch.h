// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/tokenizer_training_config.h"
#include "engine/model/torch.h"
#include "engine/model/training/tokenizer/tokenizer_corpus.h"

#include <array>
#include <vector>

namespace undertone {

/// One training step's input.
struct TokenizerBatch {
    torch::Tensor mel;       ///< (batch, frames, bands), normalised and scaled as the encoder wants it
    torch::Tensor lengths;   ///< (batch), frames
    torch::Tensor emotion;   ///< (batch)
    torch::Tensor sentence;  ///< (batch)
    torch::Tensor cleanMel;  ///< (batch, tokens, 4 * reconstructionBands): what the heads reconstruct
};

/// Pads inputs of one batch to the longest: (batch, frames, bands), and their lengths.
struct PaddedMel {
    torch::Tensor mel;
    torch::Tensor lengths;
};
PaddedMel padTogether(const std::vector<LogMel>& inputs);

/// Draws batches of simulated recordings: a few speakers of one corpus in one room, at one microphone, normalised as
/// the tokenizer will normalise a recording (method.md 4). A step's batch depends on seed and step alone.
class TokenizerBatchMaker {
public:
    /// Both must outlive it.
    TokenizerBatchMaker(const TokenizerCorpus& corpus, const TokenizerTrainingConfig& config);
    [[nodiscard]] TokenizerBatch make(std::int64_t step) const;

private:
    struct Member {
        const TokenizerClip* clip = nullptr;
        LogMel heard;  // through the channel, then normalised
        LogMel clean;  // same voice and speed, no channel
    };
    [[nodiscard]] std::vector<Member> drawGroup(std::uint64_t seed) const;
    [[nodiscard]] std::vector<const TokenizerClip*> castGroup(SplitMix64& random) const;
    void normaliseGroup(std::vector<Member>& group, SplitMix64& random) const;
    [[nodiscard]] torch::Tensor cleanTarget(const std::vector<Member>& members, std::int64_t tokens) const;

    const TokenizerCorpus& m_corpus;
    const TokenizerTrainingConfig& m_config;
    // clips of [corpus][speaker of the corpus][emotion]
    std::vector<std::vector<std::vector<std::vector<const TokenizerClip*>>>> m_index;
    std::size_t m_largestCorpus = 0;
};

}  // namespace undertone
