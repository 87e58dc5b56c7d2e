// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ConversationDocument that holds runs: their events, and what of their results is in view.
#include "ui/conversation/conversation_document.h"

#include <utility>

namespace undertone {
namespace {

/// Whether a result was computed from the sound that the segment has now.
bool isResultOf(const UtteranceAnalysis& result, const Segment& segment)
{
    return result.startSeconds == segment.startSeconds && result.endSeconds == segment.endSeconds;
}

}  // namespace

void ConversationDocument::keepResults(RunRole role)
{
    RunRecord& kept = record(role);
    std::vector<UtteranceAnalysis> before = std::exchange(kept.timeline.utterances, {});
    std::vector<int>& rows = m_rows[static_cast<std::size_t>(role)];
    rows.assign(segments().size(), -1);
    for (UtteranceAnalysis& result : before) {
        const int index = indexOf(result.segment);
        if (index < 0 || !isResultOf(result, segments()[static_cast<std::size_t>(index)]))
            continue;
        result.speaker = speakerName(index).toStdString();
        result.columns = segments()[static_cast<std::size_t>(index)].columns;
        rows[static_cast<std::size_t>(index)] = kept.analysedCount();
        kept.timeline.utterances.push_back(std::move(result));
    }
    kept.timeline.complete = kept.timeline.complete && kept.analysedCount() == utteranceCount();
}

void ConversationDocument::showKeptRun(RunRole role, std::shared_ptr<const Timeline> run)
{
    RunRecord& shown = record(role);
    shown = {};
    shown.kept = std::move(run);
    shown.state = shown.kept->complete ? RunState::Complete : RunState::Cancelled;
    shown.timeline = *shown.kept;
    keepResults(role);
    announceRun(role);
}

void ConversationDocument::forgetResults(RunRole role)
{
    RunRecord& run = record(role);
    run.timeline.utterances.clear();
    run.readCount = 0;
    m_rows[static_cast<std::size_t>(role)].assign(segments().size(), -1);
}

void ConversationDocument::announceRun(RunRole role)
{
    Q_EMIT runStateChanged(role);
    if (!segments().empty())
        Q_EMIT utterancesChanged(0, utteranceCount() - 1, role);
}

void ConversationDocument::beginRun(RunId runId, RunRole role)
{
    RunRecord& run = record(role);
    RunRecord shown;
    shown.timeline = std::move(run.timeline);
    shown.kept = std::move(run.kept);
    run = std::move(shown);
    run.runId = runId;
    run.state = RunState::Starting;
    announceRun(role);
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
    forgetResults(role);
    announceRun(role);
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
    const bool sameSentences = isShown(event.conversation);
    if (!sameSentences) {
        if (role == RunRole::Comparison && run(RunRole::Primary).state != RunState::None) {
            record(role).state = RunState::Failed;
            record(role).error = Error{ErrorCode::InvalidSegments, message("window.other-sentences")};
            Q_EMIT runStateChanged(role);
            return;
        }
        setSelection(-1);
        replaceConversation(event.conversation);
        Q_EMIT segmentsChanged();
    } else {
        m_conversation = event.conversation;  // its warnings may be others
    }
    RunRecord& run = record(role);
    run.readCount = 0;
    run.reading.clear();
    for (const Segment& segment : event.conversation.segments)
        run.reading.push_back(segment.id);
    run.upcoming = event.header;
    if (run.state == RunState::Starting)
        run.state = RunState::Running;
    if (!sameSentences || run.analysedCount() == 0)
        return showUpcoming(role);
    announceRun(role);
}

/// The run takes the place of the one before.
void ConversationDocument::showUpcoming(RunRole role)
{
    if (role == RunRole::Primary)
        clearRun(RunRole::Comparison);  // it was beside other results
    RunRecord& run = record(role);
    run.timeline = std::move(*run.upcoming);
    run.upcoming.reset();
    run.kept.reset();
    forgetResults(role);
    announceRun(role);
}

void ConversationDocument::applyTo(RunRole role, const RunProgress& event)
{
    record(role).progress = event;
    Q_EMIT runProgressed(role);
}

void ConversationDocument::applyTo(RunRole role, const UtteranceAnalysed& event)
{
    RunRecord& run = record(role);
    if (event.utterance.index != run.readCount || run.readCount >= static_cast<int>(run.reading.size()))
        return;
    if (run.upcoming)
        showUpcoming(role);
    ++run.readCount;
    const int index = indexOf(event.utterance.segment);
    // A sentence that was edited or removed since the run began has no result.
    if (index >= 0 && isResultOf(event.utterance, segments()[static_cast<std::size_t>(index)])) {
        m_rows[static_cast<std::size_t>(role)][static_cast<std::size_t>(index)] = run.analysedCount();
        run.timeline.utterances.push_back(event.utterance);
        run.timeline.utterances.back().speaker = speakerName(index).toStdString();
    }
    const int next = analysingIndex(role);
    const bool adjacent = index >= 0 && next == index + 1;
    if (index >= 0)
        Q_EMIT utterancesChanged(index, adjacent ? next : index, role);
    if (next >= 0 && !adjacent)
        Q_EMIT utterancesChanged(next, next, role);
}

void ConversationDocument::applyTo(RunRole role, const RunEnded& event)
{
    RunRecord& run = record(role);
    const int reading = analysingIndex(role);
    if (run.upcoming && event.complete)
        showUpcoming(role);  // it had nothing to read
    const bool hasBegun = run.state != RunState::Starting && !run.upcoming;
    run.upcoming.reset();
    if (!hasBegun && !event.complete && !event.error) {
        // Cancelled before it had anything to show: what is in view is of the run before.
        run.state = run.timeline.complete && run.analysedCount() > 0 ? RunState::Complete : RunState::Cancelled;
        announceRun(role);
        return;
    }
    if (hasBegun) {
        run.timeline.complete = event.complete;
        run.timeline.elapsedSeconds = event.elapsedSeconds;
    }
    run.error = event.error;
    run.state = event.error ? RunState::Failed : event.complete ? RunState::Complete : RunState::Cancelled;
    Q_EMIT runStateChanged(role);
    if (reading >= 0)
        Q_EMIT utterancesChanged(reading, reading, role);
}

const RunRecord& ConversationDocument::run(RunRole role) const
{
    return m_runs[static_cast<std::size_t>(role)];
}

const UtteranceAnalysis* ConversationDocument::analysis(int utterance, RunRole role) const
{
    if (utterance < 0 || utterance >= utteranceCount())
        return nullptr;
    const int row = m_rows[static_cast<std::size_t>(role)][static_cast<std::size_t>(utterance)];
    return row >= 0 ? &run(role).timeline.utterances[static_cast<std::size_t>(row)] : nullptr;
}

int ConversationDocument::analysingIndex(RunRole role) const
{
    const RunRecord& current = run(role);
    const bool reading = current.state == RunState::Running || current.state == RunState::Paused;
    const auto next = static_cast<std::size_t>(current.readCount);
    return reading && next < current.reading.size() ? indexOf(current.reading[next]) : -1;
}

bool ConversationDocument::labelDiffers(int utterance) const
{
    const UtteranceAnalysis* on = analysis(utterance, RunRole::Primary);
    const UtteranceAnalysis* off = analysis(utterance, RunRole::Comparison);
    return on && off && on->emotion() != off->emotion();
}

}  // namespace undertone
