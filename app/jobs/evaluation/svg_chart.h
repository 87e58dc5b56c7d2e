// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/stats/calibration.h"
#include "engine/stats/confusion_matrix.h"
#include "engine/stats/significance.h"

#include <optional>
#include <string>
#include <vector>

namespace undertone {

// Charts as SVG that stands inside a page: colours are the page's custom properties (--text, --muted, --line, --series-0 ...),
// so that one drawing serves light and dark. Every series also has a mark of its own shape.

/// A row of a forest plot.
struct ForestRow {
    std::string name;
    Interval interval;
    int series = 0;
    bool quoted = false;  ///< published, without an interval: a hollow diamond
};

/// A headed group of rows.
struct ForestGroup {
    std::string title;
    std::vector<ForestRow> rows;
};

/// What a forest plot shows: shares in per cent, or differences of shares in points about the line of no difference, with wider names.
enum class ForestValues { Shares, Differences };

/// Estimates with intervals, one line each, on one axis.
std::string forestChart(const std::vector<ForestGroup>& groups, const std::string& axis, ForestValues values = ForestValues::Shares);

struct LineSeries {
    std::string name;
    int series = 0;
    std::vector<std::optional<Interval>> points;  ///< one for each category; none: a gap
};

/// How an axis writes its values: shares in per cent, or numbers as they are.
enum class AxisUnit { PerCent, Number };

/// Whether a line leads from category to category: only where they have an order.
enum class Categories { Ordered, Unordered };

/// Series over categories, with whiskers. `zeroLine` draws the line of no difference.
struct LineChart {
    std::vector<std::string> categories;
    std::vector<LineSeries> series;
    std::string xAxis;
    std::string yAxis;
    AxisUnit unit = AxisUnit::PerCent;
    bool zeroLine = false;
    Categories order = Categories::Ordered;
};
std::string lineChart(const LineChart& chart);

/// Accuracy against confidence, before and after a fitted temperature; the diagonal is where they agree.
std::string reliabilityChart(const std::vector<ReliabilityBin>& before, const std::vector<ReliabilityBin>& after);

/// Rows are true labels, columns predicted ones; shading is the share of the row.
std::string confusionChart(const ConfusionMatrix& matrix, const std::vector<std::string>& labels);

}  // namespace undertone
