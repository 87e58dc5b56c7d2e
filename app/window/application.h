// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/task_group.h"
#include "app/training/training_processes.h"
#include "app/window/device_playback.h"
#include "app/window/engine_bridge.h"
#include "app/window/file_recordings.h"
#include "app/window/file_sound_views.h"
#include "app/window/project_files.h"
#include "app/window/settings.h"
#include "app/window/window_options.h"
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/project_session.h"
#include "ui/main_window.h"
#include "ui/training/training_runs_window.h"

#include <QThreadPool>

#include <memory>

class QApplication;

namespace undertone {

/// Wires document, engine, files, sound and window, and takes them down in the right order: the window first, the
/// engine thread last.
class Application {
public:
    explicit Application(WindowOptions options);
    ~Application();

    /// Shows the window and runs until it is closed. Returns the exit code.
    int run(QApplication& application);

private:
    void findDemo();
    void openWhatWasAsked();
    void showTrainings();

    WindowOptions m_options;
    QThreadPool m_pool;  ///< of all who read files; each waits for its own tasks
    Settings m_settings;
    ConversationDocument m_document;
    EngineBridge m_engine;
    FileRecordings m_recordings;
    FileSoundViews m_sounds;
    DevicePlayback m_playback;
    ConversationSession m_session;
    ProjectFiles m_projects;
    ProjectSession m_project;
    MainWindow m_window;
    TrainingProcesses m_trainings;
    std::unique_ptr<TrainingRunsWindow> m_trainingWindow;  ///< made when it is first asked for
    TaskGroup m_tasks;                                     ///< last: what it waits for speaks to the window
};

}  // namespace undertone
