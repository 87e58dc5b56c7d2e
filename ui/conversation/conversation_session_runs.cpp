// SPDX-License-Identifier: GPL-3.0-or-later
// What a session asks of the engine: models and runs.
#include "ui/conversation/conversation_session.h"

#include "ui/file_path.h"

#include <memory>
#include <vector>

namespace undertone {

bool ConversationSession::canAnalyse() const
{
    return m_recording && m_openingPath.isEmpty() && m_modelState == ModelState::Loaded && m_openingSegments.isEmpty() && !isBusy()
        && !m_awaitsProject;
}

void ConversationSession::startWaitingRun()
{
    if (m_analyseWhenReady && canAnalyse())
        analyse();
}

void ConversationSession::analyse()
{
    if (!canAnalyse())
        return;
    m_analyseWhenReady = false;
    // What is complete is done anew when asked for again; what was cut short goes on.
    const bool afresh = m_document.run().state == RunState::Complete;
    start(RunRole::Primary, afresh ? Unfinished::StartAfresh : Unfinished::TakeUp);
}

void ConversationSession::replay(const Replay& replay)
{
    if (canAnalyse() && replay.of != nullptr)
        start(RunRole::Primary, Unfinished::TakeUp, replay);
}

void ConversationSession::start(RunRole role, Unfinished unfinished, const Replay& replay)
{
    AnalysisRequest request;
    request.audio = m_recording->path;
    request.segments = toPath(m_segmentsPath);
    request.selection = m_selection;
    m_sentencesGiven = m_ofProject && m_document.utteranceCount() > 0;
    if (m_sentencesGiven)
        request.sentences = std::make_shared<const Conversation>(m_document.conversation());
    request.attestation = m_attestation.toStdString();
    request.memory = role == RunRole::Primary ? m_settings.memory : MemoryMode::Off;
    request.lossAfter = m_settings.lossAfter;
    request.stepping = m_settings.stepping;
    request.tokenize = m_settings.tokenize;
    request.unfinished = unfinished;
    // What is tried out with memory does not take the place of a session's results.
    request.sessionResults = role == RunRole::Primary && replay.of == nullptr ? SessionResults::Keep : SessionResults::Show;
    request.interventions = replay.interventions;
    request.replayOf = replay.of;
    request.branch = replay.branch;
    request.forkedAt = replay.forkedAt;
    if (role == RunRole::Comparison) {  // told the same labels: nothing but memory differs
        request.interventions = interventionsOf(m_document.run().timeline);
        std::erase_if(request.interventions, [](const SegmentIntervention& one) { return one.action != MemoryAction::Label; });
    }
    m_resumedCount = 0;
    m_inView = unfinished == Unfinished::TakeUp ? m_document.run(role).resultCount() : 0;
    m_document.beginRun(m_analysis.start(request), role);
    Q_EMIT stateChanged();
}

void ConversationSession::pause()
{
    if (!isBusy())
        return;
    m_analysis.pause();
    for (RunRole role : {RunRole::Primary, RunRole::Comparison}) {
        if (m_document.run(role).isActive())
            m_document.setRunPaused(role, true);
    }
}

void ConversationSession::resume()
{
    m_analysis.resume();
    for (RunRole role : {RunRole::Primary, RunRole::Comparison}) {
        if (m_document.run(role).state == RunState::Paused)
            m_document.setRunPaused(role, false);
    }
}

void ConversationSession::cancel()
{
    m_analyseWhenReady = false;
    m_analysis.cancel();
    Q_EMIT stateChanged();
}

void ConversationSession::toggleComparison()
{
    if (m_settings.memory == MemoryMode::Off)
        return;
    m_comparisonWanted = !m_comparisonWanted;
    Q_EMIT comparisonWantedChanged(m_comparisonWanted);
    if (!m_comparisonWanted) {
        if (m_document.run(RunRole::Comparison).isActive())
            m_analysis.abandon();
        m_document.clearRun(RunRole::Comparison);
    } else if (!isBusy() && !m_awaitsProject && m_document.run().resultCount() > 0) {
        start(RunRole::Comparison);
    }
    Q_EMIT stateChanged();
}

void ConversationSession::startWaitingComparison()
{
    m_awaitsProject = false;
    if (m_comparisonWanted && !isBusy() && !m_document.hasComparison() && m_document.run().state == RunState::Complete)
        start(RunRole::Comparison);
}

void ConversationSession::setAttestation(const QString& text)
{
    if (!m_recording && !m_openingPath.isEmpty()) {
        m_openingAttestation = text;
    } else if (m_attestation != text) {
        m_attestation = text;
        Q_EMIT attestationChanged(text);
    }
}

void ConversationSession::loadModel(const QString& directory, WhenMissing whenMissing)
{
    m_modelAsked = true;
    m_modelState = ModelState::Loading;
    m_modelDirectory = directory;
    m_whenMissing = whenMissing;
    m_analysis.loadModel({toPath(directory), m_settings.device, m_settings.dtype});
    Q_EMIT modelChanged();
    Q_EMIT stateChanged();
}

void ConversationSession::setAnalysisSettings(const AnalysisSettings& settings)
{
    if (settings == m_settings)
        return;
    const bool reload = m_modelAsked && (settings.device != m_settings.device || settings.dtype != m_settings.dtype);
    const AnalysisSettings before = m_settings;
    setMemory(settings.memory);
    m_settings = settings;
    Q_EMIT analysisSettingsChanged(before, m_settings);
    if (reload)
        loadModel(m_modelDirectory);
    Q_EMIT stateChanged();
}

void ConversationSession::setLossAfter(LossAfter lossAfter)
{
    const AnalysisSettings before = m_settings;
    m_settings.lossAfter = lossAfter;
    if (before != m_settings)
        Q_EMIT analysisSettingsChanged(before, m_settings);
}

void ConversationSession::setMemory(MemoryMode mode)
{
    // First: with memory off there is nothing to compare, so nothing to take back either.
    if (mode == MemoryMode::Off && m_comparisonWanted)
        toggleComparison();
    m_settings.memory = mode;
}

void ConversationSession::takeEvent(const EngineEvent& event)
{
    if (const auto* analysed = std::get_if<UtteranceAnalysed>(&event); analysed && analysed->origin == RowOrigin::Journal && --m_inView < 0)
        ++m_resumedCount;
    if (!m_document.apply(event))
        return;
    if (const auto* warned = std::get_if<RunWarned>(&event))
        Q_EMIT runWarned(warned->warning);
    const auto* ended = std::get_if<RunEnded>(&event);
    if (ended) {
        for (const RunRole role : {RunRole::Primary, RunRole::Comparison}) {
            if (m_document.run(role).runId != ended->runId || m_document.run(role).state != RunState::Complete)
                continue;
            m_awaitsProject = m_ofProject && !m_sentencesGiven;
            Q_EMIT runCompleted(role, !m_sentencesGiven);
        }
    }
    // Sentences that a run found for a project get its ids first.
    if (ended && (m_sentencesGiven || !m_ofProject))
        startWaitingComparison();
    if (ended)
        Q_EMIT stateChanged();
}

}  // namespace undertone
