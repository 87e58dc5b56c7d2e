// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulated_services.h"
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/message_banner.h"
#include "ui/conversation/project_session.h"
#include "ui/conversation/utterance_table.h"
#include "ui/main_window.h"

namespace undertone {

/// A whole window over simulated services.
struct WindowFixture {
    static constexpr int sentences = 42;

    Conversation conversation = simulatedConversation(sentences);
    double durationSeconds = conversation.segments.back().endSeconds + 1.4;
    ConversationDocument document;
    SimulatedAnalysisService analysis{conversation};
    SimulatedRecordingService recordings{conversation, durationSeconds};
    SimulatedPlayback playback;
    SimulatedProjectService projects;
    ConversationSession session{document, analysis, recordings, playback};
    ProjectSession project{document, session, projects};
    std::filesystem::path exportedPath;
    TimelineFormat exportedFormat = TimelineFormat::Json;
    double exportedSeconds = 0.0;
    std::filesystem::path exportedKeep;
    Timeline exported;
    std::vector<ExportLoss> losses;  ///< what the writer says it lost
    MainWindow window{document, session, project, playback,
                      [this](const TimelineExport& what, TimelineFormat format, const std::filesystem::path& path) {
                          exportedPath = path;
                          exportedFormat = format;
                          exportedSeconds = what.durationSeconds;
                          exportedKeep = what.keep;
                          exported = *what.timeline;
                          return Result<std::vector<ExportLoss>>(losses);
                      }};

    [[nodiscard]] UtteranceTable& table() const { return *window.findChild<UtteranceTable*>(); }
    [[nodiscard]] QString bannerText() const { return window.findChild<MessageBanner*>()->text(); }

    void openAndRun(int analysed)
    {
        session.loadModel({});
        session.open(QStringLiteral("/data/kitchen-table.wav"), QStringLiteral("/data/kitchen-table.rttm"), OpenMode::Analyse);
        analysis.begin();
        analysis.analyse(analysed);
    }
};

}  // namespace undertone
