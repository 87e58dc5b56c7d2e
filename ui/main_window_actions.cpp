// SPDX-License-Identifier: GPL-3.0-or-later
// The window's menus, shortcuts and dialogs.
#include "ui/main_window.h"

#include "engine/core/segments_format.h"
#include "ui/about/about_dialog.h"
#include "ui/conversation/analysis_dialog.h"
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/inspector_panel.h"
#include "ui/conversation/message_banner.h"
#include "ui/conversation/models_dialog.h"
#include "ui/conversation/project_session.h"
#include "ui/conversation/tier_dialog.h"
#include "ui/conversation/transport_bar.h"
#include "ui/conversation/utterance_table.h"
#include "ui/copy_guard.h"
#include "ui/error_text.h"
#include "ui/help/help_window.h"
#include "ui/services/playback.h"
#include "ui/timeline/timeline_view.h"
#include "ui/tour.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QRegularExpression>

namespace undertone {
namespace {

/// "*.rttm" and so on of all formats, as their programs write them and in small letters.
QStringList segmentsPatterns()
{
    QStringList patterns;
    for (const auto& format : segmentsFormats()) {
        for (const char* extension : format.extensions) {
            if (extension != nullptr)
                patterns << QLatin1Char('*') + QLatin1String(extension) << QLatin1Char('*') + QString::fromLatin1(extension).toLower();
        }
    }
    patterns.removeDuplicates();
    return patterns;
}

}  // namespace

QAction* MainWindow::addAction(QMenu& menu, const QString& name, const QString& text, const QKeySequence& shortcut)
{
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(shortcut);
    menu.addAction(action);
    QMainWindow::addAction(action);
    return action;
}

QAction* MainWindow::action(const char* name) const
{
    return findChild<QAction*>(QLatin1String(name));
}

void MainWindow::buildMenus()
{
    buildFileMenu();
    buildEditMenu();
    buildAnalysisMenu();
    buildReviewMenu();
    buildPlaybackMenu();
    buildViewMenu();
    buildHelpMenu();
    m_ownKeys = ownKeys(actions());
}

void MainWindow::buildFileMenu()
{
    QMenu& menu = *menuBar()->addMenu(tr("&File"));
    connect(addAction(menu, QStringLiteral("open"), tr("&Open a recording…"), QKeySequence::Open), &QAction::triggered, this,
            &MainWindow::chooseRecording);
    connect(addAction(menu, QStringLiteral("demo"), tr("Open the &demo conversation"), tr("Ctrl+D")), &QAction::triggered, this,
            &MainWindow::openDemo);
    connect(addAction(menu, QStringLiteral("sessions"), tr("Recorded sess&ions…"), tr("Ctrl+Shift+R")), &QAction::triggered, this,
            &MainWindow::sessionsRequested);
    connect(addAction(menu, QStringLiteral("corpora"), tr("Corpor&a…"), tr("Ctrl+Shift+B")), &QAction::triggered, this,
            &MainWindow::corporaRequested);
    menu.addSeparator();
    buildProjectItems(menu);
    menu.addSeparator();
    connect(addAction(menu, QStringLiteral("segments"), tr("Open &segments…"), tr("Ctrl+Shift+O")), &QAction::triggered, this,
            &MainWindow::chooseSegments);
    connect(addAction(menu, QStringLiteral("tiers"), tr("Choose &tiers…"), {}), &QAction::triggered, this, &MainWindow::chooseTiers);
    connect(addAction(menu, QStringLiteral("no-segments"), tr("Find sentences by &voice activity"), {}), &QAction::triggered, &m_session,
            &ConversationSession::removeSegments);
    menu.addSeparator();
    buildExportMenu(menu);
    menu.addSeparator();
    connect(addAction(menu, QStringLiteral("close"), tr("&Close the recording"), QKeySequence::Close), &QAction::triggered, this,
            [this] { leaveThen([this] { m_session.close(); }); });
    connect(addAction(menu, QStringLiteral("quit"), tr("&Quit"), QKeySequence::Quit), &QAction::triggered, this, &QWidget::close);
}

void MainWindow::buildAnalysisMenu()
{
    QMenu& menu = *menuBar()->addMenu(tr("&Analysis"));
    connect(addAction(menu, QStringLiteral("analyse"), tr("&Analyse"), tr("Ctrl+R")), &QAction::triggered, &m_session,
            &ConversationSession::analyse);
    connect(addAction(menu, QStringLiteral("pause"), tr("&Pause"), tr("P")), &QAction::triggered, this, [this] {
        if (m_session.state() == SessionState::Paused)
            m_session.resume();
        else
            m_session.pause();
    });
    connect(addAction(menu, QStringLiteral("cancel"), tr("&Cancel"), tr("Esc")), &QAction::triggered, &m_session,
            &ConversationSession::cancel);
    menu.addSeparator();
    QAction* compare = addAction(menu, QStringLiteral("compare"), tr("Compare &memory off"), tr("M"));
    compare->setCheckable(true);
    connect(compare, &QAction::triggered, &m_session, &ConversationSession::toggleComparison);
    QAction* lossAfter = addAction(menu, QStringLiteral("loss-after"), tr("Measure &loss after each step"), {});
    lossAfter->setCheckable(true);
    connect(lossAfter, &QAction::triggered, this, [this](bool on) {
        m_session.setLossAfter(on ? LossAfter::Measure : LossAfter::Skip);
        refresh();
    });
    connect(addAction(menu, QStringLiteral("analysis-settings"), tr("Settin&gs…"), {}), &QAction::triggered, this,
            &MainWindow::showAnalysisSettings);
    buildMemoryMenu(menu);
    menu.addSeparator();
    buildSpeakersItem(menu);
    menu.addSeparator();
    m_runsMenu = menu.addMenu(tr("&Runs of this project"));
    m_runsMenu->setObjectName(QStringLiteral("runs"));
    connect(m_runsMenu, &QMenu::aboutToShow, this, &MainWindow::fillRunsMenu);
    menu.addSeparator();
    connect(addAction(menu, QStringLiteral("models"), tr("M&odels…"), {}), &QAction::triggered, this, &MainWindow::modelsWanted);
    connect(addAction(menu, QStringLiteral("model"), tr("Choose a model &folder…"), {}), &QAction::triggered, this,
            &MainWindow::chooseModel);
    connect(addAction(menu, QStringLiteral("model-shipped"), tr("&Use the model that ships"), {}), &QAction::triggered, this,
            [this] { m_session.loadModel({}); });
    connect(addAction(menu, QStringLiteral("card"), tr("About this mod&el"), {}), &QAction::triggered, this, [this] { showAbout(true); });
    menu.addSeparator();
    connect(addAction(menu, QStringLiteral("training"), tr("&Training…"), tr("Ctrl+T")), &QAction::triggered, this,
            &MainWindow::trainingRequested);
}

void MainWindow::buildHelpMenu()
{
    QMenu& menu = *menuBar()->addMenu(tr("&Help"));
    connect(addAction(menu, QStringLiteral("manual"), tr("&Manual"), QKeySequence::HelpContents), &QAction::triggered, this,
            &MainWindow::showManual);
    connect(addAction(menu, QStringLiteral("tour"), tr("&Tour"), {}), &QAction::triggered, this, &MainWindow::startTour);
    connect(addAction(menu, QStringLiteral("shortcuts"), tr("&Keys"), tr("Ctrl+F1")), &QAction::triggered, this,
            &MainWindow::showShortcuts);
    connect(addAction(menu, QStringLiteral("storage"), tr("What stays on this &disk…"), {}), &QAction::triggered, this,
            &MainWindow::storageRequested);
    connect(addAction(menu, QStringLiteral("about"), tr("&About Undertone"), {}), &QAction::triggered, this, [this] { showAbout(false); });
}

void MainWindow::refreshActions()
{
    const bool open = m_session.recording().has_value();
    const bool busy = m_session.isBusy();
    const bool results = m_document.run().analysedCount() > 0;
    const bool paused = m_session.state() == SessionState::Paused;
    action("demo")->setEnabled(!m_demoAudio.isEmpty());
    const bool isSealed = m_session.isSealed();
    action("segments")->setEnabled(open && !busy && !isSealed);
    m_copyGuard->setOn(isSealed);
    m_table->setCopying(isSealed ? UtteranceTable::Copying::Refused : UtteranceTable::Copying::Allowed);
    action("tiers")->setEnabled(open && !busy && !m_session.tiers().empty());
    action("no-segments")->setEnabled(open && !busy && !m_session.isOfProject() && !m_session.segmentsPath().isEmpty());
    refreshProjectActions();
    refreshExports(results);
    action("close")->setEnabled(open);
    action("tour")->setEnabled(open);
    action("analyse")->setEnabled(m_session.canAnalyse());
    action("pause")->setEnabled(busy);
    action("pause")->setText(paused ? tr("&Resume") : tr("&Pause"));
    action("cancel")->setEnabled(busy);
    action("compare")->setEnabled(open && m_session.memory() == MemoryMode::Dpm);
    action("compare")->setChecked(m_session.isComparisonWanted());
    action("loss-after")->setChecked(m_session.lossAfter() == LossAfter::Measure);
    action("loss-after")->setEnabled(!busy);
    action("analysis-settings")->setEnabled(!busy);
    action("model")->setEnabled(!busy);
    action("models")->setEnabled(!busy);
    action("model-shipped")->setEnabled(!busy && !m_session.modelDirectory().isEmpty());
    action("zoom-back")->setEnabled(open && m_timeline->canZoomBack());
    action("zoom-forward")->setEnabled(open && m_timeline->canZoomForward());
    refreshSpeakersItem();
    refreshReviewActions();
    refreshMemoryActions();
    for (const char* name : {"play", "play-selection", "stop", "previous", "next", "next-difference", "previous-difference", "find",
                             "deselect", "zoom-in", "zoom-out", "zoom-fit", "zoom-selection"})
        action(name)->setEnabled(open);
}

void MainWindow::chooseRecording()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a recording"), m_lastFolder,
        tr("Audio (*.wav *.flac *.ogg *.oga *.opus *.mp3 *.aiff *.aif *.aifc *.au *.snd *.caf *.w64 *.rf64 *.sph *.gsm *.m4a *.mp4 *.m4b "
           "*.aac *.webm *.mka *.mkv *.mov *.3gp *.amr *.wma *.spx);;All files (*)"));
    if (!path.isEmpty())
        openFiles({path});
}

void MainWindow::chooseSegments()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open segments"), m_lastFolder,
                                                      tr("Segments (%1);;All files (*)").arg(segmentsPatterns().join(QLatin1Char(' '))));
    if (!path.isEmpty())
        m_session.openSegments(path);
}

void MainWindow::chooseTiers()
{
    auto* dialog = new TierDialog(QFileInfo(m_session.tiersPath()).fileName(), m_session.tiers(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, path = m_session.tiersPath()] {
        if (path == m_session.tiersPath())  // another may have been opened meanwhile
            m_session.chooseTiers(dialog->chosenTiers());
    });
    dialog->open();
}

void MainWindow::chooseModel()
{
    const QString path = QFileDialog::getExistingDirectory(this, tr("Choose a model folder"), m_lastFolder);
    if (!path.isEmpty())
        m_session.loadModel(path);
}

void MainWindow::showModels(const std::vector<FoundModel>& models)
{
    if (auto* open = findChild<ModelsDialog*>()) {
        open->setModels(models);
        return;
    }
    const QString current = m_session.modelState() == ModelState::Loaded ? QString::fromStdString(m_session.model().directory) : QString();
    auto* dialog = new ModelsDialog(models, current, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ModelsDialog::chosen, this, [this](const QString& folder) {
        if (!m_session.isBusy())
            m_session.loadModel(folder);
    });
    connect(dialog, &ModelsDialog::folderRequested, this, &MainWindow::chooseModel);
    connect(dialog, &ModelsDialog::renameRequested, this, &MainWindow::modelRenameRequested);
    connect(dialog, &ModelsDialog::removalRequested, this, &MainWindow::modelRemovalRequested);
    dialog->open();
}

void MainWindow::showModelsMishap(const Error& error)
{
    auto* dialog = new QMessageBox(QMessageBox::Warning, tr("Models"), problemText(error, tr("The folder of models cannot be changed")),
                                   QMessageBox::Ok, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showAnalysisSettings()
{
    auto* dialog = new AnalysisDialog(m_session.analysisSettings(), m_computeDevices, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (!m_session.isBusy())
            m_session.setAnalysisSettings(dialog->settings());
    });
    dialog->open();
}

void MainWindow::goToDifference(bool forward)
{
    if (!m_table->goToDifference(forward))
        showWarning(tr("No difference"),
                    forward ? tr("No sentence behind this one has labels that differ: with memory off, yours from the model's, or two "
                                 "annotators'.")
                            : tr("No sentence before this one has labels that differ: with memory off, yours from the model's, or two "
                                 "annotators'."),
                    {});
}

void MainWindow::setVolume(double volume)
{
    m_transport->setVolume(volume);
}

void MainWindow::showShortcuts()
{
    static const QRegularExpression appended(QStringLiteral("\\(&.\\)"));  // as Chinese has it, of whose signs none is on a key
    QString rows;
    for (const QAction* action : actions()) {
        if (!action->shortcut().isEmpty())
            rows += QStringLiteral("<tr><td>%1</td><td style=\"padding-left:24px\"><b>%2</b></td></tr>")
                        .arg(QString(action->text()).remove(appended).remove(QLatin1Char('&')).remove(QStringLiteral("…")).toHtmlEscaped(),
                             action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped());
    }
    const QString timeline =
        tr("In the timeline: wheel scrolls, Ctrl+wheel zooms, + − zoom, 0 or F shows all, arrows, Home and End scroll, "
           "Tab and Shift+Tab walk the sentences, Return plays from the selected one.");
    QMessageBox box(QMessageBox::NoIcon, tr("Keys"), QStringLiteral("<table>%1</table><p>%2</p>").arg(rows, timeline.toHtmlEscaped()),
                    QMessageBox::Close, this);
    box.exec();
}

void MainWindow::showManual()
{
    if (!m_manual) {
        m_manual = new HelpWindow(*m_theme, this);
        m_manual->setProperty(CopyGuard::holdsNothingSecret, true);
        signWindow(*m_manual);
    }
    m_manual->show();
    m_manual->raise();
    m_manual->activateWindow();
}

void MainWindow::startTour()
{
    m_tourWanted = false;
    if (m_tour == nullptr) {
        const std::vector<Tour::Stop> stops{
            {m_runBar, tr("The analysis"),
             tr("Every sentence gets an emotion while the recording is read once. The model remembers the conversation as it goes on; "
                "Compare memory off shows what that changes.")},
            {m_timeline, tr("The timeline"),
             tr("Waveform, speakers, emotions and what memory did, on one axis. Ctrl and the wheel zoom, a click selects a sentence, Tab "
                "walks through them. G shows the spectrogram.")},
            {m_transport, tr("Listen"),
             tr("Space plays, Shift and Space play the sentence alone. The speed changes with comma and full stop, at the same pitch.")},
            {m_table, tr("The same as a table"),
             tr("Each row is a sentence. Columns sort, and a row selects its sentence in the timeline.")},
            {m_inspector, tr("One sentence"), tr("All numbers of the selected sentence, and how far they can be trusted.")},
            {menuBar(), tr("Your own work"),
             tr("File, New project keeps sentences, labels and analyses in one file. With a project open the keys 1 to 9 label the "
                "selected sentence. F1 opens the manual.")}};
        m_tour = new Tour(stops, *m_theme, this);
        connect(m_tour, &Tour::ended, this, &MainWindow::tourEnded);
    }
    m_tour->begin();
}

void MainWindow::showAbout(bool model)
{
    const std::optional<ModelInfo> info = m_session.modelState() == ModelState::Loaded ? std::optional(m_session.model()) : std::nullopt;
    AboutDialog dialog(info, model ? AboutDialog::Page::Model : AboutDialog::Page::Program, *m_theme, this);
    dialog.exec();
}

}  // namespace undertone
