// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/stats/confusion_matrix.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace undertone {

/// weightedAccuracy, unweightedRecall or weightedF1.
using Metric = double (*)(const ConfusionMatrix&);

struct BootstrapConfig {
    int resamples = 10000;
    double level = 0.95;  ///< of the interval
    std::uint64_t seed = 1;
};

/// A figure of all groups together, and the percentile interval around it.
struct Interval {
    double estimate = 0.0;
    double low = 0.0;
    double high = 0.0;
};

/// Percentile bootstrap of any figure over groups drawn with replacement: `figure` is given the indices that were drawn, of which one may
/// come several times; resamples where it is NaN are left out. Same seed, same interval on every platform. No group: all NaN.
Interval bootstrapFigure(std::size_t groups, const std::function<double(const std::vector<std::size_t>& chosen)>& figure,
                         const BootstrapConfig& config = {});

/// Percentile bootstrap of a pooled metric over groups (dialogues or speakers), one matrix each, drawn with
/// replacement: sentences of one dialogue depend on each other, dialogues do not (method.md 3). Same seed, same interval
/// on every platform. No group: all NaN.
Interval bootstrapInterval(std::span<const ConfusionMatrix> groups, Metric metric, const BootstrapConfig& config = {});

/// The same for metric(second) - metric(first) of two ways over the same groups, drawn together: far narrower than the
/// two intervals apart. Both spans have one matrix for each group, in the same order.
Interval bootstrapDifference(std::span<const ConfusionMatrix> first, std::span<const ConfusionMatrix> second, Metric metric,
                             const BootstrapConfig& config = {});

/// Exact McNemar test: two-sided p that two ways are right equally often, from how often only one of them was.
/// 0 against 0 is p = 1.
double mcnemarExact(std::int64_t onlyFirstRight, std::int64_t onlySecondRight);

/// Quantile of sorted values, linear between neighbours (type 7, numpy's default). `share` in [0, 1].
double quantileOfSorted(std::span<const double> sorted, double share);

}  // namespace undertone
