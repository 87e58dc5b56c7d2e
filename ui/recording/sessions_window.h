// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recording/auto_lock.h"
#include "ui/recording/passphrase_dialog.h"
#include "ui/services/capture_service.h"
#include "ui/services/session_service.h"
#include "ui/theme.h"

#include <QWidget>

class QActionGroup;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace undertone {

class InvitationPage;
class RecordingPage;
class RecordingSign;
class SessionList;
class SessionPage;
class SessionWizard;
class VaultPage;

/// Recorded sessions: on the left those of a vault, on the right the way into it, a session, the wizard for a new one, or the recording
/// that goes on. Closing it ends nothing: a recording goes on, with its sign in the main window.
class SessionsWindow : public QWidget {
    Q_OBJECT
public:
    SessionsWindow(SessionService& service, CaptureService& capture, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setAutoLockMinutes(int minutes);  ///< 0: never
    /// The session that the workbench shows; empty: none.
    void setShown(const std::filesystem::path& folder);
    /// The workbench analyses a session: nothing is locked by itself meanwhile.
    void setWorking(bool working) { m_working = working; }
    /// Selects it; where the vault is locked, once it is open.
    void showSession(const std::filesystem::path& folder);
    void startWizard();
    [[nodiscard]] SessionList& list() const { return *m_list; }
    [[nodiscard]] SessionPage& sessionPage() const { return *m_session; }
    [[nodiscard]] SessionWizard& wizard() const { return *m_wizard; }
    [[nodiscard]] VaultPage& vaultPage() const { return *m_vault; }

Q_SIGNALS:
    void openRequested(const std::filesystem::path& folder);
    void vaultChosen(const std::filesystem::path& folder);
    void autoLockChanged(int minutes);

private:
    QWidget* buildSide();
    void buildMenu();
    void buildEmptyPage();
    void connectServices();
    void showPage();
    void showSheet(const Secret& code);
    void changePassphrase(PassphraseDialog::Wish wish);
    void sayWithdrawalFailed(const Error& error);
    void takeEnd(const std::filesystem::path& folder, const std::optional<Error>& error);
    void refreshSide();
    void refreshTitle();

    SessionService& m_service;
    CaptureService& m_capture;
    const Theme* m_theme;
    AutoLock m_autoLock{this};
    bool m_working = false;
    bool m_wizardInHand = false;  ///< it was in view when the vault was locked, and comes back with it
    bool m_wizardWanted = false;  ///< once the vault is open
    std::filesystem::path m_lookedAt;
    SessionList* m_list;
    RecordingSign* m_sign;
    QStackedWidget* m_pages;
    VaultPage* m_vault;
    SessionPage* m_session;
    SessionWizard* m_wizard;
    RecordingPage* m_recording;
    InvitationPage* m_empty = nullptr;
    QWidget* m_side = nullptr;
    QPushButton* m_new = nullptr;
    QPushButton* m_lock = nullptr;
    QToolButton* m_menu = nullptr;
    QLabel* m_swap = nullptr;  ///< while it is open: its keys may reach the swap disk
    QLabel* m_folder = nullptr;
    QActionGroup* m_lockTimes = nullptr;
};

}  // namespace undertone
