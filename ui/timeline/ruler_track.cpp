// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/ruler_track.h"

#include <cmath>

namespace undertone {
namespace {

constexpr double flagWidth = 9.0;
constexpr double flagHeight = 8.0;

}  // namespace

QString RulerTrack::help() const
{
    return tr("Drag here to move the playhead. A flag stands where somebody marked a place while it was recorded.");
}

void RulerTrack::paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context)
{
    painter.setFont(interfaceFont(-1));
    painter.setPen(context.theme.colours().textMuted);
    const QString unit = context.axis.durationSeconds() >= 3600 ? tr("Time (h:mm:ss)") : tr("Time (m:ss)");
    painter.drawText(gutter.adjusted(12, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft, unit);
}

void RulerTrack::paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context)
{
    const ThemeColours& colours = context.theme.colours();
    const QFont font = interfaceFont(-2);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    for (const TimeTick& tick : context.axis.ticks()) {
        const double labelSeconds = 100 * context.axis.secondsPerPixel();
        if (tick.seconds < fromSeconds - labelSeconds || tick.seconds > toSeconds + labelSeconds)
            continue;
        countPainted();
        const double x = std::floor(context.axis.toPixel(tick.seconds)) + 0.5;
        painter.setPen(tick.major ? colours.textMuted : colours.pending);
        painter.drawLine(QPointF(x, plot.height() - (tick.major ? 8 : 4)), QPointF(x, plot.height()));
        if (!tick.major)
            continue;
        const double width = metrics.horizontalAdvance(tick.label);
        // The first and last label keep inside the plot area, the others stand over their mark.
        const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, plot.width() - width));
        painter.drawText(QPointF(left, plot.height() - 11), tick.label);
    }
    paintMarks(painter, plot, fromSeconds, toSeconds, context);
}

void RulerTrack::paintMarks(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context)
{
    const double flagSeconds = flagWidth * context.axis.secondsPerPixel();
    painter.setPen(QPen(context.theme.colours().accent, 1.0));
    painter.setBrush(context.theme.colours().accent);
    for (const double mark : context.document.marks()) {
        if (mark < fromSeconds - flagSeconds || mark > toSeconds)
            continue;
        countPainted();
        const double x = std::floor(context.axis.toPixel(mark)) + 0.5;
        painter.drawLine(QPointF(x, 1), QPointF(x, plot.height()));
        painter.drawPolygon(QPolygonF({QPointF(x, 1), QPointF(x + flagWidth, 1 + flagHeight / 2), QPointF(x, 1 + flagHeight)}));
    }
    painter.setBrush(Qt::NoBrush);
}

}  // namespace undertone
