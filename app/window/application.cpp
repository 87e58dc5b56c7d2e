// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/application.h"

#include "app/jobs/analysis/timeline_file.h"
#include "app/jobs/job_context.h"
#include "app/window/analysis_worker.h"
#include "app/window/found_models.h"
#include "engine/core/catch_all.h"
#include "engine/core/segments_format.h"
#include "engine/io/xdg_paths.h"
#include "engine/project/project.h"
#include "engine/project/recent_projects.h"
#include "ui/language_menu.h"

#include <QApplication>
#include <QFileInfo>

#include <cstdlib>

namespace undertone {
namespace {

/// Peaks, segments, playback's file, run folders and a corpus at a time: they wait for the disk, seldom for a processor.
constexpr int poolThreads = 6;

EngineBridge::WorkerFactory analysisWorker(const WindowOptions& options)
{
    EngineOptions engine;
    engine.device = options.device;
    engine.dtype = options.dtype;
    return [engine, model = options.model] { return std::make_unique<AnalysisWorker>(engine, model); };
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

}  // namespace

Application::Application(WindowOptions options)
    : m_options(std::move(options)), m_engine(analysisWorker(m_options)), m_recordings(m_pool),
      m_sounds(plainStore(xdgCacheFolder() / "spectrograms"), xdgCacheFolder() / "spectrograms"), m_playback(m_pool),
      m_session(m_document, m_engine, m_recordings, m_playback), m_projects(recentProjectsFile()),
      m_project(m_document, m_session, m_projects), m_window(m_document, m_session, m_project, m_playback, writeExport),
      m_trainings(programFolder() / "undertone-cli", trainingRunsFolder(), m_pool)
{
    m_pool.setMaxThreadCount(poolThreads);
    m_session.setMemory(m_options.memory);
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
    QObject::connect(&m_window, &MainWindow::modelsWanted, &m_window, [this] {
        m_pool.start(m_tasks.counted([this] {
            const auto models = catchAll([] { return findModels(); });
            QMetaObject::invokeMethod(
                &m_window, [this, found = models ? *models : std::vector<FoundModel>()] { m_window.showModels(found); },
                Qt::QueuedConnection);
        }));
    });
    m_window.setTourWanted(!m_settings.tourSeen());
    QObject::connect(&m_window, &MainWindow::tourEnded, &m_window, [this] { m_settings.setTourSeen(); });
    m_window.setScalePercent(m_settings.scalePercent());
    QObject::connect(&m_window, &MainWindow::scaleChanged, &m_window, [this](int percent) { m_settings.setScalePercent(percent); });
    m_window.setSoundViews(m_sounds);
    m_window.setSoundOptions(m_settings.soundOptions());
    QObject::connect(&m_window, &MainWindow::soundOptionsChanged, &m_window,
                     [this](const SoundViewOptions& sound) { m_settings.setSoundOptions(sound); });
    m_window.restoreLayout(m_settings.windowLayout());
    findDemo();
    QObject::connect(&m_window, &MainWindow::themeChoiceChanged, &m_window, [this](ThemeChoice choice) {
        m_settings.setTheme(choice);
        if (m_trainingWindow)
            m_trainingWindow->setTheme(Theme::of(themeMode(choice)));
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
    QObject::connect(&m_window, &MainWindow::closing, &m_window, [this] {
        m_settings.setWindowLayout(m_window.saveLayout());
        m_settings.setLastFolder(m_window.lastFolder());
        if (m_trainingWindow)
            m_trainingWindow->close();  // or the program would stay for it; trainings go on
    });
}

Application::~Application() = default;

void Application::findDemo()
{
    const std::filesystem::path audio = findDemoAudio();
    m_window.setDemo(QString::fromStdString(audio.string()), QString::fromStdString(segmentsBeside(audio).string()));
}

void Application::showTrainings()
{
    if (!m_trainingWindow) {
        m_trainingWindow = std::make_unique<TrainingRunsWindow>(m_trainings, Theme::of(themeMode(m_window.themeChoice())));
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

int Application::run(QApplication& application)
{
    m_window.show();
    openWhatWasAsked();
    const int exitCode = application.exec();
    m_session.close();
    return exitCode;
}

}  // namespace undertone
