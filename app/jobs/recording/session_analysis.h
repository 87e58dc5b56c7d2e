// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/analysis_job.h"
#include "engine/consent/consent_watch.h"
#include "engine/consent/session.h"

namespace undertone {

/// The analysis of a recorded session, for as long as everyone in it agrees: all that is kept of it is sealed, and its log says that it
/// was done. Holds what it needs of the session, so that the vault can be closed meanwhile. One thread.
class SessionAnalysis {
public:
    /// Errors: NotAuthorised (somebody does not agree, nobody is left, it is prohibited), of opening the tracks, of the log.
    static Result<SessionAnalysis> begin(Session session, const Keyring& keyring);
    /// The same of a session that is about to be recorded; for follow(). Its sentences are from then on those that are cut as they are
    /// spoken, also where this analysis does not come to its end.
    static Result<SessionAnalysis> beginWhileRecording(Session session, const Keyring& keyring);

    /// As AnalysisJob::run; of `prototype` the options, the engine count, and the sentences where it has some: else those of the session's
    /// project (openSessionProject), else those that were cut while it was recorded. The results are sealed before RunEnded is emitted.
    /// `error`: also NotAuthorised, where consent was withdrawn meanwhile: then nothing is kept.
    AnalysisOutcome run(AnalysisJob& job, RunId id, const AnalysisJobRequest& prototype, const AnalysisJob::EventSink& emit,
                        const CancellationToken& cancel, const AnalysisJob::PauseHook& waitWhilePaused = {});

    /// As run(), while the session is recorded: AnalysisJob with a growing recording. Sentences are sealed once the recording has ended.
    AnalysisOutcome follow(AnalysisJob& job, RunId id, const AnalysisJobRequest& prototype, std::shared_ptr<GrowingRecording> recording,
                           const AnalysisJob::EventSink& emit, const CancellationToken& cancel);
    /// Seals the sentences that were cut while it was recorded. Errors: of the store, NotAuthorised.
    Status keepSentences(const Conversation& conversation) const;

    /// Those that the session has stay: what is computed is to be looked at beside them.
    void keepNoResults() { m_keepsResults = false; }

    [[nodiscard]] Session& session() { return m_session; }
    [[nodiscard]] ConsentWatch& watch() { return *m_watch; }

private:
    SessionAnalysis(Session session, std::unique_ptr<ConsentWatch> watch, JobContext context)
        : m_session(std::move(session)), m_watch(std::move(watch)), m_context(std::move(context))
    {
    }
    static Result<SessionAnalysis> beginUnder(Session session, const Keyring& keyring);
    AnalysisOutcome runAndKeep(AnalysisJob& job, RunId id, const AnalysisJobRequest& request, const AnalysisJob::EventSink& emit,
                               const CancellationToken& cancel, const AnalysisJob::PauseHook& waitWhilePaused);
    Status checkWithLog();
    Status keep(const AnalysisOutcome& outcome);

    Session m_session;
    std::unique_ptr<ConsentWatch> m_watch;
    JobContext m_context;
    std::shared_ptr<BlobStore> m_labels;
    std::vector<RecordedChannel> m_channels;
    std::string m_channelsSha256;
    bool m_keepsResults = true;
};

/// The results of a session, sealed among what was computed from it, as JSON. Nothing where there are none: not analysed yet, or destroyed.
/// Errors: of the store.
Result<std::optional<std::string>> sessionResults(const Session& session, const Keyring& keyring);

}  // namespace undertone
