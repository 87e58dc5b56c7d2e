// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/session_service.h"
#include "ui/theme.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace undertone {

/// Asks for the passphrase or the code of the recovery sheet, sets a new passphrase or makes a new sheet, and waits until it is done; a
/// wrong passphrase is said here.
class PassphraseDialog : public QDialog {
    Q_OBJECT
public:
    enum class Wish { NewPassphrase, NewSheet, Recovery };

    PassphraseDialog(SessionService& service, Wish wish, const Theme& theme, QWidget* parent = nullptr);

private:
    void layOut();
    void refresh();
    void go();
    void setWorking(bool working);

    SessionService& m_service;
    Wish m_wish;
    bool m_working = false;
    QLineEdit* m_passphrase;
    QLineEdit* m_fresh;
    QLineEdit* m_again;
    QLabel* m_problem;
    QProgressBar* m_progress;
    QPushButton* m_go;
};

/// Shows the code of a recovery sheet, once, to be printed. It is written to no disk.
class RecoverySheetDialog : public QDialog {
    Q_OBJECT
public:
    RecoverySheetDialog(const QString& folder, const Secret& code, QWidget* parent = nullptr);
};

}  // namespace undertone
