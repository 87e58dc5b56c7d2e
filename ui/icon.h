// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace undertone {

class Theme;

/// One of resources/icons, drawn in a colour: the files are shapes, the theme colours them. Empty for a name that is
/// not there. `size` in device-independent pixels.
QPixmap iconPixmap(const QString& name, QSize size, const QColor& colour, double devicePixelRatio = 1.0);

/// The icon in the theme's text colour, paler when disabled.
QIcon themedIcon(const QString& name, const Theme& theme);
/// The icon for a default button, in the colour of its text.
QIcon accentIcon(const QString& name, const Theme& theme);

/// The program's own icon, in its own colours.
QIcon applicationIcon();

}  // namespace undertone
