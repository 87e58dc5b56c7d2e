// SPDX-License-Identifier: GPL-3.0-or-later
// The window's side of projects: their menu items, and the question what becomes of a finished run.
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/empty_page.h"
#include "ui/conversation/message_banner.h"
#include "ui/conversation/project_session.h"
#include "ui/error_text.h"
#include "ui/main_window.h"
#include "ui/new_file_question.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

#include <utility>

namespace undertone {

namespace {

constexpr auto projectSuffix = "undertone";

}  // namespace

void MainWindow::buildProjectItems(QMenu& menu)
{
    connect(addAction(menu, QStringLiteral("new-project"), tr("&New project from this recording…"), QKeySequence::New), &QAction::triggered,
            this, [this] { saveAsProject({}); });
    connect(addAction(menu, QStringLiteral("open-project"), tr("Open a &project…"), tr("Ctrl+P")), &QAction::triggered, this,
            &MainWindow::chooseProject);
    m_recent = menu.addMenu(tr("Open &recent"));
    m_recent->setObjectName(QStringLiteral("recent"));
    m_recent->setEnabled(false);
    connect(addAction(menu, QStringLiteral("copy-project"), tr("Save a cop&y of the project…"), {}), &QAction::triggered, this,
            &MainWindow::chooseCopy);
}

void MainWindow::refreshProjectActions()
{
    const ProjectSnapshot* project = m_project.project();
    const auto showStep = [&](const char* name, const QString& plain, const QString& named, const std::optional<Message>& step) {
        action(name)->setEnabled(m_project.canEdit() && step);
        action(name)->setText(step ? named.arg(messageText(*step).replace(QLatin1Char('&'), QStringLiteral("&&"))) : plain);
    };
    showStep("undo", tr("&Undo"), tr("&Undo: %1"), project != nullptr ? project->undoName : std::nullopt);
    showStep("redo", tr("&Redo"), tr("&Redo: %1"), project != nullptr ? project->redoName : std::nullopt);
    refreshEditActions();
    action("new-project")->setEnabled(m_project.canCreate());
    action("open-project")->setEnabled(!m_project.isOpening());
    action("copy-project")->setEnabled(project != nullptr && !m_session.isSealed());
    m_runsMenu->setEnabled(project != nullptr && !project->runs.empty());
    action("close")->setText(m_session.isSealed()     ? tr("&Close the session")
                                 : project != nullptr ? tr("&Close the project")
                                                      : tr("&Close the recording"));
}

void MainWindow::connectProject()
{
    connect(&m_project, &ProjectSession::stateChanged, this, &MainWindow::refresh);
    connect(&m_project, &ProjectSession::mishap, this, [this](const Error& error) {
        m_afterSaving = {};
        showMishap(error);
    });
    connect(&m_project, &ProjectSession::cancelled, this, [this] { m_afterSaving = {}; });
    connect(&m_project, &ProjectSession::noted, this, [this](const std::vector<Message>& notes) {
        ErrorText text{messageText(notes.front()), {}, {}, {}};
        for (std::size_t i = 1; i < notes.size(); ++i)
            text.sentence += (i > 1 ? QStringLiteral(" ") : QString()) + messageText(notes[i]);
        m_mishapShown = true;  // stays until something else is opened
        m_banner->show(MessageBanner::Kind::Note, text);
        if (QAction* lanes = action("other-annotators"); !lanes->isChecked())
            lanes->trigger();
    });
    connect(&m_project, &ProjectSession::recordingMissing, this, &MainWindow::askForRecording);
    connect(&m_project, &ProjectSession::adopted, this, [this] {
        if (const auto next = std::exchange(m_afterSaving, {}))
            next();
    });
    connect(&m_session, &ConversationSession::recordingOpened, this, [this] {
        if (!m_session.isOfProject() && !m_session.isSealed() && m_document.audioPath() != m_demoAudio)
            m_project.service().rememberRecording(m_session.recording()->path);
        if (m_tourWanted && m_document.audioPath() == m_demoAudio)
            QTimer::singleShot(0, this, &MainWindow::startTour);  // once all of it is in view
    });
    connect(&m_project.service(), &ProjectService::recentChanged, this, &MainWindow::showRecent);
    m_project.service().readRecent();
}

void MainWindow::showProjectProgress(double fraction)
{
    m_mishapShown = false;  // it goes when the project is there
    m_bannerAction = [this] { m_project.cancelOpening(); };
    const QString title = m_project.isCreating() ? tr("Making the project “%1”") : tr("Looking for the recording of “%1”");
    const QString percent = tr("%1 %").arg(static_cast<int>(100 * fraction));
    m_banner->show(MessageBanner::Kind::Note,
                   {title.arg(m_project.openingName()), tr("The recording is read once, so that it is known by its sound."), percent, {}},
                   tr("Cancel"));
}

void MainWindow::fillRunsMenu()
{
    m_runsMenu->clear();
    const ProjectSnapshot* project = m_project.project();
    if (project == nullptr)
        return;
    for (std::size_t i = 0; i < project->runs.size(); ++i) {
        const QString name = QString::fromStdString(project->runs[i]);
        const int run = static_cast<int>(i);
        QMenu* menu = m_runsMenu->addMenu(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&")));
        menu->setEnabled(m_project.canEdit() && !m_session.isBusy());
        connect(menu->addAction(tr("&Show")), &QAction::triggered, this, [this, run] { m_project.edit(edits::ShowRun{run}); });
        connect(menu->addAction(tr("&Rename…")), &QAction::triggered, this, [this, run, name] {
            askForName(tr("Rename the run"), tr("Name of the run:"), name, [this, run](const QString& given) {
                m_project.edit(edits::RenameRun{run, given.toStdString()});
            });
        });
        connect(menu->addAction(tr("&Delete")), &QAction::triggered, this, [this, run] { m_project.edit(edits::RemoveRun{run}); });
    }
}

bool MainWindow::wouldLoseRun() const
{
    // The demo can be had again at any time.
    return m_project.hasUnkeptRun() && m_document.run().resultCount() > 0 && m_document.audioPath() != m_demoAudio;
}

void MainWindow::leaveThen(std::function<void()> next)
{
    if (!wouldLoseRun())
        return next();
    auto* box = new QMessageBox(QMessageBox::Question, tr("Finished analysis"),
                                tr("The finished analysis of “%1” belongs to no project.").arg(m_document.audioName()),
                                QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("unkept-run"));
    box->setInformativeText(tr("Save the recording as a project to keep its results, or discard them."));
    const QPushButton* save = box->addButton(tr("&Save as a project…"), QMessageBox::AcceptRole);
    const QPushButton* discard = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    box->addButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::buttonClicked, this, [this, save, discard, next = std::move(next)](const QAbstractButton* button) {
        if (button == discard) {
            m_project.forgetUnkeptRun();
            next();
        } else if (button == save) {
            saveAsProject(next);
        }
    });
    box->open();
}

QString MainWindow::chooseProjectTarget()
{
    const QString name = QFileInfo(m_document.audioPath()).completeBaseName() + QLatin1Char('.') + QLatin1String(projectSuffix);
    const QString path = askForNewFile(this, tr("Save as a project"), QDir(m_lastFolder).filePath(name),
                                       tr("Undertone projects (*.%1)").arg(QLatin1String(projectSuffix)));
    if (path.isEmpty())
        return {};
    m_lastFolder = QFileInfo(path).absolutePath();
    return path;
}

void MainWindow::saveAsProject(std::function<void()> next)
{
    if (!m_project.canCreate())
        return;
    const QString path = chooseProjectTarget();
    if (path.isEmpty())
        return;
    m_afterSaving = std::move(next);
    m_project.create(path);
}

void MainWindow::chooseProject()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a project"), m_lastFolder,
                                                      tr("Undertone projects (*.%1);;All files (*)").arg(QLatin1String(projectSuffix)));
    if (path.isEmpty())
        return;
    m_lastFolder = QFileInfo(path).absolutePath();
    leaveThen([this, path] { m_project.open(path); });
}

void MainWindow::chooseCopy()
{
    if (const QString path = chooseProjectTarget(); !path.isEmpty())
        m_project.saveCopy(path);
}

void MainWindow::askForRecording(const QString& project, const QString& audio)
{
    auto* box = new QMessageBox(QMessageBox::Question, tr("Recording not found"),
                                tr("The recording “%1” of the project “%2” was not found.").arg(audio, project), QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("missing-recording"));
    box->setInformativeText(tr("Choose the file where it lies now. It may have another name: its sound is compared."));
    const QPushButton* choose = box->addButton(tr("C&hoose the recording…"), QMessageBox::AcceptRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::buttonClicked, this, [this, choose](const QAbstractButton* button) {
        if (button != choose)
            return;
        const QString path = QFileDialog::getOpenFileName(this, tr("Choose the recording"), m_lastFolder, tr("All files (*)"));
        if (!path.isEmpty())
            m_project.findRecording(path);
    });
    box->open();
}

void MainWindow::openDialogue(const QString& project, const QString& sentence)
{
    const auto show = [this, sentence] {
        changeSound([](SoundViewOptions& options) { options.otherAnnotators = true; });
        goToUtterance(sentence);
    };
    if (m_project.project() != nullptr && QFileInfo(project) == QFileInfo(QString::fromStdString(m_project.project()->path.string())))
        return show();
    leaveThen([this, project, show] {
        m_afterSaving = show;
        m_project.open(project);
    });
}

void MainWindow::goToUtterance(const QString& id)
{
    for (int i = 0; i < m_document.utteranceCount() && !id.isEmpty(); ++i) {
        for (const auto& [name, value] : m_document.segments()[static_cast<std::size_t>(i)].columns) {
            if (name != "utterance" || value != id.toStdString())
                continue;
            m_document.setSelection(i);
            m_document.seek(m_document.segments()[static_cast<std::size_t>(i)].startSeconds);
            return;
        }
    }
}

void MainWindow::showRecent(const std::vector<std::filesystem::path>& files)
{
    m_recentFiles = files;
    fillRecentMenu();
    m_empty->setRecent(files);
}

void MainWindow::fillRecentMenu()
{
    m_recent->clear();
    for (const auto& file : m_recentFiles) {
        const QString path = QString::fromStdString(file.string());
        const QFileInfo info(path);
        const QString text = info.isDir() ? tr("Corpus %1 – %2") : tr("%1 – %2");
        QAction* item = m_recent->addAction(text.arg(info.fileName(), info.absolutePath()).replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(item, &QAction::triggered, this, [this, path] { openRecent(path); });
    }
    addSessionsTo(*m_recent);
    m_recent->setEnabled(!m_recent->isEmpty());
    if (m_recentFiles.empty())
        return;
    m_recent->addSeparator();
    connect(m_recent->addAction(tr("&Clear the list of files")), &QAction::triggered, this, [this] { m_project.service().clearRecent(); });
}

void MainWindow::openRecent(const QString& path)
{
    if (QFileInfo(path).isDir())
        Q_EMIT corpusRequested(path);
    else
        openFiles({path});
}

}  // namespace undertone
