// SPDX-License-Identifier: GPL-3.0-or-later
// An analysis that follows a recording while it is made.
#include "app/jobs/analysis/analysis_job_state.h"
#include "app/jobs/analysis/followed_sentences.h"
#include "app/jobs/analysis/growing_recording.h"
#include "app/jobs/analysis/progress_reporter.h"
#include "app/jobs/analysis/run_description.h"
#include "app/jobs/analysis/run_key.h"
#include "app/jobs/analysis/sentence_loop.h"
#include "engine/core/notice.h"

#include <chrono>
#include <thread>
#include <utility>

namespace undertone {
namespace {

constexpr auto lookInterval = std::chrono::milliseconds(50);

/// Somebody else's source.
class BorrowedSource final : public AudioSource {
public:
    explicit BorrowedSource(AudioSource& source) : m_source(source) {}
    [[nodiscard]] int sampleRate() const override { return m_source.sampleRate(); }
    [[nodiscard]] int channelCount() const override { return m_source.channelCount(); }
    [[nodiscard]] SampleIndex frameCount() const override { return m_source.frameCount(); }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override { return m_source.read(first, out); }

private:
    AudioSource& m_source;
};

Status mayGoOn(const JobContext& context, const CancellationToken& cancel)
{
    TRY(context.authorisation.allows({Purpose::Analyse}));
    return cancel.isCancelled() ? Status(Error{ErrorCode::Cancelled, message("analysis.cancelled-resumable")}) : Status();
}

Status waitForSound(GrowingRecording& recording, const JobContext& context, const CancellationToken& cancel)
{
    while (true) {
        TRY(mayGoOn(context, cancel));
        const bool ended = recording.hasEnded();  // first: what is there afterwards is all, also of a recording that was over before this
        TRY(recording.follow());
        if (recording.hasBegun())
            return {};
        if (ended)
            return Error{ErrorCode::InvalidArgument, message("analysis.nothing-recorded"), {}};
        std::this_thread::sleep_for(lookInterval);
    }
}

/// What becomes known of a recording while it grows, and where its run stands.
class Following {
public:
    Following(GrowingRecording& recording, FollowedSentences sentences, AnalysisOutcome& outcome)
        : m_recording(recording), m_sentences(std::move(sentences)), m_outcome(outcome)
    {
    }

    /// Takes what was recorded since, and hands new sentences to `run`. Whether these were the last.
    Result<bool> look(AnalysisRun& run, const CancellationToken& cancel)
    {
        if (m_isOver)
            return true;
        const bool ended = m_recording.hasEnded();  // first: what is there afterwards is all
        TRY(m_recording.follow());
        auto found = TRY(m_sentences.look(ended ? FollowedSentences::Recording::Ended : FollowedSentences::Recording::GoesOn, {}, cancel));
        auto& conversation = m_outcome.conversation;
        for (auto& segment : found)
            segment.id = conversation.segmentIds.next();
        TRY(run.extend(found));
        conversation.segments.insert(conversation.segments.end(), found.begin(), found.end());
        if (ended)
            TRY(m_recording.keepSentences(conversation));
        m_isOver = ended;
        return ended;
    }

    void tell(const AnalysisRun& run) const
    {
        FollowReport report{run.sentenceCount(), run.nextIndex(), m_sentences.heardSeconds(), {}};
        if (run.nextIndex() < run.sentenceCount())
            report.waitsSinceSeconds = m_outcome.conversation.segments[static_cast<std::size_t>(run.nextIndex())].endSeconds;
        m_recording.tell(report);
    }

private:
    GrowingRecording& m_recording;
    FollowedSentences m_sentences;
    AnalysisOutcome& m_outcome;
    bool m_isOver = false;
};

/// Until the recording has ended and all of its sentences are read.
Status readWhileItGrows(Following& following, AnalysisRun& run, SentenceLoop& loop, const JobContext& context,
                        const CancellationToken& cancel)
{
    while (true) {
        TRY(mayGoOn(context, cancel));
        const bool isOver = TRY(following.look(run, cancel));
        following.tell(run);
        if (run.nextIndex() < run.sentenceCount())
            TRY(loop.readOne(run, cancel));
        else if (isOver)
            return {};
        else
            std::this_thread::sleep_for(lookInterval);
    }
}

}  // namespace

Status AnalysisJob::follow(RunId id, const AnalysisJobRequest& request, const JobContext& context, const EventSink& emit,
                           const CancellationToken& cancel, AnalysisOutcome& outcome)
{
    auto& recording = *request.growing;
    ProgressReporter progress(id, emit);
    progress.report(AnalysisStage::LoadingModel, 0.0);
    TRY(m_state->load(request.engine, cancel));
    auto& engine = *m_state->engine;
    TRY(waitForSound(recording, context, cancel));

    RecordingInput input;
    input.source = std::make_unique<HashedSource>(std::make_unique<BorrowedSource>(recording.mixed()));
    input.sha256 = request.channelsSha256;
    std::vector<FollowedSentences::Channel> channels;
    for (std::size_t i = 0; i < recording.channelCount(); ++i)
        channels.push_back({&recording.channel(i), recording.speakerOf(i)});
    auto sentences = TRY(FollowedSentences::create(engine, channels, context.authorisation, input.conversation));
    auto asked = request;
    asked.cut = SentenceCut::AsSpoken;
    asked.analysis.tokenize = TokenizeMode::Utterance;
    describeRun(outcome.timeline, asked, context, input, engine.info(), nullptr);
    outcome.conversation = input.conversation;
    const auto run = TRY(engine.startAnalysis(recording.mixed(), outcome.conversation, asked.analysis, context.authorisation, {}, cancel));
    const auto key = runKey({outcome.timeline, asked.analysis, asked.engine.seed, asked.cut}, outcome.conversation);
    auto journal = beginRun(id, key, outcome, context, Unfinished::StartAfresh, emit);

    SentenceLoop loop(id, outcome, emit, progress, {journal ? &*journal : nullptr, nullptr});
    Following following(recording, std::move(sentences), outcome);
    if (const auto read = readWhileItGrows(following, *run, loop, context, cancel); !read) {
        loop.saveMemory(*run);
        return read;
    }
    loop.finish();
    if (outcome.conversation.segments.empty())
        warn(id, outcome, emit, {ErrorCode::InvalidSegments, message("analysis.no-speech"), {}});
    if (isUnfamiliar(outcome.timeline))
        warn(id, outcome, emit, {ErrorCode::UnsupportedFormat, message("analysis.unfamiliar"), {}});
    // The hash of sound is over its length, too, which is known only now.
    input.source = std::make_unique<HashedSource>(std::make_unique<BorrowedSource>(recording.mixed()));
    input.conversation = outcome.conversation;
    const auto codesKept = [&]() -> Status {
        auto cacheKey = TRY(m_state->cacheKey(input, TokenizeMode::Utterance, cancel));
        return State::keepCodes(input, cacheKey, run->codes(), context, cancel);
    }();
    if (!codesKept)
        warn(id, outcome, emit, withMeaning(codesKept.error(), "jobs.codes-not-kept"));
    return {};
}

}  // namespace undertone
