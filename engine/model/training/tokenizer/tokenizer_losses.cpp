// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/tokenizer/tokenizer_losses.h"

namespace undertone {

namespace {

// Where the sums stand; behind them those of each digit and of each product of two digits.
struct SumAt {
    enum Place : std::int64_t { Clips, Emotion, EmotionBefore, Sentence, Right, Tokens, MelSquares, FirstDigit };
};

// Sum over a batch of labels that count differently, each smoothed by its own share.
torch::Tensor weightedCrossEntropy(const torch::Tensor& logits, const torch::Tensor& labels, const torch::Tensor& weights,
                                   const torch::Tensor& smoothing)
{
    const auto logProbabilities = torch::log_softmax(logits, -1);
    const auto ofLabels = logProbabilities.gather(1, labels.unsqueeze(1)).squeeze(1);
    const auto losses = (smoothing - 1.0) * ofLabels - smoothing * logProbabilities.mean(-1);
    return (losses * weights).sum(torch::kFloat64);
}

// From means of digits and of products of two of them.
torch::Tensor spreadLoss(const torch::Tensor& mean, const torch::Tensor& products, double wantedDeviation)
{
    const auto covariance = products - torch::outer(mean, mean);
    const auto deviation = (covariance.diagonal().clamp_min(0.0) + 1e-6).sqrt();
    const auto correlation = covariance / torch::outer(deviation, deviation);
    const auto between = correlation.square().sum() - correlation.diagonal().square().sum();
    return mean.square().sum() + (deviation - wantedDeviation).square().sum() + between / 2.0;
}

}  // namespace

std::int64_t lossSumCount(const TokenizerTrainingConfig& config)
{
    const std::int64_t digits = config.shape.codebookDigits;
    return SumAt::FirstDigit + digits + digits * digits;
}

torch::Tensor lossSums(const TokenizerTrainingConfig& config, const TokenizerBatch& batch, const TokenizerHeadsOutput& outputs,
                       const torch::Tensor& projected, const torch::Tensor& keep)
{
    const auto isTold = batch.sentence.ne(unknownSentence).to(torch::kFloat32);
    const auto squares = (outputs.mel - batch.cleanMel).square().mean(-1, true);
    const auto rows = projected.reshape({-1, projected.size(-1)}).to(torch::kFloat64);
    const auto kept = rows * keep.reshape({-1, 1});
    return torch::cat({torch::full({1}, static_cast<double>(batch.emotion.size(0)), torch::kFloat64),
                       torch::stack({weightedCrossEntropy(outputs.emotion, batch.emotion, batch.emotionWeight, batch.smoothing),
                                     weightedCrossEntropy(outputs.emotionBefore, batch.emotion, batch.emotionWeight, batch.smoothing),
                                     weightedCrossEntropy(outputs.sentence, batch.sentence.clamp_min(0), isTold,
                                                          torch::full_like(isTold, config.labelSmoothing)),
                                     outputs.emotion.argmax(-1).eq(batch.emotion).sum(torch::kFloat64), keep.sum(torch::kFloat64),
                                     (squares * keep).sum(torch::kFloat64)}),
                       kept.sum(0), kept.t().matmul(rows).reshape({-1})});
}

TokenizerLosses lossesOf(const TokenizerTrainingConfig& config, const torch::Tensor& sums)
{
    const std::int64_t digits = config.shape.codebookDigits;
    const auto perClip = [&sums](SumAt::Place place) { return sums[place] / sums[SumAt::Clips]; };
    const auto ofDigits = sums.slice(0, SumAt::FirstDigit, lossSumCount(config)) / sums[SumAt::Tokens];
    TokenizerLosses losses;
    losses.emotion = perClip(SumAt::Emotion);
    losses.emotionBefore = perClip(SumAt::EmotionBefore);
    losses.sentence = perClip(SumAt::Sentence);
    losses.reconstruction = sums[SumAt::MelSquares] / sums[SumAt::Tokens] / config.reconstructionScale;
    losses.spread = spreadLoss(ofDigits.slice(0, 0, digits), ofDigits.slice(0, digits).reshape({digits, digits}), config.digitDeviation);
    losses.accuracy = perClip(SumAt::Right).detach();
    return losses;
}

torch::Tensor TokenizerLosses::total(const TokenizerLossWeights& weights) const
{
    return weights.emotion * emotion + weights.emotionBefore * emotionBefore + weights.sentence * sentence
        + weights.reconstruction * reconstruction + weights.spread * spread;
}

torch::Tensor TokenizerLosses::figures() const
{
    return torch::stack({emotion, emotionBefore, sentence, reconstruction, spread, accuracy}).detach();
}

}  // namespace undertone
