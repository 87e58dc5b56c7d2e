// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QPolygonF>
#include <QWidget>

namespace undertone {

/// A field to sign in with the pointer. What is drawn stays in memory.
class SignaturePad : public QWidget {
    Q_OBJECT
public:
    explicit SignaturePad(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_strokes.isEmpty(); }
    /// Black on white, as PNG.
    [[nodiscard]] QByteArray png() const;
    [[nodiscard]] const QList<QPolygonF>& strokes() const { return m_strokes; }
    void setStrokes(const QList<QPolygonF>& strokes);

Q_SIGNALS:
    void changed();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void paintStrokes(QPainter& painter, const QColor& ink) const;

    const Theme* m_theme;
    QList<QPolygonF> m_strokes;
    bool m_drawing = false;
};

}  // namespace undertone
