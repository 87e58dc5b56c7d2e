// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/tensor_io.h"
#include "engine/model/torch.h"

namespace undertone {

/// Mean and deviation of features over a corpus, (hidden) each, fp32.
struct FeatureMoments {
    torch::Tensor mean;
    torch::Tensor deviation;
};

/// What VoiceNormaliser does, for a batch and with gradient: features (batch, tokens, hidden), keep (batch, tokens, 1) of ones and zeros,
/// heardWeight (batch, batch) as TokenizerBatch's, the corpus as a prior that weighs `priorTokens`. Returns (batch, tokens, hidden), fp32.
torch::Tensor normaliseVoices(const torch::Tensor& features, const torch::Tensor& keep, const torch::Tensor& heardWeight,
                              const FeatureMoments& corpus, double priorTokens);

/// What FeatureMomentsAverage takes in, so that it can be summed over the processes that share a batch: how many tokens are kept, sum and
/// sum of squares of each feature, (1 + 2 * hidden), fp64 and without gradient; shapes as above.
torch::Tensor featureSums(const torch::Tensor& features, const torch::Tensor& keep);

/// The corpus's moments while the encoder that makes the features is trained: a running mean over batches, exact for the first ones.
class FeatureMomentsAverage {
public:
    /// Takes in a batch by its featureSums().
    void add(const torch::Tensor& sums);
    /// At least one batch was added.
    [[nodiscard]] FeatureMoments moments() const;
    [[nodiscard]] bool isEmpty() const { return m_batches == 0; }

    /// For a checkpoint, and from one; one without them leaves it as it is.
    [[nodiscard]] TensorMap state() const;
    void restore(const TensorMap& tensors);

private:
    std::int64_t m_batches = 0;
    torch::Tensor m_mean, m_square;  // (hidden)
};

}  // namespace undertone
