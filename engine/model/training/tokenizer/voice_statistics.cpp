// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/tokenizer/voice_statistics.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace undertone {

namespace {

constexpr double slowestShare = 0.01;  // of a batch in the running mean

constexpr double smallestVariance = 1e-6;

}  // namespace

torch::Tensor normaliseVoices(const torch::Tensor& features, const torch::Tensor& keep, const torch::Tensor& heardWeight,
                              const FeatureMoments& corpus, double priorTokens)
{
    const auto values = features.to(torch::kFloat32);
    const auto kept = values * keep;
    const auto tokens = heardWeight.matmul(keep.sum(1)) + priorTokens;  // (batch, 1)
    const auto priorSquare = corpus.deviation.square() + corpus.mean.square();
    const auto mean = (heardWeight.matmul(kept.sum(1)) + priorTokens * corpus.mean) / tokens;
    const auto square = (heardWeight.matmul((kept * values).sum(1)) + priorTokens * priorSquare) / tokens;
    const auto deviation = (square - mean.square()).clamp_min(smallestVariance).sqrt();
    return (values - mean.unsqueeze(1)) / deviation.unsqueeze(1);
}

torch::Tensor featureSums(const torch::Tensor& features, const torch::Tensor& keep)
{
    const torch::NoGradGuard noGradients;
    const auto values = features.detach().to(torch::kFloat32), kept = values * keep;
    const std::vector<std::int64_t> all{0, 1};
    return torch::cat(
        {keep.sum(torch::kFloat64).reshape({1}), kept.sum(all, false, torch::kFloat64), (kept * values).sum(all, false, torch::kFloat64)});
}

void FeatureMomentsAverage::add(const torch::Tensor& sums)
{
    const auto width = sums.numel() / 2;
    const auto means = (sums.slice(0, 1) / sums[0]).to(torch::kFloat32);
    const auto mean = means.slice(0, 0, width), square = means.slice(0, width);
    const double share = std::max(slowestShare, 1.0 / static_cast<double>(++m_batches));
    m_mean = m_mean.defined() ? m_mean + share * (mean - m_mean) : mean;
    m_square = m_square.defined() ? m_square + share * (square - m_square) : square;
}

FeatureMoments FeatureMomentsAverage::moments() const
{
    return {m_mean, (m_square - m_mean.square()).clamp_min(smallestVariance).sqrt()};
}

TensorMap FeatureMomentsAverage::state() const
{
    if (isEmpty())
        return {};
    return {{"voice.batches", torch::full({1}, static_cast<double>(m_batches))}, {"voice.mean", m_mean}, {"voice.square", m_square}};
}

void FeatureMomentsAverage::restore(const TensorMap& tensors)
{
    const auto batches = tensors.find("voice.batches"), mean = tensors.find("voice.mean"), square = tensors.find("voice.square");
    if (batches == tensors.end() || mean == tensors.end() || square == tensors.end())
        return;
    m_batches = std::llround(batches->second.item<float>());
    m_mean = mean->second.clone();
    m_square = square->second.clone();
}

}  // namespace undertone
