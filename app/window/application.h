// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/task_group.h"
#include "app/training/training_processes.h"
#include "app/window/corpus_files.h"
#include "app/window/device_playback.h"
#include "app/window/engine_bridge.h"
#include "app/window/file_recordings.h"
#include "app/window/file_sound_views.h"
#include "app/window/file_storage.h"
#include "app/window/open_vaults.h"
#include "app/window/project_files.h"
#include "app/window/session_capture.h"
#include "app/window/settings.h"
#include "app/window/shown_session.h"
#include "app/window/vault_sessions.h"
#include "app/window/window_options.h"
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/project_session.h"
#include "ui/corpus/corpus_window.h"
#include "ui/main_window.h"
#include "ui/recording/sessions_window.h"
#include "ui/training/training_runs_window.h"

#include <QThreadPool>

#include <functional>
#include <memory>

namespace undertone {

/// Wires document, engine, files, sound and window, and takes them down in the right order: the window first, the
/// engine thread last.
class Application {
public:
    explicit Application(WindowOptions options);
    ~Application();

    /// Shows the window and runs until it is closed. Returns the exit code.
    int run();

private:
    void connectModels();
    /// Makes the change on a thread of the pool, then shows the models that there are.
    void changeModels(const std::function<Status()>& change);
    void findDemo();
    void openWhatWasAsked();
    void signWindow(QWidget& window);
    void showTrainings();
    void connectSessions();
    [[nodiscard]] AnalysisJobRequest liveAnalysis() const;
    [[nodiscard]] std::vector<std::filesystem::path> otherModels() const;
    void showSessions();
    void showCorpora();
    [[nodiscard]] BatchModel batchModel() const;
    void showStorage();

    WindowOptions m_options;
    QThreadPool m_pool;  ///< of all who read files; each waits for its own tasks
    Settings m_settings;
    std::shared_ptr<OpenVaults> m_vaults = std::make_shared<OpenVaults>();
    ConversationDocument m_document;
    EngineBridge m_engine;
    FileRecordings m_recordings;
    FileSoundViews m_sounds;
    DevicePlayback m_playback;
    ConversationSession m_session;
    ProjectFiles m_projects;
    ProjectSession m_project;
    VaultSessions m_sessions{m_vaults};
    ShownSession m_shownSession{m_vaults};
    SessionCapture m_capture{m_vaults, captureSources(), m_pool};
    FileStorage m_storage{m_pool};
    MainWindow m_window;
    TrainingProcesses m_trainings;
    CorpusFiles m_corpora;
    std::unique_ptr<TrainingRunsWindow> m_trainingWindow;  ///< made when it is first asked for
    std::unique_ptr<SessionsWindow> m_sessionsWindow;      ///< likewise
    std::unique_ptr<CorpusWindow> m_corpusWindow;          ///< likewise
    TaskGroup m_tasks;                                     ///< last: what it waits for speaks to the window
};

}  // namespace undertone
