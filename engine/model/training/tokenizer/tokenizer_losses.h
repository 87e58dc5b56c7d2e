// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/tokenizer_training_config.h"
#include "engine/model/torch.h"
#include "engine/model/training/tokenizer/tokenizer_batch.h"
#include "engine/model/training/tokenizer/tokenizer_heads.h"

namespace undertone {

/// Losses of a step over all of its clips, fp64 scalars (recipe.md).
struct TokenizerLosses {
    torch::Tensor emotion, emotionBefore, sentence, reconstruction;
    torch::Tensor spread;    ///< of the digits: mean 0, the wanted deviation and no correlation between any two, over all tokens
    torch::Tensor accuracy;  ///< of the emotion; without gradient

    [[nodiscard]] torch::Tensor total(const TokenizerLossWeights& weights) const;
    /// All six in the order above, without gradient.
    [[nodiscard]] torch::Tensor figures() const;
};

/// All that the losses depend on, as sums over clips and tokens with gradient (sums), fp64: those of the parts of a batch add up to those
/// of the batch (sumOverProcesses). `projected` (batch, tokens, digits) before squashing, keep (batch, tokens, 1) of ones and zeros.
torch::Tensor lossSums(const TokenizerTrainingConfig& config, const TokenizerBatch& batch, const TokenizerHeadsOutput& outputs,
                       const torch::Tensor& projected, const torch::Tensor& keep);
/// The losses of lossSums(), which may have other values behind them.
TokenizerLosses lossesOf(const TokenizerTrainingConfig& config, const torch::Tensor& sums);
/// How many values lossSums() has.
std::int64_t lossSumCount(const TokenizerTrainingConfig& config);

}  // namespace undertone
