// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/session_service.h"
#include "ui/theme.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace undertone {

class PathField;

/// The way into a vault: its folder, and its passphrase; where there is none yet, a new one is made. Tells of a wrong passphrase.
class VaultPage : public QWidget {
    Q_OBJECT
public:
    VaultPage(SessionService& service, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);

    static constexpr int leastPassphraseLetters = 10;

Q_SIGNALS:
    /// The passphrase is lost, and the recovery sheet is at hand.
    void recoverRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void layOut();
    void refresh();
    void go();
    void take(SessionService::Task task, const Error& error);
    void setWorking(bool working);

    SessionService& m_service;
    const Theme* m_theme;
    bool m_working = false;
    bool m_typed = false;  ///< the folder that is being looked at
    QFormLayout* m_form = nullptr;
    QLabel* m_picture;
    QLabel* m_title;
    QLabel* m_sentence;
    PathField* m_folder;
    QLineEdit* m_passphrase;
    QLineEdit* m_again;
    QLabel* m_problem;
    QLabel* m_swap;
    QProgressBar* m_progress;
    QPushButton* m_go;
    QPushButton* m_recover;
};

}  // namespace undertone
