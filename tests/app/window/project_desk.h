// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/project_files.h"
#include "audio/wav_writer.h"
#include "tests/ui/simulated_services.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/message_banner.h"
#include "ui/conversation/project_session.h"
#include "ui/main_window.h"
#include "ui/translation.h"

#include <QAction>
#include <QDir>
#include <QString>
#include <QtTest>

#include <cmath>
#include <memory>

namespace undertone {

/// A window as the program has it, over the projects of one user. Engine, recordings and sound are simulated.
struct Desk {
    static constexpr int sentences = 6;

    explicit Desk(const std::filesystem::path& state) : projects(state / "recent.json") { session.loadModel({}); }

    [[nodiscard]] QAction& action(const char* name) const { return *window.findChild<QAction*>(QLatin1String(name)); }
    [[nodiscard]] QString banner() const { return window.findChild<MessageBanner*>()->text(); }
    void analyse()
    {
        session.analyse();
        analysis.begin();
        analysis.finish();
    }

    Conversation conversation = simulatedConversation(Desk::sentences);
    double durationSeconds = conversation.segments.back().endSeconds + 1.0;
    ConversationDocument document;
    SimulatedAnalysisService analysis{conversation};
    SimulatedRecordingService recordings{conversation, durationSeconds};
    SimulatedPlayback playback;
    ConversationSession session{document, analysis, recordings, playback};
    ProjectFiles projects;
    ProjectSession project{document, session, projects};
    Timeline exported;  ///< last
    std::filesystem::path exportedKeep;
    MainWindow window{document, session, project, playback,
                      [this](const TimelineExport& what, TimelineFormat, const std::filesystem::path&) {
                          exported = *what.timeline;
                          exportedKeep = what.keep;
                          return Result<std::vector<ExportLoss>>(std::vector<ExportLoss>());
                      }};
};

/// A recording as long as the conversation of a Desk.
inline bool writeDeskRecording(const QString& path, float loudness)
{
    const Conversation conversation = simulatedConversation(Desk::sentences);
    std::vector<float> samples(static_cast<std::size_t>((conversation.segments.back().endSeconds + 1.0) * 16000));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = loudness * std::sin(0.05F * static_cast<float>(i % 16000));
    auto wav = WavWriter::create(path.toStdString(), {}, ExistingFile::Refuse);
    return wav.ok() && (*wav)->write(samples).ok() && (*wav)->finish().ok();
}

/// What a Desk needs in `folder`: a folder for its state, and the recording talk.wav. The window speaks English.
inline bool prepareDesk(const QString& folder)
{
    installTranslation(*qApp, QLocale(QLocale::English));
    const QDir place(folder);
    return place.mkpath(QStringLiteral("state")) && writeDeskRecording(place.filePath(QStringLiteral("talk.wav")), 0.3F);
}

/// A Desk over a folder of prepareDesk() with its recording analysed, a new project `file` of it, and its window in view; null where one of
/// these failed.
inline std::unique_ptr<Desk> deskWithProject(const QString& folder, const QString& file)
{
    const QDir place(folder);
    auto desk = std::make_unique<Desk>(place.filePath(QStringLiteral("state")).toStdString());
    desk->session.open(place.filePath(QStringLiteral("talk.wav")), place.filePath(QStringLiteral("talk.csv")));
    desk->analyse();
    desk->project.create(file);
    if (!QTest::qWaitFor([&] { return desk->project.isOpen(); }))
        return nullptr;
    desk->window.show();
    return QTest::qWaitForWindowExposed(&desk->window) ? std::move(desk) : nullptr;
}

}  // namespace undertone
