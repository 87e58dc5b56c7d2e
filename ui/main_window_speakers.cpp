// SPDX-License-Identifier: GPL-3.0-or-later
// The window's side of finding who speaks: the question, the progress, and what it says of the result.
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/message_banner.h"
#include "ui/conversation/project_session.h"
#include "ui/conversation/speaker_finding.h"
#include "ui/conversation/speakers_dialog.h"
#include "ui/error_text.h"
#include "ui/main_window.h"

#include <QAction>
#include <QMenu>

namespace undertone {

void MainWindow::setSpeakerService(SpeakerService& service)
{
    m_speakerFinding = new SpeakerFinding(m_project, m_session, service, this);
    connect(m_speakerFinding, &SpeakerFinding::stateChanged, this, &MainWindow::refresh);
    connect(m_speakerFinding, &SpeakerFinding::mishap, this,
            [this](const Error& error) { showWarning(tr("The speakers were not found"), messageText(error.message), {}); });
    connect(m_speakerFinding, &SpeakerFinding::outdated, this, [this] {
        showWarning(tr("The speakers were not taken over"), tr("The sentences were changed while it was found who speaks in them."),
                    tr("Find the speakers again."));
    });
    connect(m_speakerFinding, &SpeakerFinding::taken, this, [this](int speakers, int sentences) {
        m_mishapShown = true;  // stays until something else is opened
        m_bannerAction = [this] { m_project.undo(); };
        m_banner->show(MessageBanner::Kind::Note,
                       {tr("%n speaker(s) found", nullptr, speakers),
                        tr("In %n sentence(s). Every cut and every name can be changed.", nullptr, sentences),
                        {},
                        {}},
                       tr("Undo"));
    });
    refresh();
}

void MainWindow::buildSpeakersItem(QMenu& menu)
{
    connect(addAction(menu, QStringLiteral("find-speakers"), tr("Find &speakers…"), tr("Ctrl+Shift+F")), &QAction::triggered, this,
            &MainWindow::findSpeakers);
}

void MainWindow::refreshSpeakersItem()
{
    const bool searching = m_speakerFinding != nullptr && m_speakerFinding->progress().has_value();
    const bool canFind = m_speakerFinding != nullptr && (m_speakerFinding->canFind() || m_project.canCreate());
    action("find-speakers")->setEnabled(canFind && !searching);
    if (searching)
        action("analyse")->setEnabled(false);
}

void MainWindow::findSpeakers()
{
    // What is found is an edit, and edits are a project's.
    if (!m_project.isOpen())
        return saveAsProject([this] { findSpeakers(); });
    if (!m_speakerFinding->canFind())
        return;
    const ProjectSnapshot& project = *m_project.project();
    const bool labelled = project.lane != nullptr && !project.lane->annotations.empty();
    const bool given = !isFoundInSound(project.conversation.source);
    auto* dialog =
        new SpeakersDialog(static_cast<int>(project.conversation.segments.size()),
                           labelled || given || m_project.isOfSession() ? SentencesOfSearch::Keep : SentencesOfSearch::CutAnew, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (dialog->sentences() == SentencesOfSearch::Keep)
            m_speakerFinding->nameSpeakers(dialog->count());
        else
            m_speakerFinding->findTurns(dialog->count());
    });
    dialog->open();
}

void MainWindow::showSpeakersProgress(double fraction)
{
    m_mishapShown = false;
    m_bannerAction = [this] { m_speakerFinding->cancel(); };
    m_banner->show(MessageBanner::Kind::Note,
                   {tr("Finding the speakers"),
                    tr("The recording is listened to once; you can go on working meanwhile."),
                    tr("%1 %").arg(static_cast<int>(100 * fraction)),
                    {}},
                   tr("Cancel"));
}

}  // namespace undertone
