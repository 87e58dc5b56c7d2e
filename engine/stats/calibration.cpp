// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/calibration.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace undertone {
namespace {

constexpr double notDefined = std::numeric_limits<double>::quiet_NaN();
constexpr double smallestProbability = 1e-300;
constexpr double coldest = 0.01;
constexpr double hottest = 100.0;

// log softmax(inverse * log p), the largest term taken out so that nothing overflows.
std::vector<double> logProbabilities(const std::vector<double>& probabilities, double inverseTemperature)
{
    std::vector<double> logs;
    for (const double probability : probabilities)
        logs.push_back(inverseTemperature * std::log(std::max(probability, smallestProbability)));
    const double largest = *std::max_element(logs.begin(), logs.end());
    double sum = 0.0;
    for (const double value : logs)
        sum += std::exp(value - largest);
    for (double& value : logs)
        value -= largest + std::log(sum);
    return logs;
}

double lossAt(std::span<const JudgedProbabilities> judged, double inverseTemperature)
{
    double loss = 0.0;
    for (const auto& one : judged)
        loss -= logProbabilities(one.probabilities, inverseTemperature)[static_cast<std::size_t>(one.truth)];
    return loss / static_cast<double>(judged.size());
}

}  // namespace

std::vector<ReliabilityBin> reliabilityBins(std::span<const JudgedProbabilities> judged, int bins)
{
    std::vector<ReliabilityBin> result(static_cast<std::size_t>(bins));
    for (int bin = 0; bin < bins; ++bin) {
        result[static_cast<std::size_t>(bin)].low = static_cast<double>(bin) / bins;
        result[static_cast<std::size_t>(bin)].high = static_cast<double>(bin + 1) / bins;
    }
    for (const auto& one : judged) {
        const auto best = std::max_element(one.probabilities.begin(), one.probabilities.end());
        auto& bin = result[static_cast<std::size_t>(std::clamp(static_cast<int>(*best * bins), 0, bins - 1))];
        bin.confidence += *best;
        bin.accuracy += best - one.probabilities.begin() == one.truth ? 1.0 : 0.0;
        ++bin.count;
    }
    for (auto& bin : result) {
        const double count = bin.count > 0 ? static_cast<double>(bin.count) : 1.0;
        bin.confidence /= count;
        bin.accuracy /= count;
    }
    return result;
}

double expectedCalibrationError(std::span<const JudgedProbabilities> judged, int bins)
{
    double sum = 0.0;
    for (const auto& bin : reliabilityBins(judged, bins))
        sum += static_cast<double>(bin.count) * std::abs(bin.accuracy - bin.confidence);
    return judged.empty() ? notDefined : sum / static_cast<double>(judged.size());
}

std::vector<double> atTemperature(const std::vector<double>& probabilities, double temperature)
{
    auto values = logProbabilities(probabilities, 1.0 / temperature);
    for (double& value : values)
        value = std::exp(value);
    return values;
}

double negativeLogLikelihood(std::span<const JudgedProbabilities> judged, double temperature)
{
    return judged.empty() ? notDefined : lossAt(judged, 1.0 / temperature);
}

double fitTemperature(std::span<const JudgedProbabilities> judged)
{
    if (judged.empty())
        return 1.0;
    // In the logarithm of 1 / temperature: a monotonous change of the variable keeps the one valley.
    const double golden = (std::sqrt(5.0) - 1.0) / 2.0;
    double low = std::log(1.0 / hottest);
    double high = std::log(1.0 / coldest);
    double left = high - golden * (high - low);
    double right = low + golden * (high - low);
    double leftLoss = lossAt(judged, std::exp(left));
    double rightLoss = lossAt(judged, std::exp(right));
    while (high - low > 1e-9) {
        if (leftLoss <= rightLoss) {
            high = right;
            right = left;
            rightLoss = leftLoss;
            left = high - golden * (high - low);
            leftLoss = lossAt(judged, std::exp(left));
        } else {
            low = left;
            left = right;
            leftLoss = rightLoss;
            right = low + golden * (high - low);
            rightLoss = lossAt(judged, std::exp(right));
        }
    }
    return std::exp(-(low + high) / 2.0);
}

}  // namespace undertone
