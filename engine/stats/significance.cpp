// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/significance.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <limits>
#include <random>
#include <vector>

namespace undertone {
namespace {

constexpr double notDefined = std::numeric_limits<double>::quiet_NaN();

// Whole number in [0, bound) from the raw numbers, which the standard fixes; its distributions differ by platform.
std::size_t drawBelow(std::mt19937_64& random, std::size_t bound)
{
    const std::uint64_t wide = bound;
    const std::uint64_t threshold = (0 - wide) % wide;
    for (;;) {
        const std::uint64_t drawn = random();
        if (drawn >= threshold)
            return static_cast<std::size_t>(drawn % wide);
    }
}

ConfusionMatrix sumOf(std::span<const ConfusionMatrix> groups, const std::vector<std::size_t>& chosen)
{
    ConfusionMatrix sum(groups.front().classes());
    for (const std::size_t group : chosen)
        sum += groups[group];
    return sum;
}

}  // namespace

Interval bootstrapFigure(std::size_t groups, const std::function<double(const std::vector<std::size_t>& chosen)>& figure,
                         const BootstrapConfig& config)
{
    if (groups == 0)
        return {notDefined, notDefined, notDefined};
    std::vector<std::size_t> chosen(groups);
    for (std::size_t i = 0; i < groups; ++i)
        chosen[i] = i;
    Interval interval{figure(chosen), notDefined, notDefined};
    std::mt19937_64 random(config.seed);
    std::vector<double> figures;
    for (int resample = 0; resample < config.resamples; ++resample) {
        for (std::size_t& group : chosen)
            group = drawBelow(random, groups);
        if (const double value = figure(chosen); !std::isnan(value))
            figures.push_back(value);
    }
    std::sort(figures.begin(), figures.end());
    if (!figures.empty()) {
        interval.low = quantileOfSorted(figures, (1.0 - config.level) / 2.0);
        interval.high = quantileOfSorted(figures, (1.0 + config.level) / 2.0);
    }
    return interval;
}

Interval bootstrapInterval(std::span<const ConfusionMatrix> groups, Metric metric, const BootstrapConfig& config)
{
    return bootstrapFigure(
        groups.size(), [&](const auto& chosen) { return metric(sumOf(groups, chosen)); }, config);
}

Interval bootstrapDifference(std::span<const ConfusionMatrix> first, std::span<const ConfusionMatrix> second, Metric metric,
                             const BootstrapConfig& config)
{
    assert(first.size() == second.size());
    return bootstrapFigure(
        first.size(), [&](const auto& chosen) { return metric(sumOf(second, chosen)) - metric(sumOf(first, chosen)); }, config);
}

double mcnemarExact(std::int64_t onlyFirstRight, std::int64_t onlySecondRight)
{
    const std::int64_t trials = onlyFirstRight + onlySecondRight;
    const std::int64_t fewer = std::min(onlyFirstRight, onlySecondRight);
    // Twice the lower tail of a fair coin; the middle of an even number of tosses is in both tails, hence the cut at 1.
    const double n = static_cast<double>(trials);
    double tail = 0.0;
    for (std::int64_t i = 0; i <= fewer; ++i) {
        const double k = static_cast<double>(i);
        tail += std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) - n * std::log(2.0));
    }
    return std::min(1.0, 2.0 * tail);
}

double quantileOfSorted(std::span<const double> sorted, double share)
{
    if (sorted.empty())
        return notDefined;
    const double position = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double fraction = position - static_cast<double>(below);
    return sorted[below] + fraction * (sorted[above] - sorted[below]);
}

}  // namespace undertone
