// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/session_service.h"
#include "ui/theme.h"

#include <QListWidget>

namespace undertone {

/// The sessions of the vault in view, the latest first: what they are called, where they stand, and until when they are kept.
class SessionList : public QListWidget {
    Q_OBJECT
public:
    SessionList(SessionService& service, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void select(const std::filesystem::path& folder);
    /// Empty: none is selected.
    [[nodiscard]] std::filesystem::path selectedFolder() const;
    /// The session that the workbench shows; empty: none.
    void setShown(const std::filesystem::path& folder);

    [[nodiscard]] const Theme& theme() const { return *m_theme; }
    [[nodiscard]] const SessionEntry* entryAt(int row) const;
    [[nodiscard]] QString titleAt(int row) const;
    [[nodiscard]] QString detailAt(int row) const;

private:
    void refresh();

    SessionService& m_service;
    const Theme* m_theme;
    std::filesystem::path m_shown;
};

}  // namespace undertone
