// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace undertone {
namespace {

constexpr double patternStep = 7.0;
constexpr double dotRadius = 0.95;

// Patterns are cut to their rectangle by arithmetic and not by a clip: Qt's SVG generator knows no clip.

double firstMark(double from, double step)
{
    return std::ceil(from / step) * step;
}

/// Lines x + slope * y = n * step (slope is 1 or -1), between the edges of the rectangle.
void addSlantedLines(QPainterPath& path, const QRectF& rect, double slope)
{
    const double atTop = slope * rect.top();
    const double atBottom = slope * rect.bottom();
    const double lowest = rect.left() + std::min(atTop, atBottom);
    const double highest = rect.right() + std::max(atTop, atBottom);
    for (double offset = firstMark(lowest, patternStep); offset < highest; offset += patternStep) {
        // y where the line meets the left and the right edge, then kept between top and bottom.
        const double atLeft = (offset - rect.left()) / slope;
        const double atRight = (offset - rect.right()) / slope;
        const double from = std::clamp(atLeft, rect.top(), rect.bottom());
        const double to = std::clamp(atRight, rect.top(), rect.bottom());
        if (std::abs(from - to) < 0.5)
            continue;
        path.moveTo(offset - slope * from, from);
        path.lineTo(offset - slope * to, to);
    }
}

void addUprightLines(QPainterPath& path, const QRectF& rect)
{
    for (double x = firstMark(rect.left(), patternStep); x <= rect.right(); x += patternStep) {
        path.moveTo(x, rect.top());
        path.lineTo(x, rect.bottom());
    }
}

void addWaves(QPainterPath& path, const QRectF& rect)
{
    constexpr double half = patternStep / 2;
    constexpr double depth = 2.0;
    for (double y = firstMark(rect.top() + depth, patternStep); y <= rect.bottom(); y += patternStep) {
        const auto height = [y](double x) {
            const double within = std::abs(std::fmod(x, patternStep) - half) / half;  // 1 at the crests' feet
            return y - depth * (1.0 - within);
        };
        path.moveTo(rect.left(), height(rect.left()));
        for (double x = firstMark(rect.left(), half); x < rect.right(); x += half)
            path.lineTo(x, height(x));
        path.lineTo(rect.right(), height(rect.right()));
    }
}

void paintDots(QPainter& painter, const QRectF& rect, const QColor& ink)
{
    const QRectF inside = rect.adjusted(dotRadius, dotRadius, -dotRadius, -dotRadius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    constexpr double rowStep = patternStep / 2;
    for (double y = firstMark(inside.top(), rowStep); y <= inside.bottom(); y += rowStep) {
        const bool odd = std::lround(y / rowStep) % 2 != 0;
        const double shift = odd ? patternStep / 2 : 0.0;
        for (double x = firstMark(inside.left() - shift, patternStep) + shift; x <= inside.right(); x += patternStep)
            painter.drawEllipse(QPointF(x, y), dotRadius, dotRadius);
    }
}

/// The marks between the edges of a rectangle, as lines: what SVG, PDF and the tile below are made of.
void paintMarks(QPainter& painter, const QRectF& rect, EmotionPattern pattern, const QColor& ink)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (pattern == EmotionPattern::Dots) {
        paintDots(painter, rect, ink);
        return;
    }
    QPainterPath path;
    if (pattern == EmotionPattern::RisingLines || pattern == EmotionPattern::Crosses)
        addSlantedLines(path, rect, 1.0);
    if (pattern == EmotionPattern::FallingLines || pattern == EmotionPattern::Crosses)
        addSlantedLines(path, rect, -1.0);
    if (pattern == EmotionPattern::UprightLines)
        addUprightLines(path, rect);
    if (pattern == EmotionPattern::Waves)
        addWaves(path, rect);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, 1.1, Qt::SolidLine, Qt::FlatCap));
    painter.drawPath(path);
}

/// A brush that repeats the marks of a pattern, drawn once: thousands of strokes a frame would be too slow for a wide screen. Every
/// pattern repeats after 7 pixels each way; four of these are whole device pixels at 125, 150 and 175 % too. GUI thread.
QBrush patternBrush(EmotionPattern pattern, const QColor& ink, double pixelRatio)
{
    using Key = std::tuple<EmotionPattern, QRgb, double>;
    static std::map<Key, QBrush> made;
    constexpr std::size_t mostBrushes = 256;  // themes, labels and screens change now and then
    if (made.size() > mostBrushes)
        made.clear();
    const auto [place, isNew] = made.try_emplace(Key{pattern, ink.rgba(), pixelRatio});
    if (!isNew)
        return place->second;
    constexpr double side = 4 * patternStep;
    const int pixels = static_cast<int>(std::lround(side * pixelRatio));
    QImage tile(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.scale(pixelRatio, pixelRatio);
    painter.translate(-patternStep, -patternStep);
    // Wider than the tile, so that no line ends at its edge.
    paintMarks(painter, QRectF(0, 0, side + 2 * patternStep, side + 2 * patternStep), pattern, ink);
    painter.end();
    place->second = QBrush(tile);
    place->second.setTransform(QTransform::fromScale(1 / pixelRatio, 1 / pixelRatio));
    return place->second;
}

}  // namespace

void paintEmotionPattern(QPainter& painter, const QRectF& rect, const EmotionStyle& style)
{
    if (style.pattern == EmotionPattern::Plain || rect.width() < 3 || rect.height() < 3)
        return;
    QColor ink = style.ink;
    ink.setAlphaF(0.30F);
    painter.save();
    if (painter.paintEngine()->type() == QPaintEngine::Raster) {
        painter.setBrushOrigin(0, 0);
        painter.fillRect(rect, patternBrush(style.pattern, ink, painter.device()->devicePixelRatioF()));
    } else {
        paintMarks(painter, rect, style.pattern, ink);
    }
    painter.restore();
}

void paintEmotionChip(QPainter& painter, const QRectF& rect, const EmotionStyle& style)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.fill);
    painter.drawRoundedRect(rect, 3, 3);
    paintEmotionPattern(painter, rect.adjusted(1, 1, -1, -1), style);
    QFont font = interfaceFont(-2, QFont::Bold);
    font.setPixelSize(std::max(8, static_cast<int>(rect.height() * 0.68)));
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const double plate = std::min(rect.width() - 2, metrics.horizontalAdvance(style.letter) + 6);
    const QRectF middle(rect.center().x() - plate / 2, rect.top() + 1, plate, rect.height() - 2);
    painter.fillRect(middle, style.fill);  // the letter stands on plain colour, so that the pattern never cuts it
    painter.setPen(style.ink);
    painter.drawText(rect, Qt::AlignCenter, style.letter);
    painter.restore();
}

}  // namespace undertone
