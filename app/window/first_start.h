// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QProcess>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace undertone {

/// Asks whether LibTorch shall be fetched, and shows how far it is: what a package that brings none shows at its first start. The work is
/// done by undertone-setup, a program of its own; closing the dialog ends it, and the next start asks again. Nothing is fetched before it
/// is asked for. Accepted once LibTorch is there. GUI thread.
class FirstStartDialog : public QDialog {
    Q_OBJECT
public:
    /// `setup`: the program undertone-setup. `hashes`: its list of files, "name==version --hash=sha256:HEX" on each line.
    FirstStartDialog(const QString& setup, const QString& hashes, QWidget* parent = nullptr);
    ~FirstStartDialog() override;

private:
    void fetch();
    void askSize();
    void showSize();
    void showEnd(int exitCode);

    QString m_setup;
    QProcess m_fetching;
    QProcess m_size;
    QTimer m_timer;
    QLabel* m_state = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_fetch = nullptr;
};

}  // namespace undertone
