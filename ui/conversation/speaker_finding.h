// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/speaker_service.h"

#include <QObject>

#include <optional>

namespace undertone {

class ConversationSession;
class ProjectSession;

/// What is found of the speakers becomes one edit of the open project. A search ends without one where the project is closed meanwhile, or
/// its sentences were changed. GUI thread; nothing here waits.
class SpeakerFinding : public QObject {
    Q_OBJECT
public:
    SpeakerFinding(ProjectSession& project, ConversationSession& session, SpeakerService& service, QObject* parent = nullptr);

    /// A project is open and may be edited, no analysis is in progress, and no search.
    [[nodiscard]] bool canFind() const;
    /// How much of the search in progress is done, 0 to 1; nothing: there is none.
    [[nodiscard]] std::optional<double> progress() const { return m_progress; }

    /// Cuts the recording into turns of speakers.
    void findTurns(std::optional<int> count);
    /// Keeps the sentences and finds who speaks in each.
    void nameSpeakers(std::optional<int> count);
    void cancel();

Q_SIGNALS:
    void stateChanged();
    void taken(int speakers, int sentences);  ///< the project got its edit
    void mishap(const undertone::Error& error);
    void outdated();  ///< the sentences were changed meanwhile: what was found is not taken

private:
    void start(std::optional<int> count, std::shared_ptr<const Conversation> sentences);
    void take(const Conversation& found);

    ProjectSession& m_project;
    ConversationSession& m_session;
    SpeakerService& m_service;
    RequestId m_request = 0;  ///< whose answer is waited for; 0: none
    RequestId m_lastRequest = 0;
    std::optional<double> m_progress;
    std::shared_ptr<const Conversation> m_sentences;  ///< that are named; null: the recording is cut
};

}  // namespace undertone
