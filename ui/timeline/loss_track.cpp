// SPDX-License-Identifier: GPL-3.0-or-later
#undef QT_NO_KEYWORDS  // QCustomPlot's header is written with them
#include "ui/timeline/loss_track.h"

#include "ui/conversation/conversation_document.h"
#include "ui/decimal_text.h"

#include <qcustomplot.h>

#include <QPaintEngine>
#include <QPicture>
#include <QPixmap>

#include <algorithm>
#include <cmath>
#include <limits>

namespace undertone {
namespace {

/// A step of 1, 2 or 5 times a power of ten that gives about `parts` parts.
double niceStep(double span, int parts)
{
    const double rough = span / parts;
    const double magnitude = std::pow(10.0, std::floor(std::log10(rough)));
    const double scaled = rough / magnitude;
    return magnitude * (scaled <= 1 ? 1 : scaled <= 2 ? 2 : scaled <= 5 ? 5 : 10);
}

/// Pixels across a dot. Hundreds of smaller ones run together, and take longer than a frame.
constexpr double largestDot = 6.5;
constexpr double smallestDot = 5.0;

/// Pixels across a dot, from the room that sentences in view have; 0 where dots would run together.
double dotSize(const TrackContext& context)
{
    const TimeAxis& axis = context.axis;
    const std::size_t visible = context.document.utterancesBetween(axis.startSeconds(), axis.endSeconds()).size();
    const double size = std::min(largestDot, 0.45 * axis.widthPixels() / std::max<double>(1.0, static_cast<double>(visible)));
    return size >= smallestDot ? size : 0.0;
}

/// Dashes of hundreds of short lines are slow to draw and look like noise.
Qt::PenStyle comparisonLine(double dotSize)
{
    return dotSize >= largestDot ? Qt::DashLine : Qt::SolidLine;
}

std::vector<double> valueTicks(double low, double high, double height)
{
    const double step = niceStep(high - low, std::max(2, static_cast<int>(height / 28)));
    std::vector<double> ticks;
    for (double value = std::ceil(low / step) * step; value <= high + step * 1e-6; value += step)
        ticks.push_back(value);
    return ticks;
}

}  // namespace

LossTrack::LossTrack() : TimelineTrack(Kind::Loss), m_plot(std::make_unique<QCustomPlot>())
{
    m_plot->setBackground(Qt::NoBrush);
    m_plot->setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
    QCPAxisRect* rect = m_plot->axisRect();
    rect->setAutoMargins(QCP::msNone);
    rect->setMargins({});
    m_plot->plotLayout()->setAutoMargins(QCP::msNone);
    m_plot->plotLayout()->setMargins({});
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setVisible(false);
        axis->grid()->setVisible(false);
    }
    m_comparison = m_plot->addGraph();
    m_before = m_plot->addGraph();
    m_after = m_plot->addGraph();
    m_steps = new QCPErrorBars(m_plot->xAxis, m_plot->yAxis);
    m_steps->setDataPlottable(m_before);
    m_steps->setErrorType(QCPErrorBars::etValueError);
    m_steps->setWhiskerWidth(0);
    m_steps->setSymbolGap(0);
    for (QCPGraph* graph : {m_comparison, m_before, m_after})
        graph->setAdaptiveSampling(true);
}

LossTrack::~LossTrack() = default;

double LossTrack::toY(double loss, double height) const
{
    return height * (m_high - loss) / (m_high - m_low);
}

void LossTrack::contentChanged(const TrackContext& context)
{
    const ConversationDocument& document = context.document;
    QVector<double> times, before, afterTimes, after, downs, ups, offTimes, off;
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    const auto widen = [&](double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const UtteranceAnalysis& utterance : document.run(RunRole::Primary).timeline.utterances) {
        const double centre = (utterance.startSeconds + utterance.endSeconds) / 2;
        if (!utterance.lossBefore)
            continue;
        times.append(centre);
        before.append(*utterance.lossBefore);
        widen(*utterance.lossBefore);
        const double change = utterance.lossAfter ? *utterance.lossBefore - *utterance.lossAfter : 0.0;
        downs.append(std::max(0.0, change));
        ups.append(std::max(0.0, -change));
        if (utterance.lossAfter) {
            afterTimes.append(centre);
            after.append(*utterance.lossAfter);
            widen(*utterance.lossAfter);
        }
    }
    for (const UtteranceAnalysis& utterance : document.run(RunRole::Comparison).timeline.utterances) {
        if (!utterance.lossBefore)
            continue;
        offTimes.append((utterance.startSeconds + utterance.endSeconds) / 2);
        off.append(*utterance.lossBefore);
        widen(*utterance.lossBefore);
    }
    m_hasAfter = !after.isEmpty();
    m_before->setData(times, before);
    m_after->setData(afterTimes, after);
    m_steps->setData(downs, ups);
    m_comparison->setData(offTimes, off);
    if (low > high) {
        m_low = 0.0;
        m_high = 1.0;
        return;
    }
    const double pad = std::max(0.06 * (high - low), 0.02);
    m_low = low - pad;
    m_high = high + pad;
}

void LossTrack::updateStyle(const TrackContext& context, double dotSize)
{
    const ThemeColours& colours = context.theme.colours();
    const double dot = dotSize;
    const bool dots = dotSize > 0.0;
    m_before->setPen(QPen(colours.lossBefore, dots ? 1.6 : 1.0));
    m_before->setScatterStyle(dots ? QCPScatterStyle(QCPScatterStyle::ssDisc, colours.lossBefore, dot) : QCPScatterStyle());
    m_after->setPen(dots ? QPen(Qt::NoPen) : QPen(colours.lossAfter, 0.8));
    m_after->setScatterStyle(dots ? QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(colours.lossAfter, 1.6), QBrush(colours.surface), dot)
                                  : QCPScatterStyle());
    m_steps->setPen(QPen(colours.lossAfter, 1.4));
    m_steps->setVisible(m_hasAfter && dots);
    m_comparison->setPen(QPen(colours.lossComparison, dots ? 1.2 : 1.0, comparisonLine(dotSize)));
    m_comparison->setScatterStyle(dots ? QCPScatterStyle(QCPScatterStyle::ssDisc, colours.lossComparison, dot * 0.7) : QCPScatterStyle());
}

QString LossTrack::help() const
{
    return tr("Mean cross-entropy of a sentence\u2019s tokens, given the tokens before it, before and after the one "
              "training step that writes it into the temporary memory. The first sentence has no step. Lower: "
              "better foreseen.");
}

void LossTrack::paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context)
{
    const double below = paintTitle(painter, gutter.adjusted(0, 0, -axisLabelWidth + 8, 0), context, tr("Loss"), tr("nats per token"));
    paintLegend(painter, QRectF(gutter.left() + 12, below, gutter.width() - 20 - axisLabelWidth, gutter.bottom() - below), context);
    if (m_before->data()->isEmpty() && m_comparison->data()->isEmpty())
        return;
    paintValueLabels(painter, gutter, context);
}

void LossTrack::paintValueLabels(QPainter& painter, const QRectF& gutter, const TrackContext& context)
{
    const QFont font = interfaceFont(-2);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(context.theme.colours().textMuted);
    const double inner = gutter.height() - 2 * trackPadding;
    const std::vector<double> ticks = valueTicks(m_low, m_high, inner);
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1.0;
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 4);
    for (const double value : ticks) {
        const double y = gutter.top() + trackPadding + toY(value, inner);
        painter.drawText(QRectF(gutter.right() - axisLabelWidth, y - metrics.height() / 2, axisLabelWidth - 6, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, decimalText(value, decimals));
    }
}

void LossTrack::paintLegend(QPainter& painter, const QRectF& area, const TrackContext& context)
{
    const ThemeColours& colours = context.theme.colours();
    struct Entry {
        QString text;
        QColor colour;
        Qt::PenStyle line;
        bool hollow;
    };
    const bool dots = dotSize(context) > 0.0;
    std::vector<Entry> entries{{tr("before step"), colours.lossBefore, Qt::SolidLine, false}};
    if (m_hasAfter)
        entries.push_back({tr("after step"), colours.lossAfter, dots ? Qt::NoPen : Qt::SolidLine, true});
    if (context.document.hasComparison())
        entries.push_back({tr("memory off"), colours.lossComparison, comparisonLine(dotSize(context)), false});
    const QFont font = interfaceFont(-2);
    const QFontMetricsF metrics(font);
    const double row = metrics.height() + 1;
    double y = area.top();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    for (const Entry& entry : entries) {
        if (y + row > area.bottom())
            break;
        const double middle = std::round(y + row / 2);
        painter.setPen(QPen(entry.colour, 1.6, entry.line));
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.left() + 18, middle));
        painter.setPen(QPen(entry.colour, 1.6));
        painter.setBrush(entry.hollow ? colours.surface : entry.colour);
        if (dots)
            painter.drawEllipse(QPointF(area.left() + 9, middle), 2.6, 2.6);
        painter.setPen(colours.textMuted);
        painter.drawText(QRectF(area.left() + 24, y, area.width() - 24, row), Qt::AlignVCenter,
                         metrics.elidedText(entry.text, Qt::ElideRight, area.width() - 24));
        y += row;
    }
    painter.restore();
}

void LossTrack::paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context)
{
    paintTimeGrid(painter, plot, fromSeconds, toSeconds, context);
    const ConversationDocument& document = context.document;
    if (m_before->data()->isEmpty() && m_comparison->data()->isEmpty()) {
        if (document.hasAudio())
            paintHint(painter, plot, context, tr("The loss of each sentence appears here, from the second on"));
        return;
    }
    const double inner = plot.height() - 2 * trackPadding;
    painter.setPen(QPen(context.theme.colours().grid, 1));
    for (const double value : valueTicks(m_low, m_high, inner)) {
        const double y = std::floor(trackPadding + toY(value, inner)) + 0.5;
        painter.drawLine(QPointF(0, y), QPointF(plot.width(), y));
    }
    const auto visible = static_cast<double>(document.utterancesBetween(context.axis.startSeconds(), context.axis.endSeconds()).size());
    countPainted(static_cast<long>(std::min(visible, 4 * plot.width())));
    updateStyle(context, dotSize(context));
    m_plot->xAxis->setRange(context.axis.startSeconds(), context.axis.endSeconds());
    // The range covers the padding too, so that dots at the extremes are whole.
    const double perPixel = (m_high - m_low) / inner;
    m_plot->yAxis->setRange(m_low - trackPadding * perPixel, m_high + trackPadding * perPixel);
    paintData(painter, plot.toSize());
}

void LossTrack::paintData(QPainter& painter, QSize size)
{
    const QPaintDevice* device = painter.device();
    const QPaintEngine::Type engine = painter.paintEngine()->type();
    if (engine == QPaintEngine::Raster) {
        QPixmap pixmap(size * device->devicePixelRatioF());
        pixmap.setDevicePixelRatio(device->devicePixelRatioF());
        pixmap.fill(Qt::transparent);
        {
            QCPPainter plotPainter(&pixmap);
            m_plot->toPainter(&plotPainter, size.width(), size.height());
        }
        painter.drawPixmap(0, 0, pixmap);
        return;
    }
    // SVG and PDF get lines, not pixels.
    QPicture picture;
    {
        QCPPainter plotPainter(&picture);
        plotPainter.setMode(QCPPainter::pmVectorized);
        m_plot->toPainter(&plotPainter, size.width(), size.height());
    }
    painter.save();
    // A QPicture is scaled by its own dots per inch against the device's; here a pixel is to stay a pixel.
    painter.scale(static_cast<double>(picture.logicalDpiX()) / device->logicalDpiX(),
                  static_cast<double>(picture.logicalDpiY()) / device->logicalDpiY());
    painter.drawPicture(0, 0, picture);
    painter.restore();
}

}  // namespace undertone
