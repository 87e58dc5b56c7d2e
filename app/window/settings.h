// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/analysis_settings.h"
#include "ui/theme_choice.h"
#include "ui/timeline/sound_view_options.h"

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace undertone {

/// What the window remembers between runs, in the XDG config folder: how it looked, the last folder used and the model.
/// Not which files were opened: that list is engine/project/recent_projects.
class Settings {
public:
    Settings();

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    /// The code of the language that was chosen; empty: the system's.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& code);
    [[nodiscard]] QString lastFolder() const;
    void setLastFolder(const QString& folder);
    /// The folder of the model that was chosen; empty: the one that ships.
    [[nodiscard]] QString model() const;
    void setModel(const QString& directory);
    /// The tiers chosen for segments files of that folder; none: a guess. Folders are kept by a hash, so that this is no list of them.
    [[nodiscard]] QStringList tiers(const QString& folder) const;
    void setTiers(const QString& folder, const QStringList& tiers);
    [[nodiscard]] double volume() const;  ///< 0 to 1
    void setVolume(double volume);
    [[nodiscard]] QString outputDevice() const;  ///< empty: the system's
    void setOutputDevice(const QString& name);
    [[nodiscard]] QString keyMap() const;  ///< of keyMaps(); empty: the window's own
    void setKeyMap(const QString& code);
    [[nodiscard]] SoundViewOptions soundOptions() const;
    void setSoundOptions(const SoundViewOptions& options);
    [[nodiscard]] AnalysisSettings analysis() const;
    void setAnalysis(const AnalysisSettings& settings);
    [[nodiscard]] QList<int> unwantedColumns() const;  ///< of the table of sentences
    void setUnwantedColumns(const QList<int>& columns);
    [[nodiscard]] bool tourSeen() const;
    void setTourSeen();
    [[nodiscard]] int scalePercent() const;  ///< of everything in the window: 100, 125, 150 or 200
    void setScalePercent(int percent);
    /// The folder of the vault that was used last.
    [[nodiscard]] QString vaultFolder() const;
    void setVaultFolder(const QString& folder);
    [[nodiscard]] int autoLockMinutes() const;  ///< after which an open vault is locked; 0: never
    void setAutoLockMinutes(int minutes);
    [[nodiscard]] QByteArray windowLayout() const;
    void setWindowLayout(const QByteArray& layout);

private:
    QSettings m_settings;
};

}  // namespace undertone
