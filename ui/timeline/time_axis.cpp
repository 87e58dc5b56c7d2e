// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/time_axis.h"

#include "engine/core/time_text.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace undertone {
namespace {

struct TickStep {
    double seconds;
    int parts;  ///< minor marks per major one
};

/// Steps people count time in, with the division that suits each.
constexpr std::array<TickStep, 27> tickSteps{{{0.0002, 4}, {0.0005, 5}, {0.001, 5}, {0.002, 4}, {0.005, 5}, {0.01, 5}, {0.02, 4},
                                              {0.05, 5},   {0.1, 5},    {0.2, 4},   {0.5, 5},   {1, 5},     {2, 4},    {5, 5},
                                              {10, 5},     {15, 3},     {30, 6},    {60, 6},    {120, 4},   {300, 5},  {600, 5},
                                              {900, 3},    {1800, 6},   {3600, 6},  {7200, 4},  {14400, 4}, {43200, 6}}};

int decimalsFor(double resolutionSeconds)
{
    if (resolutionSeconds >= 1.0)
        return 0;
    return std::clamp(static_cast<int>(std::ceil(-std::log10(resolutionSeconds) - 1e-9)), 1, 4);
}

}  // namespace

TimeAxis::TimeAxis(double durationSeconds, double widthPixels)
    : m_duration(std::max(durationSeconds, minimumSpanSeconds)), m_width(std::max(widthPixels, 1.0)), m_span(m_duration)
{
}

void TimeAxis::setDuration(double seconds)
{
    m_duration = std::max(seconds, minimumSpanSeconds);
    fit();
}

void TimeAxis::setWidth(double pixels)
{
    m_width = std::max(pixels, 1.0);
}

void TimeAxis::setRange(double startSeconds, double endSeconds)
{
    m_start = startSeconds;
    m_span = endSeconds - startSeconds;
    clamp();
}

void TimeAxis::zoomAbout(double pixel, double factor)
{
    const double fixed = toSeconds(pixel);
    m_span = std::clamp(m_span / factor, minimumSpanSeconds, m_duration);
    m_start = fixed - pixel * m_span / m_width;
    clamp();
}

void TimeAxis::scrollBySeconds(double seconds)
{
    m_start += seconds;
    clamp();
}

void TimeAxis::fit()
{
    m_start = 0.0;
    m_span = m_duration;
}

void TimeAxis::ensureVisible(double startSeconds, double endSeconds)
{
    const double margin = std::min(0.05 * m_span, std::max(0.0, (m_span - (endSeconds - startSeconds)) / 2));
    if (startSeconds - margin < m_start || endSeconds - startSeconds > m_span)
        m_start = startSeconds - margin;
    else if (endSeconds + margin > m_start + m_span)
        m_start = endSeconds + margin - m_span;
    clamp();
}

void TimeAxis::clamp()
{
    m_span = std::clamp(m_span, minimumSpanSeconds, m_duration);
    m_start = std::clamp(m_start, 0.0, m_duration - m_span);
}

std::vector<TimeTick> TimeAxis::ticks(double minimumSpacing) const
{
    const double least = minimumSpacing * secondsPerPixel();
    TickStep step = tickSteps.back();
    for (const TickStep& candidate : tickSteps) {
        if (candidate.seconds >= least) {
            step = candidate;
            break;
        }
    }
    std::vector<TimeTick> result;
    const double minor = step.seconds / step.parts;
    const auto first = static_cast<long long>(std::ceil(m_start / minor - 1e-6));
    const auto last = static_cast<long long>(std::floor(endSeconds() / minor + 1e-6));
    for (long long i = first; i <= last; ++i) {
        TimeTick tick;
        tick.seconds = static_cast<double>(i) * minor;
        tick.major = i % step.parts == 0;
        if (tick.major)
            tick.label = formatTime(tick.seconds, step.seconds);
        result.push_back(tick);
    }
    return result;
}

QString formatTime(double seconds, double resolutionSeconds)
{
    return QString::fromStdString(clockText(seconds, decimalsFor(resolutionSeconds))).replace(QLatin1Char('.'), QLocale().decimalPoint());
}

}  // namespace undertone
