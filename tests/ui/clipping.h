// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QLabel>
#include <QScrollArea>
#include <QWidget>

namespace undertone {

/// What of a window's texts does not fit; empty where all does.
inline QString clippedIn(const QWidget& window)
{
    for (const QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
        if (button->isVisible() && !button->text().isEmpty() && button->width() < button->minimumSizeHint().width())
            return button->text() + QStringLiteral(" is clipped");
    }
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        if (!label->wordWrap() && label->width() < label->minimumSizeHint().width())
            return label->text() + QStringLiteral(" is clipped");
        const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->minimumSizeHint().height();
        if (label->height() < needed)
            return label->text() + QStringLiteral(" is cut");
    }
    for (const QScrollArea* area : window.findChildren<QScrollArea*>()) {
        if (area->isVisible() && area->widget() && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff
            && area->widget()->width() > area->viewport()->width())
            return area->metaObject()->className() + QStringLiteral(" is too narrow for what it holds");
    }
    return {};
}

}  // namespace undertone
