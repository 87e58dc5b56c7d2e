// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/speaker_finding.h"

#include "ui/conversation/conversation_session.h"
#include "ui/conversation/project_session.h"

#include <utility>

namespace undertone {

SpeakerFinding::SpeakerFinding(ProjectSession& project, ConversationSession& session, SpeakerService& service, QObject* parent)
    : QObject(parent), m_project(project), m_session(session), m_service(service)
{
    connect(&m_service, &SpeakerService::progressed, this, [this](RequestId request, double fraction) {
        if (request != m_request)
            return;
        m_progress = fraction;
        Q_EMIT stateChanged();
    });
    connect(&m_service, &SpeakerService::found, this, [this](RequestId request, const Conversation& found) {
        if (request == m_request)
            take(found);
    });
    connect(&m_service, &SpeakerService::failed, this, [this](RequestId request, const Error& error) {
        if (request != m_request)
            return;
        m_request = 0;
        m_progress.reset();
        if (error.code != ErrorCode::Cancelled)
            Q_EMIT mishap(error);
        Q_EMIT stateChanged();
    });
    connect(&m_session, &ConversationSession::closed, this, &SpeakerFinding::cancel);
}

bool SpeakerFinding::canFind() const
{
    return m_project.isOpen() && m_project.canEdit() && m_session.recording() && !m_session.isBusy() && !m_progress;
}

void SpeakerFinding::findTurns(std::optional<int> count)
{
    start(count, nullptr);
}

void SpeakerFinding::nameSpeakers(std::optional<int> count)
{
    if (m_project.isOpen())
        start(count, std::make_shared<const Conversation>(m_project.project()->conversation));
}

void SpeakerFinding::start(std::optional<int> count, std::shared_ptr<const Conversation> sentences)
{
    if (!canFind())
        return;
    m_sentences = std::move(sentences);
    m_request = ++m_lastRequest;
    m_progress = 0.0;
    m_service.find(m_request, {m_session.recording()->path, m_sentences, count, m_session.attestation().toStdString()});
    Q_EMIT stateChanged();
}

void SpeakerFinding::cancel()
{
    if (m_request != 0)
        m_service.cancel();
}

void SpeakerFinding::take(const Conversation& found)
{
    m_request = 0;
    m_progress.reset();
    const bool isCurrent = m_project.isOpen() && m_project.canEdit()
        && (m_sentences == nullptr || m_sentences->segments == m_project.project()->conversation.segments);
    if (!isCurrent) {
        Q_EMIT outdated();
    } else if (found.segments.empty()) {
        Q_EMIT mishap({ErrorCode::UnsupportedFormat, message("analysis.no-speech")});
    } else {
        if (m_sentences == nullptr)
            m_project.edit(edits::TakeTurns{found});
        else
            m_project.edit(edits::NameSpeakers{found});
        Q_EMIT taken(static_cast<int>(found.speakers.size()), static_cast<int>(found.segments.size()));
    }
    Q_EMIT stateChanged();
}

}  // namespace undertone
