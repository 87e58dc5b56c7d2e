// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPolygonF>

class QPainter;

namespace undertone {

/// A line through points that stand close, in order of x, as one upright bar for each column of pixels: what it passes through there. A
/// stroke through thousands of points takes longer than a frame.
void paintDenseLine(QPainter& painter, const QPolygonF& line, const QColor& colour);

}  // namespace undertone
