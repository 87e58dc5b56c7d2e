// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QLabel>

namespace undertone {

/// Colours a label's text by style sheet: a palette would be forgotten when the program's style sheet changes.
inline void setTextColour(QLabel& label, const QColor& colour)
{
    label.setStyleSheet(QStringLiteral("QLabel { color: %1; }").arg(colour.name()));
}

}  // namespace undertone
