// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/analysis_job.h"
#include "app/jobs/analysis/memory_points.h"
#include "app/jobs/analysis/progress_reporter.h"
#include "engine/io/run_journal.h"

#include <chrono>
#include <optional>

namespace undertone {

/// Tells that a run begins, by the name that its runKey() gives it, and opens the journal of its rows: nothing where the context keeps
/// none. One whose rows are not of these sentences starts afresh; one that cannot be opened is a warning.
std::optional<RunJournal> beginRun(RunId id, const std::string& key, AnalysisOutcome& outcome, const JobContext& context,
                                   Unfinished unfinished, const AnalysisJob::EventSink& emit);

/// Emits a warning and keeps it among those of the outcome.
void warn(RunId id, AnalysisOutcome& outcome, const AnalysisJob::EventSink& emit, Error warning);

/// The same error with what it means for the run: `id` is a sentence around it.
Error withMeaning(const Error& error, const char* id);

/// Where the rows of a run and its states go as they come.
struct RunKeeping {
    RunJournal* journal = nullptr;   ///< may be null
    MemoryPoints* points = nullptr;  ///< may be null
};

/// One run from its first sentence to its last: what AnalysisJob::run does once everything is opened.
class SentenceLoop {
public:
    SentenceLoop(RunId id, AnalysisOutcome& outcome, const AnalysisJob::EventSink& emit, ProgressReporter& progress, RunKeeping keeping);

    /// Hands on the rows of an interrupted run, or those that `from` holds where these are more, and brings `run` to where they end.
    Status takeUp(AnalysisRun& run, const std::optional<MemoryPoint>& from, const CancellationToken& cancel);
    /// All sentences that are left.
    Status readOn(AnalysisRun& run, const AnalysisJob::PauseHook& waitWhilePaused, const CancellationToken& cancel);
    /// The next sentence, which there is.
    Status readOne(AnalysisRun& run, const CancellationToken& cancel);
    /// Keeps the memory, so that a run that stops here goes on without reading anything again.
    void saveMemory(const AnalysisRun& run);
    /// The run is complete: what is left of it is its rows.
    void finish();

private:
    using Clock = std::chrono::steady_clock;

    void hand(const UtteranceAnalysis& row, const AnalysisRun& run);
    const UtteranceAnalysis& take(UtteranceAnalysis row);
    void emit(const UtteranceAnalysis& row, RowOrigin origin) { m_emit(UtteranceAnalysed{m_id, row, origin}); }
    void takeRows(const std::vector<UtteranceAnalysis>& rows, RowOrigin origin);
    void keepPoint(const AnalysisRun& run);
    void journalMissingRows();

    RunId m_id;
    AnalysisOutcome& m_outcome;
    const AnalysisJob::EventSink& m_emit;
    ProgressReporter& m_progress;
    RunJournal* m_journal;
    MemoryPoints* m_points;
    bool m_rowsFailed = false;    ///< a warning was given
    bool m_memoryFailed = false;  ///< likewise
    bool m_pointsFailed = false;  ///< likewise
    Clock::time_point m_lastCheckpoint = Clock::now();
    double m_workLeft = 0.0;  ///< seconds of speech
    double m_busySeconds = 0.0;
};

}  // namespace undertone
