// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/svg_chart.h"

#include "app/jobs/evaluation/report_table.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace undertone {

namespace {

constexpr double width = 880.0;
constexpr int seriesCount = 6;

std::string px(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

std::string opacity(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", value);
    return text;
}

/// Collects the elements of one drawing.
class Svg {
public:
    void line(double x1, double y1, double x2, double y2, const std::string& classes)
    {
        m_body +=
            "<line class=\"" + classes + "\" x1=\"" + px(x1) + "\" y1=\"" + px(y1) + "\" x2=\"" + px(x2) + "\" y2=\"" + px(y2) + "\"/>\n";
    }
    void text(double x, double y, const std::string& content, const std::string& anchor = "start", const std::string& classes = {})
    {
        m_body += "<text x=\"" + px(x) + "\" y=\"" + px(y) + "\" text-anchor=\"" + anchor + '"'
            + (classes.empty() ? "" : " class=\"" + classes + '"') + '>' + escapedHtml(content) + "</text>\n";
    }
    void path(const std::string& data, const std::string& classes) { m_body += "<path class=\"" + classes + "\" d=\"" + data + "\"/>\n"; }
    void circle(double x, double y, double radius, const std::string& classes)
    {
        m_body += "<circle class=\"" + classes + "\" cx=\"" + px(x) + "\" cy=\"" + px(y) + "\" r=\"" + px(radius) + "\"/>\n";
    }
    void cell(double x, double y, double w, double h, double strength)
    {
        m_body += "<rect class=\"shade\" x=\"" + px(x) + "\" y=\"" + px(y) + "\" width=\"" + px(w) + "\" height=\"" + px(h)
            + "\" style=\"fill-opacity:" + opacity(strength) + "\"/>\n";
    }
    /// A series' own shape, so that it is told apart without its colour.
    void mark(double x, double y, int series, double r = 4.5)
    {
        const auto at = [&](double dx, double dy) { return px(x + dx * r) + ' ' + px(y + dy * r); };
        const auto classes = "mark " + colour(series);
        switch (series % seriesCount) {
        case 0: circle(x, y, r, classes); break;
        case 1: path('M' + at(-0.9, -0.9) + 'L' + at(0.9, -0.9) + 'L' + at(0.9, 0.9) + 'L' + at(-0.9, 0.9) + 'Z', classes); break;
        case 2: path('M' + at(0, -1.1) + 'L' + at(1.1, 0.9) + 'L' + at(-1.1, 0.9) + 'Z', classes); break;
        case 3: path('M' + at(0, -1.2) + 'L' + at(1.2, 0) + 'L' + at(0, 1.2) + 'L' + at(-1.2, 0) + 'Z', classes); break;
        case 4: path('M' + at(-1, -1) + 'L' + at(1, 1) + 'M' + at(1, -1) + 'L' + at(-1, 1), classes + " open"); break;
        default: path('M' + at(0, 1.1) + 'L' + at(1.1, -0.9) + 'L' + at(-1.1, -0.9) + 'Z', classes); break;
        }
    }
    void hollowDiamond(double x, double y)
    {
        path('M' + px(x) + ' ' + px(y - 6) + 'L' + px(x + 6) + ' ' + px(y) + 'L' + px(x) + ' ' + px(y + 6) + 'L' + px(x - 6) + ' ' + px(y)
                 + 'Z',
             "quoted-mark");
    }
    static std::string colour(int series) { return 's' + std::to_string(series % seriesCount); }
    [[nodiscard]] std::string finish(double w, double h, const std::string& description) const
    {
        return "<svg viewBox=\"0 0 " + px(w) + ' ' + px(h) + "\" style=\"max-width:" + px(w) + "px\" role=\"img\" aria-label=\""
            + escapedHtml(description) + "\">\n" + m_body + "</svg>\n";
    }

private:
    std::string m_body;
};

/// Values to places, with round ticks.
class Scale {
public:
    Scale(double low, double high, double from, double to) : m_from(from), m_to(to)
    {
        if (!(high > low)) {
            low -= 0.01;
            high += 0.01;
        }
        const double rough = (high - low) / 5.0;
        const double power = std::pow(10.0, std::floor(std::log10(rough)));
        m_step = power * (rough / power > 5.0 ? 10.0 : rough / power > 2.0 ? 5.0 : rough / power > 1.0 ? 2.0 : 1.0);
        m_low = std::floor(low / m_step) * m_step;
        m_high = std::ceil(high / m_step) * m_step;
    }
    [[nodiscard]] double at(double value) const { return m_from + (value - m_low) / (m_high - m_low) * (m_to - m_from); }
    [[nodiscard]] std::vector<double> ticks() const
    {
        std::vector<double> values;
        for (double value = m_low; value < m_high + m_step / 2.0; value += m_step)
            values.push_back(std::abs(value) < m_step / 1000.0 ? 0.0 : value);
        return values;
    }
    [[nodiscard]] std::string label(double value, AxisUnit unit) const
    {
        const double factor = unit == AxisUnit::PerCent ? 100.0 : 1.0;
        const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(m_step * factor) - 1e-9)), 0, 6);
        char text[32];
        std::snprintf(text, sizeof text, "%.*f", decimals, factor * value);
        return text;
    }

private:
    double m_low = 0.0;
    double m_high = 1.0;
    double m_step = 0.1;
    double m_from = 0.0;
    double m_to = 1.0;
};

/// Grows with the values it is shown; those that are not numbers do not count.
struct Range {
    double low = 1e300;
    double high = -1e300;
    void include(double value)
    {
        if (!std::isfinite(value))
            return;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    void include(const Interval& interval)
    {
        include(interval.estimate);
        include(interval.low);
        include(interval.high);
    }
};

void forestRow(Svg& svg, const ForestRow& row, const Scale& scale, double left, double y, ColumnKind kind)
{
    const double x = scale.at(row.interval.estimate);
    svg.text(left - 15.0, y + 4.0, row.name, "end", row.quoted ? "quoted-text" : "");
    if (row.quoted) {
        svg.hollowDiamond(x, y);
        svg.text(710.0, y + 4.0, shownNumber(row.interval.estimate, ColumnKind::Share) + " (quoted)", "start", "quoted-text");
        return;
    }
    const auto classes = "whisker " + Svg::colour(row.series);
    if (std::isfinite(row.interval.low))
        svg.line(scale.at(row.interval.low), y, scale.at(row.interval.high), y, classes);
    svg.mark(x, y, row.series);
    svg.text(710.0, y + 4.0, shownInterval(row.interval, kind), "start", "figures");
}

}  // namespace

std::string forestChart(const std::vector<ForestGroup>& groups, const std::string& axis, ForestValues values)
{
    constexpr double right = 690.0, rowHeight = 24.0, titleHeight = 30.0;
    const bool differences = values == ForestValues::Differences;
    const double left = differences ? 380.0 : 265.0;
    Range range;
    if (differences)
        range.include(0.0);
    double height = 8.0;
    for (const auto& group : groups) {
        height += titleHeight + rowHeight * static_cast<double>(group.rows.size());
        for (const auto& row : group.rows)
            range.include(row.interval);
    }
    if (range.low > range.high)
        return {};
    const Scale scale(range.low, range.high, left, right);
    Svg svg;
    for (const double tick : scale.ticks()) {
        svg.line(scale.at(tick), 8.0, scale.at(tick), height, differences && tick == 0.0 ? "zero" : "grid");
        svg.text(scale.at(tick), height + 16.0, scale.label(tick, AxisUnit::PerCent), "middle", "tick");
    }
    svg.text((left + right) / 2.0, height + 34.0, axis, "middle", "tick");
    double y = 8.0;
    for (const auto& group : groups) {
        svg.text(0.0, y + 18.0, group.title, "start", "group");
        y += titleHeight;
        for (const auto& row : group.rows) {
            if (std::isfinite(row.interval.estimate))
                forestRow(svg, row, scale, left, y + rowHeight / 2.0 - 4.0, differences ? ColumnKind::ShareDifference : ColumnKind::Share);
            y += rowHeight;
        }
    }
    return svg.finish(width, height + 40.0, axis + ", estimates with 95 % intervals; the table beside holds the same values");
}

namespace {

/// Names and marks, in as many lines as they take; returns the height used.
double legend(Svg& svg, const std::vector<LineSeries>& series, double left)
{
    double x = left;
    double y = 14.0;
    for (const auto& one : series) {
        const double needed = 42.0 + 6.4 * static_cast<double>(one.name.size());
        if (x > left && x + needed > width) {
            x = left;
            y += 20.0;
        }
        svg.mark(x + 6.0, y - 4.0, one.series);
        svg.text(x + 16.0, y, one.name);
        x += needed;
    }
    return y + 32.0;
}

template <typename Place> void drawSeries(Svg& svg, const LineSeries& series, Categories order, const Scale& scale, const Place& place)
{
    std::string path;
    bool drawing = false;
    for (std::size_t c = 0; c < series.points.size(); ++c) {
        const auto& point = series.points[c];
        const bool shown = point && std::isfinite(point->estimate);
        if (shown)
            path += (drawing ? 'L' : 'M') + px(place(c)) + ' ' + px(scale.at(point->estimate));
        drawing = shown;
    }
    if (!path.empty() && order == Categories::Ordered)
        svg.path(path, "trend " + Svg::colour(series.series));
    for (std::size_t c = 0; c < series.points.size(); ++c) {
        const auto& point = series.points[c];
        if (!point || !std::isfinite(point->estimate))
            continue;
        if (std::isfinite(point->low))
            svg.line(place(c), scale.at(point->low), place(c), scale.at(point->high), "whisker " + Svg::colour(series.series));
        svg.mark(place(c), scale.at(point->estimate), series.series);
    }
}

}  // namespace

std::string lineChart(const LineChart& chart)
{
    constexpr double left = 64.0, right = width - 10.0, plotHeight = 220.0, dodge = 7.0;
    Range range;
    if (chart.zeroLine)
        range.include(0.0);
    for (const auto& series : chart.series) {
        for (const auto& point : series.points) {
            if (point)
                range.include(*point);
        }
    }
    if (range.low > range.high || chart.categories.empty())
        return {};
    Svg svg;
    const double top = legend(svg, chart.series, left);
    const double bottom = top + plotHeight;
    const Scale scale(range.low, range.high, bottom, top);
    for (const double tick : scale.ticks()) {
        svg.line(left, scale.at(tick), right, scale.at(tick), tick == 0.0 && chart.zeroLine ? "zero" : "grid");
        svg.text(left - 8.0, scale.at(tick) + 4.0, scale.label(tick, chart.unit), "end", "tick");
    }
    const double slot = (right - left) / static_cast<double>(chart.categories.size());
    const auto centre = [&](std::size_t category) { return left + (static_cast<double>(category) + 0.5) * slot; };
    for (std::size_t c = 0; c < chart.categories.size(); ++c)
        svg.text(centre(c), bottom + 18.0, chart.categories[c], "middle", "tick");
    svg.text((left + right) / 2.0, bottom + 38.0, chart.xAxis, "middle", "tick");
    svg.text(left - 8.0, top - 10.0, chart.yAxis, "start", "tick");
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        // Beside each other, so that whiskers of one category do not cover each other.
        const double shift = (static_cast<double>(s) - (static_cast<double>(chart.series.size()) - 1.0) / 2.0) * dodge;
        drawSeries(svg, chart.series[s], chart.order, scale, [&](std::size_t category) { return centre(category) + shift; });
    }
    return svg.finish(width, bottom + 46.0,
                      chart.yAxis + " by " + chart.xAxis + ", with 95 % intervals; the table beside holds the same values");
}

std::string reliabilityChart(const std::vector<ReliabilityBin>& before, const std::vector<ReliabilityBin>& after)
{
    constexpr double left = 64.0, size = 300.0, top = 52.0;
    const Scale x(0.0, 1.0, left, left + size);
    const Scale y(0.0, 1.0, top + size, top);
    Svg svg;
    for (const double tick : x.ticks()) {
        svg.line(x.at(tick), top, x.at(tick), top + size, "grid");
        svg.line(left, y.at(tick), left + size, y.at(tick), "grid");
        svg.text(x.at(tick), top + size + 18.0, x.label(tick, AxisUnit::PerCent), "middle", "tick");
        svg.text(left - 8.0, y.at(tick) + 4.0, y.label(tick, AxisUnit::PerCent), "end", "tick");
    }
    svg.line(x.at(0.0), y.at(0.0), x.at(1.0), y.at(1.0), "zero");
    double largest = 1.0;
    for (const auto* bins : {&before, &after}) {
        for (const auto& bin : *bins)
            largest = std::max(largest, static_cast<double>(bin.count));
    }
    // A mark is the larger the more sentences it stands for.
    const auto draw = [&](const std::vector<ReliabilityBin>& bins, int series, double legendX, const std::string& name) {
        std::string path;
        for (const auto& bin : bins) {
            if (bin.count > 0)
                path += (path.empty() ? 'M' : 'L') + px(x.at(bin.confidence)) + ' ' + px(y.at(bin.accuracy));
        }
        svg.path(path, "trend " + Svg::colour(series));
        for (const auto& bin : bins) {
            if (bin.count > 0)
                svg.mark(x.at(bin.confidence), y.at(bin.accuracy), series, 2.0 + 5.0 * std::sqrt(static_cast<double>(bin.count) / largest));
        }
        svg.mark(legendX, 12.0, series);
        svg.text(legendX + 10.0, 16.0, name);
    };
    draw(before, 1, left + 6.0, "as the model says it");
    draw(after, 0, left + 160.0, "at the fitted temperature");
    svg.text(left + size / 2.0, top + size + 38.0, "confidence, %", "middle", "tick");
    svg.text(left - 8.0, top - 10.0, "accuracy, %", "start", "tick");
    return svg.finish(400.0, top + size + 46.0,
                      "Accuracy against confidence, before and after a fitted temperature; the table beside holds the same values");
}

std::string confusionChart(const ConfusionMatrix& matrix, const std::vector<std::string>& labels)
{
    constexpr double cellWidth = 78.0, cellHeight = 44.0, left = 70.0, top = 44.0;
    Svg svg;
    const auto n = static_cast<double>(labels.size());
    svg.text(left + n * cellWidth / 2.0, 14.0, "predicted", "middle", "tick");
    svg.text(0.0, top - 8.0, "true", "start", "tick");
    for (int truth = 0; truth < matrix.classes(); ++truth) {
        const double y = top + cellHeight * truth;
        svg.text(left - 10.0, y + cellHeight / 2.0 + 4.0, labels[static_cast<std::size_t>(truth)], "end");
        svg.text(left + cellWidth * truth + cellWidth / 2.0, top - 8.0, labels[static_cast<std::size_t>(truth)], "middle");
        const double support = std::max(1.0, static_cast<double>(matrix.support(truth)));
        for (int predicted = 0; predicted < matrix.classes(); ++predicted) {
            const double x = left + cellWidth * predicted;
            const double share = static_cast<double>(matrix.count(truth, predicted)) / support;
            svg.cell(x + 1.0, y + 1.0, cellWidth - 2.0, cellHeight - 2.0, 0.6 * share);
            svg.text(x + cellWidth / 2.0, y + cellHeight / 2.0, std::to_string(matrix.count(truth, predicted)), "middle", "figures");
            svg.text(x + cellWidth / 2.0, y + cellHeight / 2.0 + 14.0, shownNumber(share, ColumnKind::Share) + " %", "middle", "small");
        }
    }
    return svg.finish(left + n * cellWidth + 4.0, top + n * cellHeight + 6.0,
                      "Confusion of labels; the table beside holds the same values");
}

}  // namespace undertone
