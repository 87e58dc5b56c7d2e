// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/agreement_curve.h"

#include "ui/decimal_text.h"
#include "ui/timeline/time_axis.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr double axisStep = 0.2;
constexpr double dotRadius = 3.0;

}  // namespace

AgreementCurve::AgreementCurve(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(&theme)
{
    setAccessibleName(tr("Agreement over the conversation"));
    setAccessibleDescription(tr("The same figures stand in the list of figures, under Over time."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize AgreementCurve::minimumSizeHint() const
{
    return {320, 130};
}

void AgreementCurve::setTheme(const Theme& theme)
{
    m_theme = &theme;
    update();
}

void AgreementCurve::show(std::vector<StretchFigures> stretches, const QString& name)
{
    m_stretches = std::move(stretches);
    m_name = name;
    double low = 0.0;
    for (const StretchFigures& one : m_stretches) {
        for (const double value : {one.chanceCorrected.estimate, one.chanceCorrected.low})
            low = std::isnan(value) ? low : std::min(low, value);
    }
    m_low = std::max(-1.0, std::floor(low / axisStep) * axisStep);
    update();
}

QPointF AgreementCurve::at(const QRectF& plot, double seconds, double value) const
{
    const double end = m_stretches.empty() ? 1.0 : m_stretches.back().endSeconds;
    const double height = (std::clamp(value, m_low, 1.0) - m_low) / (1.0 - m_low);
    return {plot.left() + plot.width() * seconds / end, plot.bottom() - plot.height() * height};
}

void AgreementCurve::paintAxes(QPainter& painter, const QRectF& plot) const
{
    const ThemeColours& colours = m_theme->colours();
    painter.setFont(interfaceFont(-2));
    const QFontMetricsF metrics(painter.font());
    const int steps = static_cast<int>(std::lround((1.0 - m_low) / axisStep));
    for (int i = 0; i <= steps; ++i) {
        const double value = m_low + i * axisStep;
        const double y = at(plot, 0.0, value).y();
        painter.setPen(std::abs(value) < 1e-9 ? colours.line : colours.grid);
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(colours.textMuted);
        painter.drawText(QRectF(0, y - metrics.height() / 2, plot.left() - 6, metrics.height()), Qt::AlignRight | Qt::AlignVCenter,
                         decimalText(value, 1));
    }
    double free = plot.left();
    for (std::size_t i = 0; i <= m_stretches.size() && !m_stretches.empty(); ++i) {
        const double seconds = i < m_stretches.size() ? m_stretches[i].startSeconds : m_stretches.back().endSeconds;
        const QString text = formatTime(seconds);
        const double width = metrics.horizontalAdvance(text);
        const double left = std::clamp(at(plot, seconds, 0.0).x() - width / 2, 0.0, this->width() - width - 1);
        if (i > 0 && left < free)
            continue;
        painter.drawText(QPointF(left, plot.bottom() + metrics.ascent() + 4), text);
        free = left + width + 12;
    }
}

void AgreementCurve::paintLegend(QPainter& painter, const QRectF& area) const
{
    painter.setFont(interfaceFont(-1));
    const QFontMetricsF metrics(painter.font());
    const double middle = area.center().y();
    double x = area.left();
    painter.setPen(QPen(m_theme->series(0), 2));
    painter.drawLine(QPointF(x, middle), QPointF(x + 18, middle));
    painter.setPen(m_theme->colours().text);
    const QString share = tr("share alike");
    painter.drawText(QRectF(x + 24, area.top(), 400, area.height()), Qt::AlignVCenter, share);
    x += 24 + metrics.horizontalAdvance(share) + 20;
    painter.setPen(QPen(m_theme->series(1), 1.5));
    painter.drawLine(QPointF(x + 5, middle - 7), QPointF(x + 5, middle + 7));
    painter.setBrush(m_theme->series(1));
    painter.drawEllipse(QPointF(x + 5, middle), dotRadius, dotRadius);
    painter.setPen(m_theme->colours().text);
    painter.drawText(QRectF(x + 16, area.top(), 500, area.height()), Qt::AlignVCenter, tr("%1 with its 95 % interval").arg(m_name));
}

void AgreementCurve::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColours& colours = m_theme->colours();
    painter.fillRect(rect(), colours.surface);
    if (m_stretches.empty()) {
        painter.setPen(colours.textMuted);
        painter.drawText(rect(), Qt::AlignCenter, tr("Nothing to draw yet"));
        return;
    }
    const double legend = QFontMetricsF(interfaceFont(-1)).height() + 6;
    const QRectF plot = QRectF(rect()).adjusted(38, legend + 4, -14, -22);
    paintLegend(painter, QRectF(plot.left(), 2, plot.width(), legend));
    paintAxes(painter, plot);
    painter.setPen(QPen(m_theme->series(0), 2));
    for (const StretchFigures& one : m_stretches) {
        if (!std::isnan(one.share))
            painter.drawLine(at(plot, one.startSeconds, one.share), at(plot, one.endSeconds, one.share));
    }
    for (const StretchFigures& one : m_stretches) {
        const Interval& value = one.chanceCorrected;
        const double middle = (one.startSeconds + one.endSeconds) / 2;
        if (std::isnan(value.estimate))
            continue;
        painter.setPen(QPen(m_theme->series(1), 1.5));
        if (!std::isnan(value.low))
            painter.drawLine(at(plot, middle, value.low), at(plot, middle, value.high));
        painter.setBrush(m_theme->series(1));
        painter.drawEllipse(at(plot, middle, value.estimate), dotRadius, dotRadius);
    }
}

}  // namespace undertone
