// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/sentence_loop.h"

#include "app/jobs/analysis/run_description.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace undertone {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto checkpointInterval = std::chrono::seconds(60);

/// Rows hold their times to the millisecond.
constexpr double sameSeconds = 0.002;

/// Whether rows that were kept are of the sentences that a run begins with.
bool areOf(const std::vector<UtteranceAnalysis>& rows, const std::vector<Segment>& segments)
{
    return rows.size() <= segments.size()
        && std::equal(rows.begin(), rows.end(), segments.begin(), [](const UtteranceAnalysis& row, const Segment& segment) {
               return std::abs(row.startSeconds - segment.startSeconds) < sameSeconds
                   && std::abs(row.endSeconds - segment.endSeconds) < sameSeconds;
           });
}

/// Errors: RunJournal::open's.
Result<std::optional<RunJournal>> openJournal(const JobContext& context, const std::string& key, const AnalysisOutcome& outcome,
                                              Unfinished unfinished)
{
    if (context.journals.empty())
        return std::optional<RunJournal>();
    RunJournalOptions options;
    options.sealer = context.journalSealer;
    const auto open = [&] { return RunJournal::open(context.journals, key, outcome.timeline.labels, outcome.timeline.memory, options); };
    auto journal = open();
    const bool isOver = journal && unfinished == Unfinished::StartAfresh && journal->isComplete();
    if (journal && (isOver || !areOf(journal->recovered(), outcome.conversation.segments))) {
        TRY(journal->close());
        journal = open();
    }
    if (!journal)
        return journal.error();
    return std::optional<RunJournal>(std::move(*journal));
}

}  // namespace

void warn(RunId id, AnalysisOutcome& outcome, const AnalysisJob::EventSink& emit, Error warning)
{
    outcome.warnings.push_back(warning.message);
    emit(RunWarned{id, std::move(warning)});
}

Error withMeaning(const Error& error, const char* id)
{
    return {error.code, message(id, error.message), error.path};
}

std::optional<RunJournal> beginRun(RunId id, const std::string& key, AnalysisOutcome& outcome, const JobContext& context,
                                   Unfinished unfinished, const AnalysisJob::EventSink& emit)
{
    outcome.timeline.runId = runIdOfKey(key);
    auto journal = openJournal(context, key, outcome, unfinished);
    emit(RunStarted{id, outcome.timeline, outcome.conversation});
    if (!journal) {
        warn(id, outcome, emit, withMeaning(journal.error(), "jobs.no-journal"));
        return std::nullopt;
    }
    if (*journal)
        outcome.runKey = key;
    return std::move(*journal);
}

SentenceLoop::SentenceLoop(RunId id, AnalysisOutcome& outcome, const AnalysisJob::EventSink& emit, ProgressReporter& progress,
                           RunKeeping keeping)
    : m_id(id), m_outcome(outcome), m_emit(emit), m_progress(progress), m_journal(keeping.journal), m_points(keeping.points)
{
    for (const auto& segment : outcome.conversation.segments)
        m_workLeft += segment.endSeconds - segment.startSeconds;
}

Status SentenceLoop::takeUp(AnalysisRun& run, const std::optional<MemoryPoint>& from, const CancellationToken& cancel)
{
    const std::size_t recovered = m_journal != nullptr ? m_journal->recovered().size() : 0;
    if (recovered > 0)
        takeRows(m_journal->recovered(), RowOrigin::Journal);
    const bool goesOn = from && from->rows.size() > recovered;
    if (goesOn)
        takeRows({from->rows.begin() + static_cast<std::ptrdiff_t>(recovered), from->rows.end()}, RowOrigin::Kept);
    const auto rows = static_cast<int>(m_outcome.timeline.utterances.size());
    if (rows == 0 || rows == run.sentenceCount())
        return {};
    // A memory that cannot be used is rebuilt by reading from the start.
    if (goesOn)
        (void)run.restoreCheckpoint(from->state);
    else if (auto kept = m_journal->loadCheckpoint())
        (void)run.restoreCheckpoint(kept->bytes);
    while (run.nextIndex() < rows) {
        TRY(run.next(cancel));
    }
    m_lastCheckpoint = Clock::now();
    return {};
}

void SentenceLoop::takeRows(const std::vector<UtteranceAnalysis>& rows, RowOrigin origin)
{
    for (const auto& row : rows) {
        const auto& taken = take(row);
        if (origin == RowOrigin::Kept && m_journal != nullptr)
            journalMissingRows();
        emit(taken, origin);
    }
}

Status SentenceLoop::readOne(AnalysisRun& run, const CancellationToken& cancel)
{
    if (cancel.isCancelled())
        return Error{ErrorCode::Cancelled, message("analysis.cancelled-resumable")};
    auto row = run.next(cancel);
    if (!row)
        return row.error();
    hand(**row, run);
    return {};
}

Status SentenceLoop::readOn(AnalysisRun& run, const AnalysisJob::PauseHook& waitWhilePaused, const CancellationToken& cancel)
{
    const double allWork = m_workLeft;
    while (static_cast<int>(m_outcome.timeline.utterances.size()) < run.sentenceCount()) {
        if (waitWhilePaused)
            waitWhilePaused();
        const auto started = Clock::now();
        TRY(readOne(run, cancel));
        m_busySeconds += std::chrono::duration<double>(Clock::now() - started).count();
        const double done = allWork - m_workLeft;
        m_progress.report(AnalysisStage::Analysing,
                          static_cast<double>(run.nextIndex()) / static_cast<double>(std::max(1, run.sentenceCount())),
                          done > 0.0 ? m_busySeconds / done * m_workLeft : -1.0);
    }
    return {};
}

void SentenceLoop::saveMemory(const AnalysisRun& run)
{
    m_lastCheckpoint = Clock::now();
    // Where rows could not be written there is nothing that a later memory could follow on.
    if (m_journal == nullptr || m_journal->rowCount() < static_cast<std::size_t>(run.nextIndex()))
        return;
    auto bytes = run.checkpoint();
    auto status = bytes ? m_journal->saveCheckpoint(static_cast<std::size_t>(run.nextIndex()), *bytes) : Status(bytes.error());
    // The memory saved before stands, and so does every row.
    if (!status && !std::exchange(m_memoryFailed, true))
        warn(m_id, m_outcome, m_emit, withMeaning(status.error(), "jobs.memory-not-saved"));
}

void SentenceLoop::finish()
{
    if (m_journal == nullptr)
        return;
    journalMissingRows();
    const bool whole = m_journal->rowCount() == m_outcome.timeline.utterances.size();
    if (const auto status = whole ? m_journal->markComplete() : m_journal->removeMemory(); !status)
        warn(m_id, m_outcome, m_emit, withMeaning(status.error(), "jobs.run-not-tidied"));
}

/// Journalled first, so that nothing was shown that an interruption could lose.
void SentenceLoop::hand(const UtteranceAnalysis& row, const AnalysisRun& run)
{
    const auto& taken = take(row);
    if (m_journal != nullptr) {
        journalMissingRows();
        if (Clock::now() - m_lastCheckpoint >= checkpointInterval)
            saveMemory(run);
    }
    keepPoint(run);
    emit(taken, RowOrigin::Read);
}

void SentenceLoop::keepPoint(const AnalysisRun& run)
{
    if (m_points == nullptr)
        return;
    const auto status = m_points->offer(run, m_outcome.timeline.utterances);
    if (!status && !std::exchange(m_pointsFailed, true))
        warn(m_id, m_outcome, m_emit, withMeaning(status.error(), "jobs.points-not-kept"));
}

const UtteranceAnalysis& SentenceLoop::take(UtteranceAnalysis row)
{
    const Segment& segment = m_outcome.conversation.segments[static_cast<std::size_t>(row.index)];
    row.segment = segment.id;
    // From the sentences as they are now, not from what was kept: no result depends on them.
    row.columns = segment.columns;
    row.speaker = speakerName(m_outcome.conversation.speakers, segment.speaker);
    m_workLeft -= row.endSeconds - row.startSeconds;
    return m_outcome.timeline.utterances.emplace_back(std::move(row));
}

/// All rows that the journal lacks, so that a disk that was full for a while leaves no gap.
void SentenceLoop::journalMissingRows()
{
    const auto& rows = m_outcome.timeline.utterances;
    while (m_journal->rowCount() < rows.size()) {
        auto row = rows[m_journal->rowCount()];
        row.columns.clear();
        if (const auto status = m_journal->append(row); !status) {
            if (!std::exchange(m_rowsFailed, true))
                warn(m_id, m_outcome, m_emit, withMeaning(status.error(), "jobs.rows-not-journalled"));
            return;
        }
    }
}

}  // namespace undertone
