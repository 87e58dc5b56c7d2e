// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_track.h"

#include "ui/conversation/conversation_document.h"

#include <cmath>

namespace undertone {

int TimelineTrack::utteranceAt(const QPointF& point, QSizeF, const TrackContext& context) const
{
    return context.document.utteranceAt(context.axis.toSeconds(point.x()));
}

double TimelineTrack::paintTitle(QPainter& painter, const QRectF& gutter, const TrackContext& context, const QString& title,
                                 const QString& subtitle, const QColor& subtitleColour)
{
    const QFont titleFont = interfaceFont(0, QFont::DemiBold);
    const QFont subtitleFont = interfaceFont(-1);
    const QFontMetricsF titleMetrics(titleFont);
    const QFontMetricsF subtitleMetrics(subtitleFont);
    const double left = gutter.left() + 12;
    const double width = gutter.right() - 8 - left;
    double y = gutter.top() + trackPadding - 2;
    painter.setFont(titleFont);
    painter.setPen(context.theme.colours().text);
    painter.drawText(QPointF(left, y + titleMetrics.ascent()), titleMetrics.elidedText(title, Qt::ElideRight, width));
    y += titleMetrics.height();
    if (!subtitle.isEmpty() && y + subtitleMetrics.height() <= gutter.bottom()) {
        painter.setFont(subtitleFont);
        painter.setPen(subtitleColour.isValid() ? subtitleColour : context.theme.colours().textMuted);
        painter.drawText(QPointF(left, y + subtitleMetrics.ascent()), subtitleMetrics.elidedText(subtitle, Qt::ElideRight, width));
        y += subtitleMetrics.height();
    }
    return y + 4;
}

void TimelineTrack::paintTimeGrid(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context)
{
    painter.setPen(QPen(context.theme.colours().grid, 1));
    for (const TimeTick& tick : context.axis.ticks()) {
        if (!tick.major || tick.seconds < fromSeconds || tick.seconds > toSeconds)
            continue;
        const double x = std::floor(context.axis.toPixel(tick.seconds)) + 0.5;
        painter.drawLine(QPointF(x, 0), QPointF(x, plot.height()));
    }
}

void TimelineTrack::paintHint(QPainter& painter, QSizeF plot, const TrackContext& context, const QString& text)
{
    painter.setFont(interfaceFont(-1));
    painter.setPen(context.theme.colours().textMuted);
    const QFontMetricsF metrics(painter.font());
    painter.drawText(QRectF(QPointF(0, 0), plot), Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, plot.width() - 16));
}

}  // namespace undertone
