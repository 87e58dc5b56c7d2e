// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/tokenizer_training_config.h"
#include "engine/model/torch.h"
#include "engine/model/training/tokenizer/tokenizer_corpus.h"

#include <array>
#include <vector>

namespace undertone {

/// What the losses pass over.
inline constexpr std::int64_t unknownSentence = -100;

/// One training step's input.
struct TokenizerBatch {
    torch::Tensor mel;            ///< (batch, frames, bands), normalised and scaled as the encoder wants it
    torch::Tensor lengths;        ///< (batch), frames
    torch::Tensor emotion;        ///< (batch)
    torch::Tensor sentence;       ///< (batch); unknownSentence: not to be told
    torch::Tensor emotionWeight;  ///< (batch): what the emotion counts in the loss
    torch::Tensor smoothing;      ///< (batch): label smoothing of the emotion
    torch::Tensor heardWeight;    ///< (batch, batch): how much clip j counts in the voice that clip i is normalised by; undefined without
    torch::Tensor cleanMel;       ///< (batch, tokens, 4 * reconstructionBands): what the heads reconstruct
};

/// Pads inputs of one batch to the longest: (batch, frames, bands), and their lengths.
struct PaddedMel {
    torch::Tensor mel;
    torch::Tensor lengths;
};
PaddedMel padTogether(const std::vector<LogMel>& inputs);

/// That the corpora which the configuration names have clips to train on. Errors: InvalidArgument.
Status checkCorpora(const TokenizerCorpus& corpus, const TokenizerTrainingConfig& config);

/// Some of the simulated recordings of a step, one after the other.
struct GroupRange {
    int first = 0;
    int count = 0;
};
/// Those of process `rank` of `processes`; none is left without one where there are as many as processes.
GroupRange groupsOf(const TokenizerTrainingConfig& config, int rank, int processes);

/// Draws batches of simulated recordings: a few speakers of one corpus in one room, at one microphone, normalised as
/// the tokenizer will normalise a recording (method.md 4). A step's batch depends on seed and step alone,
/// and each of its groups on its place in the batch too.
class TokenizerBatchMaker {
public:
    /// Both must outlive it. What config names of corpora must be there: checkCorpora().
    TokenizerBatchMaker(const TokenizerCorpus& corpus, const TokenizerTrainingConfig& config);
    [[nodiscard]] TokenizerBatch make(std::int64_t step) const { return make(step, {0, m_config.groupsPerBatch}); }
    /// The clips of these groups alone, padded to the longest of them.
    [[nodiscard]] TokenizerBatch make(std::int64_t step, const GroupRange& groups) const;

private:
    struct Member {
        const TokenizerClip* clip = nullptr;
        LogMel heard;  // through the channel, then normalised
        LogMel clean;  // same voice and speed, no channel
    };
    struct Group {
        std::vector<Member> members;
        torch::Tensor heardWeight;  // as TokenizerBatch's, of this group
    };
    [[nodiscard]] Group drawGroup(std::uint64_t seed) const;
    [[nodiscard]] std::size_t drawCorpus(SplitMix64& random) const;
    [[nodiscard]] std::vector<const TokenizerClip*> castGroup(SplitMix64& random) const;
    void normaliseGroup(std::vector<Member>& group, SplitMix64& random) const;
    [[nodiscard]] torch::Tensor drawHeardWeight(const std::vector<Member>& group, SplitMix64& random) const;
    [[nodiscard]] torch::Tensor cleanTarget(const std::vector<Member>& members, std::int64_t tokens) const;

    const TokenizerCorpus& m_corpus;
    const TokenizerTrainingConfig& m_config;
    // clips of [corpus][speaker of the corpus][emotion]
    std::vector<std::vector<std::vector<std::vector<const TokenizerClip*>>>> m_index;
    std::size_t m_largestCorpus = 0;
    std::vector<double> m_shares;         // of each corpus; empty: the largest, and of each other shareOfSmallCorpora
    std::vector<bool> m_isWeak;           // of each corpus: nobody rated its emotions
    std::vector<double> m_emotionWeight;  // of each corpus
};

}  // namespace undertone
