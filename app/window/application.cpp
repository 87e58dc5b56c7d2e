// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/application.h"

#include "app/jobs/analysis/timeline_file.h"
#include "app/jobs/browse/corpus_browse.h"
#include "app/jobs/job_context.h"
#include "app/window/analysis_worker.h"
#include "app/window/found_models.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/config/stepping.h"
#include "engine/core/catch_all.h"
#include "engine/core/segments_format.h"
#include "engine/io/installed_models.h"
#include "engine/io/xdg_paths.h"
#include "engine/project/project.h"
#include "engine/project/recent_projects.h"
#include "ui/about/storage_dialog.h"
#include "ui/language_menu.h"
#include "ui/recording/recording_sign.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>

#include <cstdlib>

namespace undertone {
namespace {

/// Peaks, segments, playback's file, run folders and a corpus at a time: they wait for the disk, seldom for a processor.
constexpr int poolThreads = 6;

EngineBridge::WorkerFactory analysisWorker(const WindowOptions& options, const std::shared_ptr<const OpenVaults>& vaults)
{
    return [model = options.model, vaults] { return std::make_unique<AnalysisWorker>(model, EngineOptions(), vaults); };
}

/// What was chosen in the window, but for what the command line says for this time.
AnalysisSettings analysisSettings(const Settings& remembered, const WindowOptions& options)
{
    AnalysisSettings settings = remembered.analysis();
    if (!options.device.empty())
        settings.device = options.device;
    if (!options.dtype.empty())
        settings.dtype = options.dtype;
    settings.memory = options.memory.value_or(settings.memory);
    if (!parseStepping(settings.stepping))  // edited by hand, or by a version to come
        settings.stepping = AnalysisSettings().stepping;
    return settings;
}

/// NVIDIA's driver has a file for each card.
QStringList graphicsCards()
{
    QStringList devices;
    for (const QString& name : QDir(QStringLiteral("/dev")).entryList({QStringLiteral("nvidia[0-9]*")}, QDir::System, QDir::Name))
        devices << QStringLiteral("cuda:") + name.mid(6);
    return devices;
}

Result<std::vector<ExportLoss>> writeExport(const TimelineExport& what, TimelineFormat format, const std::filesystem::path& path)
{
    return writeTimelineFile(what, format, path, authorisedToShare(*what.timeline));
}

/// The demo conversation of the set-up, or nothing: $UNDERTONE_DEMO, beside the program, then where it is installed.
std::filesystem::path findDemoAudio()
{
    std::vector<std::filesystem::path> folders;
    if (const char* named = std::getenv("UNDERTONE_DEMO"))
        folders.emplace_back(named);
    for (const std::filesystem::path& share : programShareFolders())
        folders.push_back(share / "demo");
    for (const std::filesystem::path& data : xdgSystemDataFolders())
        folders.push_back(data / "demo");
    for (const std::filesystem::path& folder : folders) {
        std::error_code ignored;
        const std::filesystem::path audio = std::filesystem::weakly_canonical(folder / "demo.wav", ignored);
        if (!ignored && std::filesystem::is_regular_file(audio, ignored))
            return audio;
    }
    return {};
}

/// Beside the spectrograms: both are pictures of sound.
std::shared_ptr<const PeakStore> keptPeaks()
{
    const std::filesystem::path folder = xdgCacheFolder() / "spectrograms";
    return std::make_shared<const PeakStore>(plainStore(folder), folder);
}

}  // namespace

Application::Application(WindowOptions options)
    : m_options(std::move(options)), m_engine(analysisWorker(m_options, m_vaults)), m_recordings(m_pool, m_vaults, keptPeaks()),
      m_sounds(plainStore(xdgCacheFolder() / "spectrograms"), xdgCacheFolder() / "spectrograms", nullptr, FileSoundViews::mostBytesInMemory,
               m_vaults),
      m_playback(m_pool, m_vaults), m_session(m_document, m_engine, m_recordings, m_playback), m_projects(recentProjectsFile(), m_vaults),
      m_project(m_document, m_session, m_projects), m_window(m_document, m_session, m_project, m_playback, writeExport),
      m_trainings(programFolder() / "undertone-cli", trainingRunsFolder(), m_pool),
      m_corpora(programFolder() / "undertone-cli", corpusWorkplacesFolder(), recentProjectsFile())
{
    m_pool.setMaxThreadCount(poolThreads);
    m_session.setAnalysisSettings(analysisSettings(m_settings, m_options));
    m_window.setComputeDevices(graphicsCards());
    QObject::connect(&m_session, &ConversationSession::analysisSettingsChanged, &m_window,
                     [this](const AnalysisSettings& before, const AnalysisSettings& after) {
                         m_settings.setAnalysis(withChanges(m_settings.analysis(), before, after));
                     });
    m_window.setThemeChoice(m_options.theme.value_or(m_settings.theme()));
    m_window.languageMenu().setChoice(m_settings.language());
    m_window.setLastFolder(m_settings.lastFolder());
    m_window.setVolume(m_settings.volume());
    QObject::connect(&m_window, &MainWindow::volumeChanged, &m_window, [this](double volume) { m_settings.setVolume(volume); });
    m_window.setOutputDevice(m_settings.outputDevice());
    QObject::connect(&m_window, &MainWindow::outputDeviceChanged, &m_window,
                     [this](const QString& name) { m_settings.setOutputDevice(name); });
    m_window.setKeyMap(m_settings.keyMap());
    QObject::connect(&m_window, &MainWindow::keyMapChanged, &m_window, [this](const QString& code) { m_settings.setKeyMap(code); });
    connectModels();
    m_window.setTourWanted(!m_settings.tourSeen());
    QObject::connect(&m_window, &MainWindow::tourEnded, &m_window, [this] { m_settings.setTourSeen(); });
    m_window.setScalePercent(m_settings.scalePercent());
    QObject::connect(&m_window, &MainWindow::scaleChanged, &m_window, [this](int percent) { m_settings.setScalePercent(percent); });
    m_window.setUnwantedColumns(m_settings.unwantedColumns());
    QObject::connect(&m_window, &MainWindow::unwantedColumnsChanged, &m_window,
                     [this](const QList<int>& columns) { m_settings.setUnwantedColumns(columns); });
    m_window.setSoundViews(m_sounds);
    m_window.setLossReporter(exportLosses);
    m_window.setSpeakerService(m_engine.speakers());
    m_window.setSoundOptions(m_settings.soundOptions());
    QObject::connect(&m_window, &MainWindow::soundOptionsChanged, &m_window,
                     [this](const SoundViewOptions& sound) { m_settings.setSoundOptions(sound); });
    m_window.restoreLayout(m_settings.windowLayout());
    findDemo();
    QObject::connect(&m_window, &MainWindow::themeChoiceChanged, &m_window, [this](ThemeChoice choice) {
        m_settings.setTheme(choice);
        if (m_trainingWindow)
            m_trainingWindow->setTheme(Theme::of(themeMode(choice)));
        if (m_sessionsWindow)
            m_sessionsWindow->setTheme(Theme::of(themeMode(choice)));
        if (m_corpusWindow)
            m_corpusWindow->setTheme(Theme::of(themeMode(choice)));
    });
    QObject::connect(&m_window.languageMenu(), &LanguageMenu::chosen, &m_window,
                     [this](const QString& code) { m_settings.setLanguage(code); });
    QObject::connect(&m_session, &ConversationSession::modelChanged, &m_window, [this] {
        // Once it has loaded: a folder that holds none is not worth remembering. That of the command line is for this time.
        if (m_session.modelState() == ModelState::Loaded && (m_options.model.empty() || !m_session.modelDirectory().isEmpty()))
            m_settings.setModel(m_session.modelDirectory());
    });
    m_session.setTierMemory([this](const QString& segments) { return m_settings.tiers(QFileInfo(segments).absolutePath()); });
    QObject::connect(&m_session, &ConversationSession::tiersChosen, &m_window, [this](const QString& segments, const QStringList& tiers) {
        m_settings.setTiers(QFileInfo(segments).absolutePath(), tiers);
    });
    QObject::connect(&m_window, &MainWindow::trainingRequested, &m_window, [this] { showTrainings(); });
    connectSessions();
    QObject::connect(&m_window, &MainWindow::corporaRequested, &m_window, [this] { showCorpora(); });
    QObject::connect(&m_window, &MainWindow::corpusRequested, &m_window, [this](const QString& folder) {
        showCorpora();
        m_corpusWindow->open(folder);
    });
    QObject::connect(&m_corpora, &CorpusService::listed, &m_window, [this](RequestId, const std::shared_ptr<const CorpusListing>& listing) {
        m_projects.rememberCorpus(listing->folder);
    });
    QObject::connect(&m_window, &MainWindow::closing, &m_window, [this] {
        m_settings.setWindowLayout(m_window.saveLayout());
        m_settings.setLastFolder(m_window.lastFolder());
        if (m_trainingWindow)
            m_trainingWindow->close();  // or the program would stay for it; trainings go on
        if (m_sessionsWindow)
            m_sessionsWindow->close();
        if (m_corpusWindow)
            m_corpusWindow->close();
    });
}

Application::~Application() = default;

void Application::connectModels()
{
    QObject::connect(&m_window, &MainWindow::modelsWanted, &m_window, [this] { changeModels([] { return Status(); }); });
    QObject::connect(&m_window, &MainWindow::modelRenameRequested, &m_window, [this](const QString& name, const QString& newName) {
        changeModels([name = name.toStdString(), newName = newName.toStdString()] { return renameInstalledModel(name, newName); });
    });
    QObject::connect(&m_window, &MainWindow::modelRemovalRequested, &m_window,
                     [this](const QString& name) { changeModels([name = name.toStdString()] { return removeInstalledModel(name); }); });
}

void Application::changeModels(const std::function<Status()>& change)
{
    m_pool.start(m_tasks.counted([this, change] {
        const Status changed = catchAll(change);
        const auto models = catchAll([] { return findModels(); });
        QMetaObject::invokeMethod(
            &m_window,
            [this, changed, found = models ? *models : std::vector<FoundModel>()] {
                m_window.showModels(found);
                if (!changed)
                    m_window.showModelsMishap(changed.error());
            },
            Qt::QueuedConnection);
    }));
}

void Application::findDemo()
{
    const std::filesystem::path audio = findDemoAudio();
    m_window.setDemo(QString::fromStdString(audio.string()), QString::fromStdString(segmentsBeside(audio).string()));
}

/// While a session is recorded every window says so.
void Application::signWindow(QWidget& window)
{
    RecordingSign* sign = RecordingSign::putOn(window, m_capture, Theme::of(themeMode(m_window.themeChoice())));
    QObject::connect(sign, &RecordingSign::clicked, &m_window, [this] { showSessions(); });
    QObject::connect(&m_window, &MainWindow::themeChoiceChanged, sign,
                     [sign](ThemeChoice choice) { sign->setTheme(Theme::of(themeMode(choice))); });
}

void Application::showTrainings()
{
    if (!m_trainingWindow) {
        m_trainingWindow = std::make_unique<TrainingRunsWindow>(m_trainings, Theme::of(themeMode(m_window.themeChoice())));
        signWindow(*m_trainingWindow);
        QObject::connect(m_trainingWindow.get(), &TrainingRunsWindow::openModelRequested, &m_window,
                         [this](const std::filesystem::path& directory) {
                             m_session.loadModel(QString::fromStdString(directory.string()));
                             m_window.raise();
                             m_window.activateWindow();
                         });
    }
    m_trainingWindow->show();
    m_trainingWindow->raise();
    m_trainingWindow->activateWindow();
}

/// As the workbench analyses: a session that was analysed while it was recorded has the same results when it is opened there.
AnalysisJobRequest Application::liveAnalysis() const
{
    const AnalysisSettings& settings = m_session.analysisSettings();
    AnalysisJobRequest request;
    const std::string chosen = m_session.modelDirectory().toStdString();
    request.engine.modelDirectory = chosen.empty() ? m_options.model : chosen;
    request.engine.device = settings.device;
    request.engine.dtype = settings.dtype;
    request.analysis.memory = settings.memory;
    request.analysis.lossAfter = settings.memory == MemoryMode::Dpm ? settings.lossAfter : LossAfter::Skip;
    if (const auto stepping = parseStepping(settings.stepping))
        request.analysis.stepping = *stepping;
    return request;
}

/// A model may lie anywhere: the one that is in use, and the one that was chosen last.
std::vector<std::filesystem::path> Application::otherModels() const
{
    std::vector<std::filesystem::path> folders;
    const std::string loaded = m_session.modelState() == ModelState::Loaded ? m_session.model().directory : std::string();
    for (const std::filesystem::path folder : {loaded, m_options.model, m_settings.model().toStdString()}) {
        std::error_code ignored;
        if (std::filesystem::is_directory(folder, ignored))  // one that was moved away since is none to look through
            folders.push_back(folder);
    }
    return folders;
}

void Application::connectSessions()
{
    m_window.setCapture(m_capture);
    m_capture.setAnalysis([this] { return liveAnalysis(); });
    m_window.setSessions(m_sessions);
    m_sessions.setModelFolders([this] { return otherModels(); });
    QObject::connect(&m_window, &MainWindow::sessionsRequested, &m_window, [this] { showSessions(); });
    QObject::connect(&m_window, &MainWindow::sessionRequested, &m_window, [this](const QString& folder) {
        showSessions();
        m_sessionsWindow->showSession(folder.toStdString());
    });
    m_sessions.look(m_settings.vaultFolder().toStdString());  // locked: where its sessions stand is not known yet, that they are is
    QObject::connect(&m_sessions, &SessionService::closing, &m_session, &ConversationSession::closeSealed);
    QObject::connect(&m_window, &MainWindow::storageRequested, &m_window, [this] { showStorage(); });
    m_shownSession.follow(m_session);
    const auto tellShown = [this] {
        if (m_sessionsWindow)
            m_sessionsWindow->setShown(m_session.isSealed() ? m_session.recording()->path : std::filesystem::path());
    };
    QObject::connect(&m_session, &ConversationSession::recordingOpened, &m_window, tellShown);
    QObject::connect(&m_session, &ConversationSession::closed, &m_window, tellShown);
    QObject::connect(&m_session, &ConversationSession::stateChanged, &m_window, [this] {
        if (m_sessionsWindow)
            m_sessionsWindow->setWorking(m_session.isSealed() && m_session.isBusy());
    });
}

void Application::showSessions()
{
    if (!m_sessionsWindow) {
        m_sessionsWindow = std::make_unique<SessionsWindow>(m_sessions, m_capture, Theme::of(themeMode(m_window.themeChoice())));
        m_sessionsWindow->setAutoLockMinutes(m_settings.autoLockMinutes());
        QObject::connect(m_sessionsWindow.get(), &SessionsWindow::autoLockChanged, &m_window,
                         [this](int minutes) { m_settings.setAutoLockMinutes(minutes); });
        QObject::connect(m_sessionsWindow.get(), &SessionsWindow::vaultChosen, &m_window, [this](const std::filesystem::path& folder) {
            m_settings.setVaultFolder(QString::fromStdString(folder.string()));
        });
        QObject::connect(m_sessionsWindow.get(), &SessionsWindow::openRequested, &m_window, [this](const std::filesystem::path& folder) {
            m_window.openSession(QString::fromStdString(folder.string()));
            m_window.raise();
            m_window.activateWindow();
        });
        m_sessions.look(m_settings.vaultFolder().toStdString());
    }
    m_sessionsWindow->show();
    m_sessionsWindow->raise();
    m_sessionsWindow->activateWindow();
}

BatchModel Application::batchModel() const
{
    const bool loaded = m_session.modelState() == ModelState::Loaded;
    return {loaded ? std::filesystem::path(m_session.model().directory) : std::filesystem::path(), m_session.analysisSettings()};
}

void Application::showCorpora()
{
    if (!m_corpusWindow) {
        m_corpusWindow = std::make_unique<CorpusWindow>(m_corpora, Theme::of(themeMode(m_window.themeChoice())));
        m_corpusWindow->setFolder(m_window.lastFolder());
        signWindow(*m_corpusWindow);
        QObject::connect(m_corpusWindow.get(), &CorpusWindow::openRequested, &m_window,
                         [this](const QString& project, const QString& sentence) {
                             m_window.openDialogue(project, sentence);
                             m_window.raise();
                             m_window.activateWindow();
                         });
        const auto tellModel = [this] { m_corpusWindow->setModel(batchModel()); };
        QObject::connect(&m_session, &ConversationSession::modelChanged, m_corpusWindow.get(), tellModel);
        QObject::connect(&m_session, &ConversationSession::analysisSettingsChanged, m_corpusWindow.get(), tellModel);
    }
    m_corpusWindow->setModel(batchModel());
    m_corpusWindow->show();
    m_corpusWindow->raise();
    m_corpusWindow->activateWindow();
}

void Application::showStorage()
{
    m_storage.setVault(m_settings.vaultFolder().toStdString());
    auto* dialog = new StorageDialog(m_storage, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &StorageDialog::sessionsRequested, &m_window, [this, dialog](const std::filesystem::path& session) {
        dialog->close();
        showSessions();
        m_sessionsWindow->showSession(session);
    });
    dialog->open();
}

void Application::openWhatWasAsked()
{
    // One that was named on the command line is what the empty folder stands for.
    m_session.loadModel(m_options.model.empty() ? m_settings.model() : QString(), WhenMissing::UseShipped);
    if (m_options.audio.empty())
        return;
    if (m_options.audio.extension() == Project::extension)
        return m_project.open(QString::fromStdString(m_options.audio.string()));
    // Named on the command line, it was asked for: it is analysed at once, as with the demo.
    m_session.open(QString::fromStdString(m_options.audio.string()), QString::fromStdString(m_options.segments.string()),
                   OpenMode::Analyse);
    m_session.setSegmentsSelection(m_options.selection);
    m_session.setAttestation(QString::fromStdString(m_options.attestation));
}

int Application::run()
{
    m_window.show();
    openWhatWasAsked();
    const int exitCode = QApplication::exec();
    m_session.close();
    return exitCode;
}

}  // namespace undertone
