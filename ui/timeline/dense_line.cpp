// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/dense_line.h"

#include <QPainter>
#include <QVector>

#include <algorithm>
#include <cmath>

namespace undertone {

void paintDenseLine(QPainter& painter, const QPolygonF& line, const QColor& colour)
{
    constexpr double halfWidth = 0.8;
    QVector<QRectF> bars;  // of one column after the other
    const auto widen = [&bars](double column, double y) {
        if (bars.isEmpty() || bars.last().left() != column)
            bars.append(QRectF(column, y - halfWidth, 1, 2 * halfWidth));
        bars.last().setTop(std::min(bars.last().top(), y - halfWidth));
        bars.last().setBottom(std::max(bars.last().bottom(), y + halfWidth));
    };
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF from = line[i - 1];
        const QPointF to = line[i];
        const double slope = to.x() > from.x() ? (to.y() - from.y()) / (to.x() - from.x()) : 0.0;
        for (double column = std::floor(from.x()); column <= to.x(); ++column) {
            widen(column, from.y() + slope * (std::max(from.x(), column) - from.x()));
            widen(column, to.y() - slope * (to.x() - std::min(to.x(), column + 1)));
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);  // whole pixels: as fast, and crisp
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRects(bars);
}

}  // namespace undertone
