// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/disagreement_track.h"

#include "ui/conversation/conversation_document.h"
#include "ui/decimal_text.h"
#include "ui/timeline/dense_line.h"

#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr double pixelsOfDots = 12.0;  ///< between two sentences, from which each has its own dot

double totalVariation(const std::vector<double>& a, const std::vector<double>& b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        sum += std::abs(a[i] - b[i]);
    return sum / 2;
}

double yOf(double share, double height)
{
    return 4 + (height - 8) * (1.0 - share);
}

}  // namespace

bool DisagreementTrack::isShown(const TrackContext& context) const
{
    return context.document.hasComparison();
}

void DisagreementTrack::contentChanged(const TrackContext& context)
{
    const ConversationDocument& document = context.document;
    m_points.clear();
    if (!document.hasComparison())
        return;
    for (int i = 0; i < document.utteranceCount(); ++i) {
        const UtteranceAnalysis* on = document.analysis(i, RunRole::Primary);
        const UtteranceAnalysis* off = document.analysis(i, RunRole::Comparison);
        if (on != nullptr && off != nullptr && !on->probabilities.empty() && !off->probabilities.empty())
            m_points.append({(on->startSeconds + on->endSeconds) / 2, totalVariation(on->probabilities, off->probabilities), 0.0,
                             document.labelDiffers(i)});
    }
    std::ranges::stable_sort(m_points, {}, &Point::seconds);
    for (qsizetype i = 0; i < m_points.size(); ++i) {
        const qsizetype first = std::max<qsizetype>(0, i - sentencesInMean / 2);
        const qsizetype last = std::min(m_points.size() - 1, i + sentencesInMean / 2);
        double sum = 0.0;
        for (qsizetype j = first; j <= last; ++j)
            sum += m_points[j].distance;
        m_points[i].mean = sum / static_cast<double>(last - first + 1);
    }
}

QString DisagreementTrack::help() const
{
    return tr("How far the probabilities with memory on and off lie apart: 0 they are the same, 1 they have nothing in common. Dots are "
              "sentences, the line is the mean of %1 around each; a mark below shows where the label differs.")
        .arg(sentencesInMean);
}

void DisagreementTrack::paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context)
{
    double sum = 0.0;
    for (const Point& point : m_points)
        sum += point.distance;
    paintTitle(painter, gutter.adjusted(0, 0, -28, 0), context, tr("Disagreement"),
               m_points.isEmpty() ? QString() : tr("on/off, mean %1").arg(decimalText(sum / static_cast<double>(m_points.size()), 2)));
    painter.setFont(interfaceFont(-2));
    painter.setPen(context.theme.colours().textMuted);
    const QFontMetricsF metrics(painter.font());
    for (const int value : {0, 1}) {
        const double y = gutter.top() + yOf(value, gutter.height());
        const double top = std::clamp(y - metrics.height() / 2, gutter.top(), gutter.bottom() - metrics.height());
        painter.drawText(QRectF(gutter.left(), top, gutter.width() - 8, metrics.height()), Qt::AlignRight, QString::number(value));
    }
}

void DisagreementTrack::paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context)
{
    paintTimeGrid(painter, plot, fromSeconds, toSeconds, context);
    const ThemeColours& colours = context.theme.colours();
    if (m_points.isEmpty())
        return paintHint(painter, plot, context, tr("Nothing to compare yet"));
    auto first = std::ranges::lower_bound(m_points, fromSeconds, {}, &Point::seconds);
    auto last = std::ranges::upper_bound(m_points, toSeconds, {}, &Point::seconds);
    first -= first == m_points.begin() ? 0 : 1;  // lines go on outside
    last += last == m_points.end() ? 0 : 1;
    const auto count = last - first;
    const bool dots = static_cast<double>(count) * pixelsOfDots < plot.width();
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF line;
    painter.setPen(Qt::NoPen);
    for (auto point = first; point != last; ++point) {
        const double x = context.axis.toPixel(point->seconds);
        line.append({x, yOf(point->mean, plot.height())});
        painter.setBrush(colours.lossComparison);
        if (dots)
            painter.drawEllipse(QPointF(x, yOf(point->distance, plot.height())), 2.2, 2.2);
        if (point->labelDiffers)
            painter.fillRect(QRectF(x - 1, plot.height() - 7, 2, 6), colours.changed);
    }
    countPainted(count);
    if (dots) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.changed, 1.6));
        painter.drawPolyline(line);
    } else {
        paintDenseLine(painter, line, colours.changed);
    }
}

}  // namespace undertone
