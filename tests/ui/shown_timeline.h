// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/timeline_fixture.h"
#include "ui/conversation/conversation_document.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QImage>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace undertone {

inline constexpr int all = 1 << 20;

/// A document with fixture data and a view on it, 1000 pixels wide.
struct Shown {
    ConversationDocument document;
    TimelineView view{document};

    Shown(const TimelineFixture& fixture, int analysed)
    {
        fixture.fill(document, analysed);
        view.resize(1000, 600);
        view.show();
        QApplication::processEvents();
    }

    [[nodiscard]] QRect plot(TimelineTrack::Kind kind) const
    {
        for (std::size_t i = 0; i < view.scene().trackCount(); ++i) {
            if (view.scene().track(i).kind() == kind)
                return view.scene().plotRect(i);
        }
        return {};
    }

    [[nodiscard]] QPoint pointIn(TimelineTrack::Kind kind, double seconds, double height = 0.5) const
    {
        const QRect rect = plot(kind);
        return {rect.left() + static_cast<int>(std::lround(view.axis().toPixel(seconds))),
                rect.top() + static_cast<int>(height * rect.height())};
    }

    QImage image()
    {
        QApplication::processEvents();
        return view.grab().toImage().convertToFormat(QImage::Format_RGB32);
    }

    void wheel(QPoint at, int angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWheelEvent event(at, view.mapToGlobal(at), {}, {0, angle}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }
};

/// Pixels that differ plainly, more than the smoothing of an edge does.
inline int plainDifferences(const QImage& a, const QImage& b)
{
    constexpr int plain = 64;
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            const int most = std::max({std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
            count += most > plain ? 1 : 0;
        }
    }
    return count;
}

/// Smallest rectangle around the pixels that differ.
inline QRect difference(const QImage& a, const QImage& b)
{
    QRect rect;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            if (a.pixel(x, y) != b.pixel(x, y))
                rect |= QRect(x, y, 1, 1);
        }
    }
    return rect;
}

inline int countColour(const QImage& image, const QRect& area, const QColor& colour)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += image.pixel(x, y) == colour.rgb() ? 1 : 0;
    }
    return count;
}

}  // namespace undertone
