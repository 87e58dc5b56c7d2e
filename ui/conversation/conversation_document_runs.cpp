// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ConversationDocument that holds runs: their events, and what of their results is in view.
#include "ui/conversation/conversation_document.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace undertone {
namespace {

/// Whether a result was computed from the sound that the segment has now.
bool isResultOf(const UtteranceAnalysis& result, const Segment& segment)
{
    return result.startSeconds == segment.startSeconds && result.endSeconds == segment.endSeconds;
}

int withheldRow(std::size_t place)
{
    return -2 - static_cast<int>(place);
}

}  // namespace

void ConversationDocument::keepResults(RunRole role)
{
    RunRecord& kept = record(role);
    const bool wasWhole = kept.timeline.complete || kept.isWhole;
    std::vector<UtteranceAnalysis> before = std::exchange(kept.timeline.utterances, {});
    if (!kept.withheld.empty()) {
        before.insert(before.end(), kept.withheld.begin(), kept.withheld.end());
        std::ranges::stable_sort(before, {}, &UtteranceAnalysis::index);
        kept.withheld.clear();
    }
    std::vector<int>& rows = m_rows[static_cast<std::size_t>(role)];
    rows.assign(segments().size(), -1);
    for (UtteranceAnalysis& result : before) {
        const int index = indexOf(result.segment);
        if (index < 0 || !isResultOf(result, segments()[static_cast<std::size_t>(index)]))
            continue;
        result.speaker = speakerName(index).toStdString();
        result.columns = segments()[static_cast<std::size_t>(index)].columns;
        if (isHidden(index)) {
            rows[static_cast<std::size_t>(index)] = withheldRow(kept.withheld.size());
            kept.withheld.push_back(std::move(result));
            continue;
        }
        rows[static_cast<std::size_t>(index)] = kept.analysedCount();
        kept.timeline.utterances.push_back(std::move(result));
    }
    kept.isWhole = wasWhole && kept.resultCount() == utteranceCount();
    kept.timeline.complete = kept.isWhole && kept.withheld.empty();
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
    run.withheld.clear();
    run.isWhole = false;
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
    shown.withheld = std::move(run.withheld);
    shown.isWhole = run.isWhole;
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
    if (!sameSentences || run.resultCount() == 0)
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
        const bool hidden = isHidden(index);
        m_rows[static_cast<std::size_t>(role)][static_cast<std::size_t>(index)] =
            hidden ? withheldRow(run.withheld.size()) : run.analysedCount();
        std::vector<UtteranceAnalysis>& results = hidden ? run.withheld : run.timeline.utterances;
        results.push_back(event.utterance);
        results.back().speaker = speakerName(index).toStdString();
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
        run.state = (run.timeline.complete || run.isWhole) && run.resultCount() > 0 ? RunState::Complete : RunState::Cancelled;
        announceRun(role);
        return;
    }
    if (hasBegun) {
        run.isWhole = event.complete;
        run.timeline.complete = event.complete && run.withheld.empty();
        run.timeline.elapsedSeconds = event.elapsedSeconds;
        if (run.timeline.parent)
            run.timeline.parent->flipped = event.flipped;
    }
    run.error = event.error;
    run.state = event.error ? RunState::Failed : event.complete ? RunState::Complete : RunState::Cancelled;
    Q_EMIT runStateChanged(role);
    if (run.timeline.parent && utteranceCount() > 0)
        Q_EMIT utterancesChanged(0, utteranceCount() - 1, role);  // whether they flipped is known now
    else if (reading >= 0)
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

Timeline ConversationDocument::wholeTimeline(RunRole role) const
{
    Timeline whole = run(role).timeline;
    const std::vector<UtteranceAnalysis>& withheld = run(role).withheld;
    whole.utterances.insert(whole.utterances.end(), withheld.begin(), withheld.end());
    std::ranges::stable_sort(whole.utterances, {}, &UtteranceAnalysis::index);
    whole.complete = whole.complete || run(role).isWhole;
    return whole;
}

const UtteranceAnalysis* ConversationDocument::anyResult(int utterance, RunRole role) const
{
    if (utterance < 0 || utterance >= utteranceCount())
        return nullptr;
    const int row = m_rows[static_cast<std::size_t>(role)][static_cast<std::size_t>(utterance)];
    return row <= withheldRow(0) ? &run(role).withheld[static_cast<std::size_t>(withheldRow(0) - row)] : analysis(utterance, role);
}

std::optional<double> ConversationDocument::reviewWeight(ReviewOrder order, int utterance) const
{
    const UtteranceAnalysis* on = anyResult(utterance, RunRole::Primary);
    if (on == nullptr || on->emotion() < 0)
        return {};
    if (order == ReviewOrder::Uncertainty) {
        double entropy = 0.0;
        for (const double probability : on->probabilities)
            entropy -= probability > 0.0 ? probability * std::log(probability) : 0.0;
        return on->probabilities.size() > 1 ? entropy / std::log(static_cast<double>(on->probabilities.size())) : 0.0;
    }
    const UtteranceAnalysis* off = order == ReviewOrder::MemoryChange ? anyResult(utterance, RunRole::Comparison) : nullptr;
    if (off == nullptr || off->probabilities.size() != on->probabilities.size())
        return {};
    double distance = 0.0;
    for (std::size_t i = 0; i < on->probabilities.size(); ++i)
        distance += std::abs(on->probabilities[i] - off->probabilities[i]) / 2;
    return distance + (on->emotion() != off->emotion() ? 1.0 : 0.0);
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

const FlippedAnswer* ConversationDocument::flipped(int utterance) const
{
    const UtteranceAnalysis* result = analysis(utterance);
    const auto& parent = run().timeline.parent;
    if (result == nullptr || !parent)
        return nullptr;
    const auto found = std::ranges::lower_bound(parent->flipped, result->index, {}, &FlippedAnswer::index);
    return found != parent->flipped.end() && found->index == result->index ? &*found : nullptr;
}

}  // namespace undertone
