// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversation_document.h"

#include <QFileInfo>

#include <algorithm>
#include <numeric>
#include <type_traits>

namespace undertone {
namespace {

bool startsBefore(const Segment& a, const Segment& b)
{
    return a.startSeconds != b.startSeconds ? a.startSeconds < b.startSeconds : a.endSeconds < b.endSeconds;
}

}  // namespace

ConversationDocument::ConversationDocument(QObject* parent) : QObject(parent) {}

QString ConversationDocument::audioName() const
{
    return QFileInfo(m_audioPath).fileName();
}

void ConversationDocument::setAudio(const QString& path, double durationSeconds)
{
    m_audioPath = path;
    m_durationSeconds = durationSeconds;
    m_peaks.reset();
    m_runs = {};
    m_playheadSeconds = 0.0;
    m_playing = false;
    m_selection = -1;
    replaceSegments({});
    Q_EMIT audioChanged();
    Q_EMIT peaksChanged();
    Q_EMIT segmentsChanged();
    Q_EMIT runStateChanged(RunRole::Primary);
    Q_EMIT runStateChanged(RunRole::Comparison);
    Q_EMIT selectionChanged(-1);
    Q_EMIT playingChanged(false);
    Q_EMIT playheadMoved(0.0);
}

void ConversationDocument::setPeaks(std::shared_ptr<const WaveformPeaks> peaks)
{
    m_peaks = std::move(peaks);
    Q_EMIT peaksChanged();
}

void ConversationDocument::clear()
{
    setAudio({}, 0.0);
}

void ConversationDocument::setSegments(std::vector<Segment> segments)
{
    if (segments == m_segments)
        return;
    for (const RunRole role : {RunRole::Primary, RunRole::Comparison})
        clearRun(role);
    setSelection(-1);
    replaceSegments(std::move(segments));
    Q_EMIT segmentsChanged();
}

void ConversationDocument::replaceSegments(std::vector<Segment> segments)
{
    m_segments = std::move(segments);
    const std::size_t count = m_segments.size();
    m_byStart.resize(count);
    std::iota(m_byStart.begin(), m_byStart.end(), 0);
    std::stable_sort(m_byStart.begin(), m_byStart.end(), [this](int a, int b) {
        return startsBefore(m_segments[static_cast<std::size_t>(a)], m_segments[static_cast<std::size_t>(b)]);
    });
    m_rank.resize(count);
    m_latestEnd.resize(count);
    m_speakerOf.resize(count);
    m_speakers.clear();
    double latest = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto index = static_cast<std::size_t>(m_byStart[i]);
        m_rank[index] = static_cast<int>(i);
        latest = std::max(latest, m_segments[index].endSeconds);
        m_latestEnd[i] = latest;
        const QString speaker = QString::fromStdString(m_segments[index].speaker);
        if (!m_speakers.contains(speaker))
            m_speakers.append(speaker);
        m_speakerOf[index] = static_cast<int>(m_speakers.indexOf(speaker));
    }
}

int ConversationDocument::speakerOf(int utterance) const
{
    return m_speakerOf[static_cast<std::size_t>(utterance)];
}

std::vector<int> ConversationDocument::utterancesBetween(double fromSeconds, double toSeconds) const
{
    // Before the first place whose running latest end is past `from`, everything has ended.
    const auto first = std::upper_bound(m_latestEnd.begin(), m_latestEnd.end(), fromSeconds);
    std::vector<int> found;
    for (auto i = static_cast<std::size_t>(first - m_latestEnd.begin()); i < m_byStart.size(); ++i) {
        const Segment& segment = m_segments[static_cast<std::size_t>(m_byStart[i])];
        if (segment.startSeconds >= toSeconds)
            break;
        if (segment.endSeconds > fromSeconds)
            found.push_back(m_byStart[i]);
    }
    return found;
}

int ConversationDocument::utteranceAt(double seconds) const
{
    const auto first = std::upper_bound(m_latestEnd.begin(), m_latestEnd.end(), seconds);
    int found = -1;
    for (auto i = static_cast<std::size_t>(first - m_latestEnd.begin()); i < m_byStart.size(); ++i) {
        const Segment& segment = m_segments[static_cast<std::size_t>(m_byStart[i])];
        if (segment.startSeconds > seconds)
            break;
        if (segment.endSeconds > seconds)
            found = m_byStart[i];
    }
    return found;
}

int ConversationDocument::utteranceAfter(int utterance) const
{
    if (m_byStart.empty())
        return -1;
    if (utterance < 0) {
        const auto next = std::find_if(m_byStart.begin(), m_byStart.end(), [this](int index) {
            return m_segments[static_cast<std::size_t>(index)].endSeconds > m_playheadSeconds;
        });
        return next == m_byStart.end() ? -1 : *next;
    }
    const auto next = static_cast<std::size_t>(m_rank[static_cast<std::size_t>(utterance)]) + 1;
    return next < m_byStart.size() ? m_byStart[next] : -1;
}

int ConversationDocument::utteranceBefore(int utterance) const
{
    if (m_byStart.empty())
        return -1;
    if (utterance < 0) {
        const auto previous = std::find_if(m_byStart.rbegin(), m_byStart.rend(), [this](int index) {
            return m_segments[static_cast<std::size_t>(index)].startSeconds <= m_playheadSeconds;
        });
        return previous == m_byStart.rend() ? -1 : *previous;
    }
    const int rank = m_rank[static_cast<std::size_t>(utterance)];
    return rank > 0 ? m_byStart[static_cast<std::size_t>(rank) - 1] : -1;
}

void ConversationDocument::beginRun(RunId runId, RunRole role)
{
    RunRecord& run = record(role);
    run = {};
    run.runId = runId;
    run.state = RunState::Starting;
    Q_EMIT runStateChanged(role);
    if (!m_segments.empty())
        Q_EMIT utterancesChanged(0, utteranceCount() - 1, role);
}

void ConversationDocument::setRunPaused(RunRole role, bool paused)
{
    RunRecord& run = record(role);
    if (!run.isActive())
        return;
    run.state = paused ? RunState::Paused : RunState::Running;
    Q_EMIT runStateChanged(role);
    if (const int index = analysingIndex(role); index >= 0)
        Q_EMIT utterancesChanged(index, index, role);
}

void ConversationDocument::clearRun(RunRole role)
{
    if (record(role).state == RunState::None)
        return;
    record(role) = {};
    Q_EMIT runStateChanged(role);
    if (!m_segments.empty())
        Q_EMIT utterancesChanged(0, utteranceCount() - 1, role);
}

std::optional<RunRole> ConversationDocument::roleOf(RunId runId) const
{
    for (const RunRole role : {RunRole::Primary, RunRole::Comparison}) {
        if (run(role).state != RunState::None && run(role).runId == runId)
            return role;
    }
    return std::nullopt;
}

bool ConversationDocument::apply(const EngineEvent& event)
{
    return std::visit(
        [this](const auto& known) {
            const std::optional<RunRole> role = roleOf(known.runId);
            if (!role || !run(*role).isActive())
                return false;
            applyTo(*role, known);
            return true;
        },
        event);
}

void ConversationDocument::applyTo(RunRole role, const RunStarted& event)
{
    if (event.conversation.segments != m_segments) {
        if (role == RunRole::Comparison && run(RunRole::Primary).state != RunState::None) {
            record(role).state = RunState::Failed;
            record(role).error = Error{ErrorCode::InvalidSegments,
                                       "The run to compare with found other sentences; analyse the recording again and then compare."};
            Q_EMIT runStateChanged(role);
            return;
        }
        if (role == RunRole::Primary)
            clearRun(RunRole::Comparison);
        setSelection(-1);
        replaceSegments(event.conversation.segments);
        Q_EMIT segmentsChanged();
    }
    RunRecord& run = record(role);
    run.timeline = event.header;
    run.timeline.utterances.clear();
    if (run.state == RunState::Starting)
        run.state = RunState::Running;
    Q_EMIT runStateChanged(role);
    if (!m_segments.empty())
        Q_EMIT utterancesChanged(0, utteranceCount() - 1, role);
}

void ConversationDocument::applyTo(RunRole role, const RunProgress& event)
{
    record(role).progress = event;
    Q_EMIT runProgressed(role);
}

void ConversationDocument::applyTo(RunRole role, const UtteranceAnalysed& event)
{
    RunRecord& run = record(role);
    const int index = event.utterance.index;
    if (index != run.analysedCount() || index >= utteranceCount())
        return;
    run.timeline.utterances.push_back(event.utterance);
    const int next = std::min(index + 1, utteranceCount() - 1);
    Q_EMIT utterancesChanged(index, next, role);
}

void ConversationDocument::applyTo(RunRole role, const RunEnded& event)
{
    RunRecord& run = record(role);
    const int reading = analysingIndex(role);
    run.timeline.complete = event.complete;
    run.timeline.elapsedSeconds = event.elapsedSeconds;
    run.error = event.error;
    run.state = event.error ? RunState::Failed : event.complete ? RunState::Complete : RunState::Cancelled;
    Q_EMIT runStateChanged(role);
    if (reading >= 0)
        Q_EMIT utterancesChanged(reading, reading, role);
}

void ConversationDocument::setTimeline(RunRole role, Timeline timeline)
{
    if (role == RunRole::Primary) {
        std::vector<Segment> segments;
        for (const UtteranceAnalysis& utterance : timeline.utterances)
            segments.push_back({utterance.startSeconds, utterance.endSeconds, utterance.speaker});
        // An incomplete timeline may cover only the first of the sentences that are known.
        if (segments.size() > m_segments.size() || !std::equal(segments.begin(), segments.end(), m_segments.begin()))
            setSegments(std::move(segments));
    }
    RunRecord& run = record(role);
    run = {};
    run.state = timeline.complete ? RunState::Complete : RunState::Cancelled;
    run.timeline = std::move(timeline);
    Q_EMIT runStateChanged(role);
    if (!m_segments.empty())
        Q_EMIT utterancesChanged(0, utteranceCount() - 1, role);
}

const RunRecord& ConversationDocument::run(RunRole role) const
{
    return m_runs[static_cast<std::size_t>(role)];
}

const UtteranceAnalysis* ConversationDocument::analysis(int utterance, RunRole role) const
{
    const std::vector<UtteranceAnalysis>& done = run(role).timeline.utterances;
    if (utterance < 0 || utterance >= static_cast<int>(done.size()))
        return nullptr;
    return &done[static_cast<std::size_t>(utterance)];
}

int ConversationDocument::analysingIndex(RunRole role) const
{
    const RunRecord& current = run(role);
    const bool reading = current.state == RunState::Running || current.state == RunState::Paused;
    return reading && current.analysedCount() < utteranceCount() ? current.analysedCount() : -1;
}

bool ConversationDocument::labelDiffers(int utterance) const
{
    const UtteranceAnalysis* on = analysis(utterance, RunRole::Primary);
    const UtteranceAnalysis* off = analysis(utterance, RunRole::Comparison);
    return on && off && on->emotion() != off->emotion();
}

void ConversationDocument::setSelection(int utterance)
{
    const int valid = utterance >= 0 && utterance < utteranceCount() ? utterance : -1;
    if (valid == m_selection)
        return;
    m_selection = valid;
    Q_EMIT selectionChanged(valid);
}

void ConversationDocument::setPlayheadSeconds(double seconds)
{
    const double clamped = std::clamp(seconds, 0.0, m_durationSeconds);
    if (clamped == m_playheadSeconds)
        return;
    m_playheadSeconds = clamped;
    Q_EMIT playheadMoved(clamped);
}

void ConversationDocument::seek(double seconds)
{
    setPlayheadSeconds(seconds);
    Q_EMIT seekRequested(m_playheadSeconds);
}

void ConversationDocument::setPlaying(bool playing)
{
    if (playing == m_playing)
        return;
    m_playing = playing;
    Q_EMIT playingChanged(playing);
}

}  // namespace undertone
