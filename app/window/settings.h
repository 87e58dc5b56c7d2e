// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme_choice.h"

#include <QByteArray>
#include <QSettings>
#include <QString>

namespace undertone {

/// What the window remembers between runs, in the XDG config folder: how it looked, the last folder used and the model.
/// Never which recordings were opened: there is no list of recent files.
class Settings {
public:
    Settings();

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    [[nodiscard]] QString lastFolder() const;
    void setLastFolder(const QString& folder);
    /// The folder of the model that was chosen; empty: the one that ships.
    [[nodiscard]] QString model() const;
    void setModel(const QString& directory);
    [[nodiscard]] QByteArray windowLayout() const;
    void setWindowLayout(const QByteArray& layout);

private:
    QSettings m_settings;
};

}  // namespace undertone
