// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/session_analysis.h"

#include "app/jobs/recording/session_project.h"
#include "app/jobs/recording/session_sentences.h"
#include "app/jobs/recording/session_sound.h"
#include "engine/annotation/timeline_json_writer.h"
#include "engine/io/sha256.h"
#include "engine/vault/sealed_blob_store.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace undertone {
namespace {

std::string resultsKey(const Session& session)
{
    return sha256OfNamedValues({{"kind", "session results 1"}, {"session", session.id().hex()}});
}

}  // namespace

Result<SessionAnalysis> SessionAnalysis::beginUnder(Session session, const Keyring& keyring)
{
    auto watch = TRY(ConsentWatch::start(session));
    const auto authorisation = TRY(watch->authorise(Purpose::Analyse));
    JobContext context{TRY(session.derivedStore(keyring)), session.derivedFolder() / "runs", authorisation,
                       nullptr,  // a memory has learnt the voices: nobody is to find it after a withdrawal
                       makeJournalSealer(TRY(session.derivedKey(keyring)))};
    SessionAnalysis analysis(std::move(session), std::move(watch), std::move(context));
    analysis.m_channelsSha256 = SessionSound::sha256Of(analysis.m_session, keyring);
    analysis.m_labels = TRY(analysis.m_session.labelStore(keyring));
    return analysis;
}

Result<SessionAnalysis> SessionAnalysis::begin(Session session, const Keyring& keyring)
{
    TRY(session.recoverToRead(keyring));
    auto analysis = TRY(beginUnder(std::move(session), keyring));
    analysis.m_channels = TRY(SessionSound::of(analysis.m_session, keyring)).channels();
    TRY(analysis.m_session.log().append("analysis.started", nlohmann::json::object()));
    return analysis;
}

Result<SessionAnalysis> SessionAnalysis::beginWhileRecording(Session session, const Keyring& keyring)
{
    auto analysis = TRY(beginUnder(std::move(session), keyring));
    TRY(SessionSentences{}.keep(*analysis.m_context.derivedData, analysis.m_session));
    TRY(analysis.m_session.log().append("analysis.started", {{"live", true}}));
    return analysis;
}

Status SessionAnalysis::keepSentences(const Conversation& conversation) const
{
    TRY(m_context.authorisation.allows({Purpose::Analyse}));
    return SessionSentences{conversation}.keep(*m_context.derivedData, m_session);
}

/// What a withdrawal destroyed the key of is not sealed by it, however short a time ago that was. Errors: NotAuthorised.
Status SessionAnalysis::checkWithLog()
{
    TRY(m_session.log().refresh());
    TRY(m_session.book().follow(m_session.log()));
    if (m_session.derivedWasDestroyed())
        m_context.authorisation.revoke();
    return m_context.authorisation.allows({Purpose::Analyse});
}

Status SessionAnalysis::keep(const AnalysisOutcome& outcome)
{
    TRY(checkWithLog());
    if (m_keepsResults) {
        const auto text = timelineToJson(outcome.timeline, JsonLayout::Indented);
        TRY(m_context.derivedData->put(resultsKey(m_session), std::as_bytes(std::span(text))));
    }
    AnalysisJob::forgetCompleteRun(m_context, outcome.runKey);
    TRY(m_session.log().append("analysis.ended", {{"run", outcome.timeline.runId}, {"model", outcome.timeline.modelSha256}}));
    return checkWithLog();  // withdrawn while it was sealed
}

AnalysisOutcome SessionAnalysis::run(AnalysisJob& job, RunId id, const AnalysisJobRequest& prototype, const AnalysisJob::EventSink& emit,
                                     const CancellationToken& cancel, const AnalysisJob::PauseHook& waitWhilePaused)
{
    auto request = prototype;
    request.channels = m_channels;
    if (request.sentences == nullptr) {
        if (const auto corrected = sentencesOfSessionProject(m_labels, m_session); corrected && *corrected)
            request.sentences = std::make_shared<const Conversation>(**corrected);
    }
    // Sentences that are damaged are cut anew, as they were.
    if (const auto spoken = SessionSentences::read(*m_context.derivedData, m_session); !spoken || *spoken) {
        request.cut = SentenceCut::AsSpoken;
        request.analysis.tokenize = request.analysis.tokenize.value_or(TokenizeMode::Utterance);
        if (request.sentences == nullptr && spoken && (*spoken)->conversation)
            request.sentences = std::make_shared<const Conversation>(*(*spoken)->conversation);
    }
    return runAndKeep(job, id, request, emit, cancel, waitWhilePaused);
}

AnalysisOutcome SessionAnalysis::follow(AnalysisJob& job, RunId id, const AnalysisJobRequest& prototype,
                                        std::shared_ptr<GrowingRecording> recording, const AnalysisJob::EventSink& emit,
                                        const CancellationToken& cancel)
{
    auto request = prototype;
    request.growing = std::move(recording);
    return runAndKeep(job, id, request, emit, cancel, {});
}

AnalysisOutcome SessionAnalysis::runAndKeep(AnalysisJob& job, RunId id, const AnalysisJobRequest& asked, const AnalysisJob::EventSink& emit,
                                            const CancellationToken& cancel, const AnalysisJob::PauseHook& waitWhilePaused)
{
    auto request = asked;
    request.audio.clear();
    request.segments.clear();
    request.audioName = m_session.folder().filename().string();
    request.channelsSha256 = m_channelsSha256;
    std::optional<RunEnded> end;
    const auto hold = [&](const EngineEvent& event) {
        if (const auto* ended = std::get_if<RunEnded>(&event))
            end = *ended;
        else
            emit(event);
    };
    auto outcome = job.run(id, request, m_context, hold, cancel, waitWhilePaused);
    if (const auto kept = outcome.error ? Status() : keep(outcome); !kept) {
        outcome.error = kept.error();
        outcome.timeline.complete = false;
    }
    if (end) {
        end->complete = outcome.timeline.complete;
        end->error = outcome.error && outcome.error->code != ErrorCode::Cancelled ? outcome.error : std::nullopt;
        emit(*end);
    }
    return outcome;
}

Result<std::optional<std::string>> sessionResults(const Session& session, const Keyring& keyring)
{
    const auto store = TRY(session.derivedStore(keyring));
    const auto found = TRY(store->get(resultsKey(session)));
    if (!found)
        return std::optional<std::string>();
    return std::optional(std::string(reinterpret_cast<const char*>(found->data()), found->size()));
}

}  // namespace undertone
