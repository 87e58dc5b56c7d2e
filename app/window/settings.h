// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme_choice.h"

#include <QByteArray>
#include <QSettings>
#include <QString>

namespace undertone {

/// What the window remembers between runs, in the XDG config folder: how it looked and the last folder used.
/// Never which recordings were opened: there is no list of recent files.
class Settings {
public:
    Settings();

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    [[nodiscard]] QString lastFolder() const;
    void setLastFolder(const QString& folder);
    [[nodiscard]] QByteArray windowLayout() const;
    void setWindowLayout(const QByteArray& layout);

private:
    QSettings m_settings;
};

}  // namespace undertone
