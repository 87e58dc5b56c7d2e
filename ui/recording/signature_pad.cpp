// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/signature_pad.h"

#include <QBuffer>
#include <QMouseEvent>
#include <QPainter>

namespace undertone {
namespace {

constexpr int padHeight = 96;
constexpr qreal strokeWidth = 2.2;

}  // namespace

SignaturePad::SignaturePad(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(&theme)
{
    setFixedHeight(padHeight);
    setCursor(Qt::CrossCursor);
    setAccessibleName(tr("Field for the signature"));
}

void SignaturePad::setTheme(const Theme& theme)
{
    m_theme = &theme;
    update();
}

void SignaturePad::clear()
{
    setStrokes({});
    Q_EMIT changed();
}

void SignaturePad::setStrokes(const QList<QPolygonF>& strokes)
{
    m_strokes = strokes;
    m_drawing = false;
    update();
}

QByteArray SignaturePad::png() const
{
    QImage image(size() * 2, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        painter.scale(2, 2);
        paintStrokes(painter, Qt::black);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

void SignaturePad::paintStrokes(QPainter& painter, const QColor& ink) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, strokeWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const QPolygonF& stroke : m_strokes) {
        if (stroke.size() == 1)
            painter.drawPoint(stroke.front());
        else
            painter.drawPolyline(stroke);
    }
}

void SignaturePad::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_drawing = true;
    m_strokes.append(QPolygonF({event->position()}));
    update();
}

void SignaturePad::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_drawing)
        return;
    m_strokes.back().append(event->position());
    update();
}

void SignaturePad::mouseReleaseEvent(QMouseEvent*)
{
    if (std::exchange(m_drawing, false))
        Q_EMIT changed();
}

void SignaturePad::paintEvent(QPaintEvent*)
{
    const ThemeColours& colours = m_theme->colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.line, 1));
    painter.setBrush(colours.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Spacing::radius, Spacing::radius);
    const int base = height() - 26;
    painter.drawLine(Spacing::large, base, width() - Spacing::large, base);
    if (m_strokes.isEmpty()) {
        painter.setPen(colours.textMuted);
        painter.setFont(interfaceFont(-1));
        painter.drawText(QRect(Spacing::large, base, width() - 2 * Spacing::large, 24), Qt::AlignLeft | Qt::AlignVCenter,
                         tr("Sign here with the pointer"));
    }
    paintStrokes(painter, colours.text);
}

}  // namespace undertone
