// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/project_session.h"

#include "ui/conversation/conversation_session.h"
#include "ui/timeline/silence.h"

#include <QFileInfo>

#include <utility>

namespace undertone {
namespace {

/// What takes less is done before anyone has read that it is going on.
constexpr qint64 worthAWordMs = 400;
/// How far a boundary goes to reach silence.
constexpr double snapSeconds = 0.25;
constexpr int whileTypingMs = 800;

}  // namespace

ProjectSession::ProjectSession(ConversationDocument& document, ConversationSession& session, ProjectService& service, QObject* parent)
    : QObject(parent), m_document(document), m_session(session), m_service(service)
{
    connect(&m_service, &ProjectService::opened, this, [this](RequestId request, std::shared_ptr<const ProjectSnapshot> project) {
        if (request == m_request)
            takeOpened(std::move(project));
    });
    connect(&m_service, &ProjectService::failed, this, [this](RequestId request, const Error& error) {
        if (request != m_request)
            return;
        m_request = 0;
        m_reading.reset();
        const bool ofSession = std::exchange(m_openingOfSession, false);
        if (error.code == ErrorCode::Cancelled)
            Q_EMIT cancelled();
        else if (!ofSession || error.code != ErrorCode::NotAuthorised)  // a session without leave to analyse has no labels
            Q_EMIT mishap(error);
        if (!ofSession)
            openOfSession();  // it stood back behind what has failed
        Q_EMIT stateChanged();
    });
    connect(&m_service, &ProjectService::progressed, this, [this](RequestId request, double fraction) {
        if (request != m_request || m_sinceAsked.elapsed() < worthAWordMs)
            return;
        m_reading = fraction;
        Q_EMIT stateChanged();
    });
    connect(&m_service, &ProjectService::changed, this, [this](std::shared_ptr<const ProjectSnapshot> project) {
        if (m_shown != nullptr && project->path == m_shown->path)
            show(std::move(project));
        if (m_shown != nullptr && !m_shown->notes.empty())
            Q_EMIT noted(m_shown->notes);
    });
    connect(&m_service, &ProjectService::refused, this, [this](const Error& error) {
        m_session.startWaitingComparison();  // with the sentences as they are
        Q_EMIT mishap(error);
    });
    connect(&m_session, &ConversationSession::closed, this, &ProjectSession::leave);
    connect(&m_session, &ConversationSession::recordingOpened, this, [this] {
        const auto opened = std::exchange(m_opened, nullptr);
        if (opened != nullptr && m_session.isOfProject())
            adopt(opened);
        openOfSession();
    });
    connect(&m_session, &ConversationSession::stateChanged, this, [this] {
        if (m_sessionWaits && !m_session.isBusy()) {
            m_sessionWaits = false;
            openOfSession();
        }
        if (m_opened != nullptr && !m_opened->audio.empty() && !m_session.isOpeningOfProject())
            m_opened.reset();  // its recording could not be opened: what was open stays
    });
    connect(&m_session, &ConversationSession::runCompleted, this, &ProjectSession::keepRun);
    connect(&m_session, &ConversationSession::segmentsForProject, this, [this](const Conversation& conversation, const QString& path) {
        edit(edits::Import{conversation, QFileInfo(path).fileName().toStdString(), toPath(QFileInfo(path).absoluteFilePath())});
    });
    m_statementTimer.setSingleShot(true);
    m_statementTimer.setInterval(whileTypingMs);
    connect(&m_statementTimer, &QTimer::timeout, this, &ProjectSession::flushStatement);
    connect(&m_session, &ConversationSession::attestationChanged, this, &ProjectSession::keepStatement);
}

QString ProjectSession::name() const
{
    return m_shown != nullptr ? QString::fromStdString(m_shown->path.filename().string()) : QString();
}

bool ProjectSession::canCreate() const
{
    // While another recording opens, what is made of this one would not be shown.
    return m_session.recording() && !m_session.isSealed() && m_session.state() != SessionState::Opening && !m_session.isBusy() && !isOpen()
        && !isOpening();
}

bool ProjectSession::isOfSession() const
{
    return m_shown != nullptr && m_session.isSealed();
}

bool ProjectSession::canEdit() const
{
    if (m_shown == nullptr || !m_shown->readOnlyReason.empty())
        return false;
    return !m_session.isBusy() || !m_shown->conversation.segments.empty();
}

void ProjectSession::open(const QString& path)
{
    if (m_shown != nullptr && QFileInfo(path) == QFileInfo(QString::fromStdString(m_shown->path.string())))
        return;  // it would find itself in the way
    if (isOpening())
        return;
    m_creating = false;
    m_service.open(ask(QFileInfo(path).fileName()), toPath(path));
    Q_EMIT stateChanged();
}

void ProjectSession::create(const QString& path)
{
    if (!canCreate())
        return;
    NewProjectRequest request;
    request.target = toPath(path);
    request.audio = m_session.recording()->path;
    request.conversation = m_document.conversation();
    const QString source = m_session.segmentsPath().isEmpty() ? m_document.audioName() : QFileInfo(m_session.segmentsPath()).fileName();
    request.name = source.toStdString();
    if (!m_session.segmentsPath().isEmpty())
        request.segments = toPath(QFileInfo(m_session.segmentsPath()).absoluteFilePath());
    request.statement = m_session.attestation().toStdString();
    for (const RunRole role : {RunRole::Primary, RunRole::Comparison}) {
        if (m_document.run(role).resultCount() > 0)
            request.runs.push_back(m_document.wholeTimeline(role));
    }
    m_creating = true;
    m_service.create(ask(QFileInfo(path).fileName()), request);
    Q_EMIT stateChanged();
}

void ProjectSession::findRecording(const QString& audio)
{
    m_service.relink(ask(m_openingName), toPath(audio));
    Q_EMIT stateChanged();
}

void ProjectSession::openOfSession()
{
    if (!m_session.isSealed() || m_session.isBusy() || isOpen() || m_request != 0)
        return;
    m_creating = false;
    const RequestId request = ask({});
    m_openingOfSession = true;
    m_service.openOfSession(request, m_session.recording()->path);
}

/// Into the session that is open by now.
void ProjectSession::takeOfSession()
{
    if (m_session.isBusy()) {  // its sentences are not those of the project
        m_opened.reset();
        m_service.close();
        m_sessionWaits = true;
        return;
    }
    const int selected = m_document.selection();
    m_document.clearRun(RunRole::Comparison);  // likewise
    const auto project = std::exchange(m_opened, nullptr);
    m_session.enterProject();  // first: whatever is read or run of the session from now on is in the project
    adopt(project);
    m_document.setSelection(selected);
}

RequestId ProjectSession::ask(const QString& name)
{
    m_openingName = name;
    m_openingOfSession = false;
    m_reading.reset();
    m_sinceAsked.start();
    return m_request = ++m_lastRequest;
}

void ProjectSession::cancelOpening()
{
    if (m_request != 0)
        m_service.cancel(m_request);
}

void ProjectSession::takeOpened(std::shared_ptr<const ProjectSnapshot> project)
{
    m_request = 0;
    m_reading.reset();
    m_opened = std::move(project);
    if (std::exchange(m_openingOfSession, false)) {
        takeOfSession();
    } else if (m_opened->audio.empty()) {
        Q_EMIT recordingMissing(QString::fromStdString(m_opened->path.filename().string()),
                                QString::fromStdString(m_opened->audioAsNamed.filename().string()));
    } else if (!m_creating) {
        m_session.openOfProject(QString::fromStdString(m_opened->audio.string()));
    } else if (m_session.recording() && m_session.recording()->path == m_opened->audio) {
        const int selected = m_document.selection();
        adopt(std::exchange(m_opened, nullptr));
        m_session.enterProject();
        m_document.setSelection(selected);  // the same sentence, under its id in the project
    }
    Q_EMIT stateChanged();
}

void ProjectSession::adopt(const std::shared_ptr<const ProjectSnapshot>& project)
{
    m_service.adopt(project->audio);
    m_unkept = false;
    m_shown.reset();
    show(project);
    if (!project->statement.empty())
        m_session.setAttestation(QString::fromStdString(project->statement));
    else
        keepStatement(m_session.attestation());
    if (!project->readOnlyReason.empty())
        Q_EMIT mishap({ErrorCode::FileNotWritable, project->readOnlyReason, project->path});
    Q_EMIT adopted();
}

void ProjectSession::show(std::shared_ptr<const ProjectSnapshot> project)
{
    const auto before = std::exchange(m_shown, std::move(project));
    const auto runBefore = before != nullptr ? before->run : nullptr;
    const auto comparisonBefore = before != nullptr ? before->comparison : nullptr;
    if (m_shown->run != runBefore || m_shown->comparison != comparisonBefore)
        m_unkept = false;
    m_session.setProjectSource(QString::fromStdString(m_shown->segments.string()));
    m_document.setReview(m_shown->review);  // first: nothing that is hidden is in view for a moment
    // A run that looks for sentences brings its own.
    if (!m_session.isBusy() || !m_shown->conversation.segments.empty())
        m_document.editConversation(m_shown->conversation);
    m_document.setOtherLanes(m_shown->others);
    m_document.setLane(m_shown->lane);
    if (!m_session.isBusy()) {
        showRun(RunRole::Primary, m_shown->run, runBefore);
        showRun(RunRole::Comparison, m_shown->comparison, comparisonBefore);
        m_session.startWaitingComparison();
    }
    if (const int touched = m_document.indexOf(m_shown->touched); touched >= 0)
        m_document.setSelection(touched);
    Q_EMIT stateChanged();
}

/// A run that was cut short is in no project: it stays in view until the project gets another.
void ProjectSession::showRun(RunRole role, const std::shared_ptr<const Timeline>& run, const std::shared_ptr<const Timeline>& before)
{
    const RunRecord& shown = m_document.run(role);
    if (run != nullptr && (run != before || shown.kept != nullptr || shown.state == RunState::None))
        m_document.showKeptRun(role, run);
    else if (run == nullptr && shown.kept != nullptr)
        m_document.clearRun(role);
}

void ProjectSession::keepRun(RunRole role, bool foundSentences)
{
    if (m_session.isSealed() && m_shown == nullptr)
        return;                        // its results are sealed with it, and taken from there
    m_unkept = !m_session.isSealed();  // until the project has it
    if (m_shown == nullptr || !m_shown->readOnlyReason.empty())
        return m_session.startWaitingComparison();  // its sentences stay as it found them
    const bool found = foundSentences && m_shown->conversation.segments.empty();
    m_service.keepRun(m_document.wholeTimeline(role), found ? std::make_shared<const Conversation>(m_document.conversation()) : nullptr);
}

void ProjectSession::keepStatement(const QString& text)
{
    if (m_shown == nullptr || !m_shown->readOnlyReason.empty())
        return;
    m_statement.reset();
    m_statementTimer.stop();
    if (text.toStdString() == m_shown->statement)
        return;
    m_statement = text.toStdString();
    m_statementTimer.start();
}

void ProjectSession::flushStatement()
{
    m_statementTimer.stop();
    if (const auto statement = std::exchange(m_statement, std::nullopt))
        m_service.setStatement(*statement);
}

void ProjectSession::leave()
{
    flushStatement();
    m_unkept = false;
    m_sessionWaits = false;
    if (m_openingOfSession) {
        m_openingOfSession = false;
        m_request = 0;
        m_service.close();
    }
    if (std::exchange(m_shown, nullptr) != nullptr && !m_session.isOpeningOfProject())
        m_service.close();  // one that is opened takes its place by itself
    Q_EMIT stateChanged();
}

void ProjectSession::undo()
{
    if (canEdit())
        m_service.undo();
}

void ProjectSession::redo()
{
    if (canEdit())
        m_service.redo();
}

void ProjectSession::edit(const ProjectEdit& edit)
{
    if (canEdit())
        m_service.edit(edit);
    else if (m_shown != nullptr && !m_shown->readOnlyReason.empty())
        Q_EMIT mishap({ErrorCode::FileNotWritable, m_shown->readOnlyReason, m_shown->path});
}

void ProjectSession::review(const ReviewAction& action)
{
    if (m_shown != nullptr && m_shown->readOnlyReason.empty())
        m_service.review(action);
    else if (m_shown != nullptr)
        Q_EMIT mishap({ErrorCode::FileNotWritable, m_shown->readOnlyReason, m_shown->path});
}

void ProjectSession::reveal()
{
    if (m_document.selection() >= 0)
        review(review::Reveal{m_document.selectedIds()});
}

void ProjectSession::label(int place)
{
    if (m_document.selection() >= 0)
        edit(edits::Label{m_document.selectedIds(), place});
}

void ProjectSession::nudge(edits::Edge edge, double seconds)
{
    if (const int selected = m_document.selection(); selected >= 0)
        edit(edits::Nudge{m_document.segments()[static_cast<std::size_t>(selected)].id, edge, seconds});
}

void ProjectSession::moveToPlayhead(edits::Edge edge)
{
    const int selected = m_document.selection();
    if (selected < 0)
        return;
    const Segment& segment = m_document.segments()[static_cast<std::size_t>(selected)];
    const double at = m_document.playheadSeconds();
    if (edge == edits::Edge::Start)
        edit(edits::SetBoundaries{segment.id, at, segment.endSeconds});
    else
        edit(edits::SetBoundaries{segment.id, segment.startSeconds, at});
}

void ProjectSession::snap()
{
    const int selected = m_document.selection();
    if (selected < 0 || m_document.peaks() == nullptr)
        return;
    const Segment& segment = m_document.segments()[static_cast<std::size_t>(selected)];
    const double start = quietestNear(*m_document.peaks(), segment.startSeconds, snapSeconds);
    const double end = quietestNear(*m_document.peaks(), segment.endSeconds, snapSeconds);
    if (end - start >= edits::Nudge::shortestSeconds && (start != segment.startSeconds || end != segment.endSeconds))
        edit(edits::SetBoundaries{segment.id, start, end});
}

void ProjectSession::add(double startSeconds, double endSeconds, int speaker)
{
    edits::Add added{startSeconds, endSeconds, {}};
    for (int i = 0; speaker >= 0 && i < m_document.utteranceCount(); ++i) {
        if (m_document.speakerOf(i) == speaker)
            added.speaker = m_document.segments()[static_cast<std::size_t>(i)].speaker;
    }
    edit(added);
}

void ProjectSession::split()
{
    const double at = m_document.playheadSeconds();
    // The one that is selected, where the playhead is in it: others may lie there too.
    int index = m_document.selection();
    const auto holds = [&](int utterance) {
        const Segment& segment = m_document.segments()[static_cast<std::size_t>(utterance)];
        return at > segment.startSeconds && at < segment.endSeconds;
    };
    if (index < 0 || !holds(index))
        index = m_document.utteranceAt(at);
    if (index >= 0 && holds(index))
        edit(edits::Split{m_document.segments()[static_cast<std::size_t>(index)].id, at});
}

void ProjectSession::merge()
{
    std::vector<SegmentId> sentences = m_document.selectedIds();
    if (sentences.size() == 1) {
        const int next = m_document.utteranceAfter(m_document.selection());
        if (next >= 0)
            sentences.push_back(m_document.segments()[static_cast<std::size_t>(next)].id);
    }
    if (sentences.size() > 1)
        edit(edits::Merge{std::move(sentences)});
}

void ProjectSession::remove()
{
    if (m_document.selection() >= 0)
        edit(edits::Remove{m_document.selectedIds()});
}

void ProjectSession::assignSpeaker(SpeakerId speaker)
{
    if (m_document.selection() >= 0)
        edit(edits::AssignSpeaker{m_document.selectedIds(), speaker});
}

void ProjectSession::assignNewSpeaker(const QString& name)
{
    if (m_document.selection() >= 0 && !name.trimmed().isEmpty())
        edit(edits::AssignNewSpeaker{m_document.selectedIds(), name.trimmed().toStdString()});
}

}  // namespace undertone
