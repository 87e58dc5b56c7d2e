// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversation_document.h"
#include "ui/file_path.h"
#include "ui/services/project_service.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace undertone {

class ConversationSession;

/// What the user does with a project, turned into requests to the service, and its answers into the document. Edits are about the sentences
/// that are selected. GUI thread; nothing here waits.
class ProjectSession : public QObject {
    Q_OBJECT
public:
    ProjectSession(ConversationDocument& document, ConversationSession& session, ProjectService& service, QObject* parent = nullptr);
    ~ProjectSession() override { flushStatement(); }

    void open(const QString& path);
    /// A project of what is open, its sentences and finished runs.
    void create(const QString& path);
    /// Names the recording of the project that is being opened, after recordingMissing().
    void findRecording(const QString& audio);
    /// What is open is a recorded session: its project, once no run is going on. Labels and texts are sealed in it.
    void openOfSession();
    /// Gives up the project that is being made or opened.
    void cancelOpening();
    void saveCopy(const QString& path) { m_service.saveCopy(toPath(path)); }
    [[nodiscard]] ProjectService& service() { return m_service; }

    [[nodiscard]] bool isOpen() const { return m_shown != nullptr; }
    /// One is being read or made, or its recording opens.
    [[nodiscard]] bool isOpening() const
    {
        return (m_request != 0 && !m_openingOfSession) || (m_opened != nullptr && !m_opened->audio.empty());
    }
    [[nodiscard]] bool canCreate() const;
    /// It is that of a recorded session: nothing of it leaves by this window.
    [[nodiscard]] bool isOfSession() const;
    /// How much of the recording has been read for the project that is being made or opened, 0 to 1; nothing while that takes no time
    /// worth a word.
    [[nodiscard]] std::optional<double> readingProgress() const { return m_reading; }
    [[nodiscard]] bool isCreating() const { return m_request != 0 && m_creating; }
    [[nodiscard]] const QString& openingName() const { return m_openingName; }  ///< file name of the project that is being made or opened
    /// A project is open, and nobody else writes to it. During a run that finds its sentences itself there are none to edit yet.
    [[nodiscard]] bool canEdit() const;
    [[nodiscard]] const ProjectSnapshot* project() const { return m_shown.get(); }
    [[nodiscard]] QString name() const;  ///< file name without its folder; empty: none is open
    /// A finished run would be gone: it belongs to no project, and was not exported.
    [[nodiscard]] bool hasUnkeptRun() const { return m_unkept; }
    void forgetUnkeptRun() { m_unkept = false; }

    void undo();
    void redo();
    void edit(const ProjectEdit& edit);
    void review(const ReviewAction& action);
    // Of what is selected; without effect where that does not fit.
    void label(int place);
    void reveal();
    void nudge(edits::Edge edge, double seconds);
    void moveToPlayhead(edits::Edge edge);
    void snap();  ///< both boundaries to where it is quietest near them
    /// A new sentence; `speaker` by the document's lanes, -1: not known.
    void add(double startSeconds, double endSeconds, int speaker);
    void split();  ///< at the playhead
    void merge();  ///< all that are selected, or one with the next
    void remove();
    void assignSpeaker(SpeakerId speaker);
    void assignNewSpeaker(const QString& name);

Q_SIGNALS:
    void stateChanged();
    /// The project that is being opened names a recording that was not found.
    void recordingMissing(const QString& project, const QString& audio);
    void mishap(const undertone::Error& error);
    void cancelled();  ///< by cancelOpening()
    /// A project was opened or made, and is shown.
    void adopted();
    /// What the last edit has to tell.
    void noted(const std::vector<undertone::Message>& notes);

private:
    RequestId ask(const QString& name);
    void takeOpened(std::shared_ptr<const ProjectSnapshot> project);
    void takeOfSession();
    void adopt(const std::shared_ptr<const ProjectSnapshot>& project);
    void show(std::shared_ptr<const ProjectSnapshot> project);
    void showRun(RunRole role, const std::shared_ptr<const Timeline>& run, const std::shared_ptr<const Timeline>& before);
    void keepRun(RunRole role, bool foundSentences);
    void leave();
    void keepStatement(const QString& text);
    void flushStatement();

    ConversationDocument& m_document;
    ConversationSession& m_session;
    ProjectService& m_service;
    RequestId m_request = 0;  ///< whose answer is waited for; 0: none
    RequestId m_lastRequest = 0;
    bool m_creating = false;
    bool m_openingOfSession = false;  ///< what is waited for is the project of the session that is open
    bool m_sessionWaits = false;      ///< for a run to end, to have its project opened
    QString m_openingName;
    QElapsedTimer m_sinceAsked;
    std::optional<double> m_reading;
    bool m_unkept = false;
    std::optional<std::string> m_statement;           ///< what is stated about the recording, and not kept by the project yet
    QTimer m_statementTimer;                          ///< until it is: it is typed letter by letter
    std::shared_ptr<const ProjectSnapshot> m_opened;  ///< waits for its recording to open
    std::shared_ptr<const ProjectSnapshot> m_shown;   ///< null: no project is open
};

}  // namespace undertone
