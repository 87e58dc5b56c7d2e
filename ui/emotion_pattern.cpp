// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace undertone {
namespace {

constexpr double patternStep = 7.0;

/// Lines y = -slope * x + n * step through the rectangle; clipped by the caller.
void addSlantedLines(QPainterPath& path, const QRectF& rect, double slope)
{
    const double left = rect.left();
    const double right = rect.right();
    const double lowest = std::min(rect.top() + slope * left, rect.top() + slope * right);
    const double highest = std::max(rect.bottom() + slope * left, rect.bottom() + slope * right);
    for (double offset = std::floor(lowest / patternStep) * patternStep; offset <= highest; offset += patternStep) {
        path.moveTo(left, offset - slope * left);
        path.lineTo(right, offset - slope * right);
    }
}

void addUprightLines(QPainterPath& path, const QRectF& rect)
{
    for (double x = std::ceil(rect.left() / patternStep) * patternStep; x <= rect.right(); x += patternStep) {
        path.moveTo(x, rect.top());
        path.lineTo(x, rect.bottom());
    }
}

void addWaves(QPainterPath& path, const QRectF& rect)
{
    constexpr double half = patternStep / 2;
    const double left = std::floor(rect.left() / patternStep) * patternStep;
    for (double y = std::floor(rect.top() / patternStep) * patternStep; y <= rect.bottom() + half; y += patternStep) {
        path.moveTo(left, y);
        for (double x = left; x <= rect.right(); x += patternStep) {
            path.lineTo(x + half, y - 2.0);
            path.lineTo(x + patternStep, y);
        }
    }
}

void paintDots(QPainter& painter, const QRectF& rect, const QColor& ink)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    int row = static_cast<int>(std::floor(rect.top() / (patternStep / 2)));
    for (double y = row * patternStep / 2; y <= rect.bottom() + 1; y += patternStep / 2, ++row) {
        const double shift = row % 2 == 0 ? 0.0 : patternStep / 2;
        for (double x = std::floor((rect.left() - shift) / patternStep) * patternStep + shift; x <= rect.right() + 1;
             x += patternStep)
            painter.drawEllipse(QPointF(x, y), 0.95, 0.95);
    }
}

}  // namespace

void paintEmotionPattern(QPainter& painter, const QRectF& rect, const EmotionStyle& style)
{
    if (style.pattern == EmotionPattern::Plain || rect.width() < 3 || rect.height() < 3)
        return;
    QColor ink = style.ink;
    ink.setAlphaF(0.30F);
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    if (style.pattern == EmotionPattern::Dots) {
        paintDots(painter, rect, ink);
    } else {
        QPainterPath path;
        if (style.pattern == EmotionPattern::RisingLines || style.pattern == EmotionPattern::Crosses)
            addSlantedLines(path, rect, 1.0);
        if (style.pattern == EmotionPattern::FallingLines || style.pattern == EmotionPattern::Crosses)
            addSlantedLines(path, rect, -1.0);
        if (style.pattern == EmotionPattern::UprightLines)
            addUprightLines(path, rect);
        if (style.pattern == EmotionPattern::Waves)
            addWaves(path, rect);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ink, 1.1));
        painter.drawPath(path);
    }
    painter.restore();
}

void paintEmotionChip(QPainter& painter, const QRectF& rect, const EmotionStyle& style)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(rect, 3, 3);
    painter.fillPath(shape, style.fill);
    painter.setClipPath(shape, Qt::IntersectClip);
    paintEmotionPattern(painter, rect, style);
    QFont font = interfaceFont(-2, QFont::Bold);
    font.setPixelSize(std::max(8, static_cast<int>(rect.height() * 0.68)));
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const double plate = std::min(rect.width(), metrics.horizontalAdvance(style.letter) + 6);
    const QRectF middle(rect.center().x() - plate / 2, rect.top(), plate, rect.height());
    painter.fillRect(middle, style.fill);  // the letter stands on plain colour, so that the pattern never cuts it
    painter.setPen(style.ink);
    painter.drawText(rect, Qt::AlignCenter, style.letter);
    painter.restore();
}

}  // namespace undertone
