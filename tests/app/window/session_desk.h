// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_context.h"
#include "app/window/analysis_worker.h"
#include "app/window/engine_bridge.h"
#include "app/window/file_recordings.h"
#include "app/window/file_sound_views.h"
#include "app/window/project_files.h"
#include "app/window/session_capture.h"
#include "app/window/shown_session.h"
#include "app/window/vault_sessions.h"
#include "audio/capture/simulated_host.h"
#include "tests/support/vault_folder.h"
#include "tests/ui/simulated_services.h"
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/project_session.h"
#include "ui/main_window.h"
#include "ui/recording/sessions_window.h"

#include <QDir>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace undertone::test {

inline constexpr int rate = 16000;

/// Two voices, one after the other.
inline SimulatedSound speakingDevice(const std::shared_ptr<std::vector<float>>& speech)
{
    SimulatedSound sound;
    sound.channels = 2;
    sound.sampleRate = rate;
    sound.speed = 4.0;
    sound.signal = [speech](std::uint64_t frame, int channel) {
        const auto at = static_cast<std::size_t>(frame) + static_cast<std::size_t>(channel) * rate;
        return (*speech)[at % speech->size()];
    };
    return sound;
}

/// The program without its sound device, over folders of its own: real keys, files and model, a simulated microphone.
struct Program {
    Program(const QDir& folder, const std::shared_ptr<std::vector<float>>& speech)
        : engine([vaults = vaults, model = folder.filePath(QStringLiteral("model")).toStdString()] {
              EngineOptions options;
              options.device = "cpu";
              options.threads = 1;
              return std::make_unique<AnalysisWorker>(model, options, vaults);
          }),
          sounds(plainStore(folder.filePath(QStringLiteral("cache/tiles")).toStdString()),
                 folder.filePath(QStringLiteral("cache/tiles")).toStdString(), nullptr, FileSoundViews::mostBytesInMemory, vaults),
          projects(folder.filePath(QStringLiteral("state/recent.json")).toStdString(), vaults), sessions(vaults, cheapPassphrase),
          capture(vaults, {{"simulated:", makeSimulatedHost(speakingDevice(speech)), true}}, pool)
    {
        window.setCapture(capture);
        capture.setAnalysis([model = folder.filePath(QStringLiteral("model")).toStdString()] {
            AnalysisJobRequest request;
            request.engine.modelDirectory = model;
            request.engine.device = "cpu";
            request.engine.threads = 1;
            request.analysis.lossAfter = LossAfter::Measure;
            return request;
        });
        window.setSoundViews(sounds);
        session.loadModel({});
        QObject::connect(&sessions, &SessionService::closing, &session, &ConversationSession::closeSealed);
        shown.follow(session);
        QObject::connect(&library, &SessionsWindow::openRequested, &window,
                         [this](const std::filesystem::path& opened) { window.openSession(QString::fromStdString(opened.string())); });
        sessions.look(folder.filePath(QStringLiteral("vault")).toStdString());
        library.show();
        window.show();
    }

    template <typename Widget> [[nodiscard]] Widget& part(const char* name) const
    {
        return *library.findChild<Widget*>(QLatin1String(name));
    }

    QThreadPool pool;
    std::shared_ptr<OpenVaults> vaults = std::make_shared<OpenVaults>();
    ConversationDocument document;
    EngineBridge engine;
    FileRecordings recordings{pool, vaults};
    FileSoundViews sounds;
    SimulatedPlayback playback;
    ConversationSession session{document, engine, recordings, playback};
    ProjectFiles projects;
    ProjectSession project{document, session, projects};
    VaultSessions sessions;
    ShownSession shown{vaults};
    SessionCapture capture;
    MainWindow window{document, session, project, playback, [](const TimelineExport&, TimelineFormat, const std::filesystem::path&) {
                          return Result<std::vector<ExportLoss>>(std::vector<ExportLoss>());
                      }};
    SessionsWindow library{sessions, capture, Theme::of(ThemeMode::Light)};
};

}  // namespace undertone::test
