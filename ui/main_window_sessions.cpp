// SPDX-License-Identifier: GPL-3.0-or-later
// The window's side of recorded sessions: nothing of one is in its title, and the sign of a recording is always in view.
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/empty_page.h"
#include "ui/conversation/project_session.h"
#include "ui/main_window.h"
#include "ui/recording/recording_sign.h"
#include "ui/recording/session_line.h"
#include "ui/services/capture_service.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace undertone {
namespace {

constexpr std::size_t mostSessionsInMenu = 10;

}  // namespace

void MainWindow::openSession(const QString& folder)
{
    leaveThen([this, folder] { m_session.open(folder); });
}

void MainWindow::setSessions(const SessionService& service)
{
    m_sessions = &service;
    connect(&service, &SessionService::vaultChanged, this, &MainWindow::fillRecentMenu);
    fillRecentMenu();
}

void MainWindow::addSessionsTo(QMenu& menu)
{
    if (m_sessions == nullptr)
        return;
    const auto sessions = sessionsToOffer(m_sessions->vault().sessions, mostSessionsInMenu);
    if (!sessions.empty() && !menu.isEmpty())
        menu.addSeparator();
    std::vector<OfferedSession> offered;
    for (const SessionEntry& entry : sessions) {
        const QString text = tr("%1 – %2").arg(sessionName(entry), sessionDetail(entry)).replace(QLatin1Char('&'), QStringLiteral("&&"));
        const QPixmap mark = standingMark(entry.standing, m_theme->colours(), {16, 16}, devicePixelRatioF());
        const QString folder = QString::fromStdString(entry.folder.string());
        offered.push_back({folder, sessionName(entry), sessionDetail(entry), mark});
        connect(menu.addAction(QIcon(mark), text), &QAction::triggered, this, [this, folder] { Q_EMIT sessionRequested(folder); });
    }
    m_empty->setSessions(offered);
}

void MainWindow::sayWhyNothingIsCopied()
{
    showWarning(
        tr("Nothing was copied"),
        tr("What is copied lies open to every program, and some keep it on the disk. Results of a recorded session stay encrypted."),
        tr("Where everyone agreed to share them: undertone-cli vault export --results."));
}

void MainWindow::setCapture(CaptureService& capture)
{
    m_capture = &capture;
    m_sign = new RecordingSign(capture, *m_theme, centralWidget());
    qobject_cast<QBoxLayout*>(centralWidget()->layout())->insertWidget(0, m_sign);
    connect(m_sign, &RecordingSign::clicked, this, &MainWindow::sessionsRequested);
    connect(&capture, &CaptureService::statusChanged, this, &MainWindow::refreshTitle);
}

/// While a session is recorded every window says so.
void MainWindow::signWindow(QWidget& window)
{
    if (m_capture != nullptr)
        connect(RecordingSign::putOn(window, *m_capture, *m_theme), &RecordingSign::clicked, this, &MainWindow::sessionsRequested);
}

void MainWindow::refreshTitle()
{
    const QString name = m_session.isSealed() ? tr("Recorded session") : m_project.isOpen() ? m_project.name() : m_document.audioName();
    const bool readOnly = m_project.isOpen() && !m_project.project()->readOnlyReason.empty();
    const QString title = name.isEmpty() ? tr("Undertone")
        : readOnly                       ? tr("%1 (read-only) – Undertone").arg(name)
                                         : tr("%1 – Undertone").arg(name);
    const QString mark = m_capture == nullptr ? QString() : RecordingSign::titleMark(m_capture->status());
    setWindowTitle(mark.isEmpty() ? title : tr("%1 – Undertone").arg(mark));
}

void MainWindow::askToStopRecording()
{
    auto* box = new QMessageBox(QMessageBox::Question, tr("A session is being recorded"),
                                tr("The recording goes on while this window is open."), QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("stop-recording-first"));
    box->setInformativeText(tr("Stop it to close the program. All that was heard is kept."));
    const QPushButton* stop = box->addButton(tr("&Stop the recording"), QMessageBox::AcceptRole);
    box->addButton(tr("&Go on recording"), QMessageBox::RejectRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::buttonClicked, this, [this, stop](const QAbstractButton* button) {
        if (button == stop)
            m_capture->stop();
    });
    box->open();
}

}  // namespace undertone
