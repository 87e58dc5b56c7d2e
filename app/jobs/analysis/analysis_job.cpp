// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/analysis_job.h"

#include "app/jobs/analysis/analysis_job_state.h"
#include "app/jobs/analysis/progress_reporter.h"
#include "app/jobs/analysis/recording_input.h"
#include "app/jobs/analysis/run_description.h"
#include "app/jobs/analysis/run_key.h"
#include "app/jobs/analysis/sentence_loop.h"
#include "app/jobs/analysis/token_cache_key.h"
#include "app/jobs/model/installed_files.h"
#include "engine/core/memory_plan.h"
#include "engine/core/notice.h"
#include "engine/io/installed_models.h"
#include "engine/io/model_directory.h"
#include "engine/messages/catalogue.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace undertone {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

bool sameEngine(const EngineOptions& a, const EngineOptions& b)
{
    return a.modelDirectory == b.modelDirectory && a.voiceActivityWeights == b.voiceActivityWeights && a.device == b.device
        && a.dtype == b.dtype && a.threads == b.threads && a.seed == b.seed;
}

}  // namespace

Status AnalysisJob::State::load(EngineOptions options, const CancellationToken& cancel)
{
    auto directory = findModelDirectory(options.modelDirectory.string());
    if (!directory)
        return directory.error();
    options.modelDirectory = *directory;
    if (options.voiceActivityWeights.empty())
        options.voiceActivityWeights = findVoiceActivityWeights();
    if (engine && sameEngine(options, loaded) && checkNotWithdrawn(*directory))
        return {};
    engine.reset();  // first, so that two models are never in memory
    tokenizerSha256.clear();
    auto fresh = EmotionEngine::load(options, cancel);
    if (!fresh)
        return fresh.error();
    engine = std::move(*fresh);
    loaded = std::move(options);
    return {};
}

Status AnalysisJob::State::findSpeakers(RecordingInput& input, const AnalysisJobRequest& request, const Authorisation& authorisation,
                                        const ProgressCallback& progress, const CancellationToken& cancel)
{
    if (!request.findSpeakers || input.hasSegments || !request.channels.empty())
        return {};
    if (!speakers)
        speakers.emplace(loaded.device);
    auto warnings = std::move(input.conversation.warnings);
    input.conversation = TRY(speakers->findTurns(*input.source, *request.findSpeakers, authorisation, progress, cancel));
    input.conversation.warnings.insert(input.conversation.warnings.begin(), warnings.begin(), warnings.end());
    input.hasSegments = true;
    return {};
}

Result<TokenCacheKey> AnalysisJob::State::cacheKey(const RecordingInput& input, TokenizeMode mode, const CancellationToken& cancel)
{
    const auto& info = engine->info();
    if (tokenizerSha256.empty()) {
        auto sha256 = hashTokenizer(std::filesystem::path(info.directory) / "tokenizer", cancel);
        if (!sha256)
            return sha256.error();
        tokenizerSha256 = std::move(*sha256);
    }
    auto key = tokenCacheKey(tokenizerSha256, mode, "mean", info.device);
    key.cuts = input.conversation.segments;
    return key;
}

Status AnalysisJob::State::keepCodes(RecordingInput& input, TokenCacheKey& key, const SentenceCodes& codes, const JobContext& context,
                                     const CancellationToken& cancel)
{
    if (key.audioSha256.empty())
        key.audioSha256 = TRY(input.audioSha256(*context.derivedData, cancel));
    return TokenCache(*context.derivedData).save(key, codes);
}

AnalysisJob::AnalysisJob() : m_state(std::make_unique<State>()) {}
AnalysisJob::~AnalysisJob() = default;

Result<ModelInfo> AnalysisJob::loadModel(const EngineOptions& options, const CancellationToken& cancel)
{
    TRY(m_state->load(options, cancel));
    return m_state->engine->info();
}

Result<std::unique_ptr<AnalysisJob>> AnalysisJob::companion()
{
    if (!m_state->engine)
        return Error{ErrorCode::InvalidArgument, message("analysis.nothing-to-share")};
    auto engine = m_state->engine->companion();
    if (!engine)
        return engine.error();
    auto job = std::make_unique<AnalysisJob>();
    job->m_state->engine = std::move(*engine);
    job->m_state->loaded = m_state->loaded;
    return job;
}

Status AnalysisJob::analyse(RunId id, const AnalysisJobRequest& request, const JobContext& context, const EventSink& emit,
                            const CancellationToken& cancel, const PauseHook& waitWhilePaused, AnalysisOutcome& outcome)
{
    ProgressReporter progress(id, emit);
    progress.report(AnalysisStage::LoadingModel, 0.0);
    auto input = request.channels.empty() ? RecordingInput::open(request.audio, request.segments, request.selection, cancel)
                                          : RecordingInput::ofChannels(request.channels, request.channelsSha256, request.cut);
    if (!input)
        return input.error();
    if (request.sentences) {
        const auto notices = std::exchange(input->conversation.warnings, {});
        input->conversation = *request.sentences;
        input->conversation.warnings = notices;
        input->hasSegments = true;
    }
    TRY(m_state->load(request.engine, cancel));
    auto& engine = *m_state->engine;
    const auto mode = request.analysis.tokenize.value_or(engine.info().tokenize);
    TRY(m_state->findSpeakers(*input, request, context.authorisation, progress.stage(AnalysisStage::FindingSpeech), cancel));
    TRY(input->findSentences(engine, mode, context.authorisation, progress.stage(AnalysisStage::FindingSpeech), cancel));
    auto options = request.analysis;
    if (!request.interventions.empty())
        options.plan = std::make_shared<const MemoryPlan>(planOver(input->conversation, request.interventions));
    describeRun(outcome.timeline, request, context, *input, engine.info(), options.plan);
    // A project knows its recording by its sound, whatever file holds it.
    if (request.replay && !request.sentences && request.replay->run->audioSha256 != outcome.timeline.audioSha256)
        return Error{ErrorCode::InvalidArgument, message("analysis.replay-of-other-recording", request.replay->run->audio), {}};
    outcome.conversation = input->conversation;

    TokenCache cache(*context.derivedData);
    std::optional<TokenCacheKey> cacheKey;
    if (request.tokenCaching == TokenCaching::Use) {
        auto made = m_state->cacheKey(*input, mode, cancel);
        if (!made)
            return made.error();
        cacheKey = std::move(*made);
        // No pass over the recording for the sake of its key: a recording that was never heard whole has no codes to be found.
        if (auto known = TRY(input->knownAudioSha256(*context.derivedData, cancel))) {
            cacheKey->audioSha256 = std::move(*known);
            if (auto codes = cache.load(*cacheKey))
                options.codes = std::make_shared<const SentenceCodes>(std::move(*codes));
        } else {
            input->source->hashWhatIsSkipped(cancel);
        }
        if (cache.metDamage())
            warn(id, outcome, emit, {ErrorCode::CorruptFile, message("analysis.codes-damaged"), {}});
    }
    auto run = engine.startAnalysis(*input->source, outcome.conversation, options, context.authorisation,
                                    progress.stage(AnalysisStage::Tokenizing), cancel);
    if (!run)
        return run.error();
    const RunConditions conditions{outcome.timeline, options, request.engine.seed, request.cut};
    const auto key = runKey(conditions, outcome.conversation);
    auto journal = beginRun(id, key, outcome, context, request.unfinished, emit);

    std::optional<MemoryPoints> points;
    if (context.memoryPoints)
        points.emplace(context.memoryPoints, prefixKeys(conditions, outcome.conversation), outcome.timeline.labels,
                       outcome.timeline.memory);
    SentenceLoop loop(id, outcome, emit, progress, {journal ? &*journal : nullptr, points ? &*points : nullptr});
    auto status = loop.takeUp(**run, points && request.keptMemory == KeptMemory::GoOn ? points->last() : std::nullopt, cancel);
    if (status) {
        status = loop.readOn(**run, waitWhilePaused, cancel);
        if (status) {
            loop.finish();
            if (isUnfamiliar(outcome.timeline))
                warn(id, outcome, emit, {ErrorCode::UnsupportedFormat, message("analysis.unfamiliar"), {}});
        } else {
            loop.saveMemory(**run);
        }
    }
    // A run that was taken up at its end has read nothing.
    if (status && cacheKey && !options.codes && (*run)->nextIndex() == (*run)->sentenceCount()) {
        if (const auto saved = State::keepCodes(*input, *cacheKey, (*run)->codes(), context, cancel); !saved)
            warn(id, outcome, emit, withMeaning(saved.error(), "jobs.codes-not-kept"));
    }
    return status;
}

AnalysisOutcome AnalysisJob::run(RunId id, const AnalysisJobRequest& request, const JobContext& context, const EventSink& emit,
                                 const CancellationToken& cancel, const PauseHook& waitWhilePaused)
{
    const auto started = Clock::now();
    AnalysisOutcome outcome;
    auto status = request.growing ? follow(id, request, context, emit, cancel, outcome)
                                  : analyse(id, request, context, emit, cancel, waitWhilePaused, outcome);
    outcome.timeline.elapsedSeconds = secondsSince(started);
    outcome.timeline.complete = status.ok();
    if (outcome.timeline.parent)
        outcome.timeline.parent->flipped = flippedAnswers(*request.replay->run, outcome.timeline);
    if (!status)
        outcome.error = status.error();
    const bool cancelled = outcome.error && outcome.error->code == ErrorCode::Cancelled;
    emit(RunEnded{id, outcome.timeline.complete, outcome.timeline.elapsedSeconds, cancelled ? std::nullopt : outcome.error,
                  outcome.timeline.parent ? outcome.timeline.parent->flipped : std::vector<FlippedAnswer>()});
    return outcome;
}

Result<TokenizedRecording> AnalysisJob::tokenize(const AnalysisJobRequest& request, const JobContext& context,
                                                 const ProgressCallback& progress, const CancellationToken& cancel)
{
    auto input = RecordingInput::open(request.audio, request.segments, request.selection, cancel);
    if (!input)
        return input.error();
    TRY(m_state->load(request.engine, cancel));
    auto& engine = *m_state->engine;
    TokenizedRecording recording;
    recording.mode = request.analysis.tokenize.value_or(engine.info().tokenize);
    TRY(input->findSentences(engine, recording.mode, context.authorisation, {}, cancel));
    auto codes = engine.tokenize(*input->source, input->conversation, recording.mode, context.authorisation, progress, cancel);
    if (!codes)
        return codes.error();
    recording.audioSha256 = input->sha256;
    recording.conversation = std::move(input->conversation);
    recording.codes = std::move(*codes);
    recording.model = engine.info();
    return recording;
}

void AnalysisJob::forgetCompleteRun(const JobContext& context, const std::string& runKey)
{
    // What cannot be removed now is removed as a stale run.
    if (!runKey.empty())
        static_cast<void>(RunJournal::removeComplete(context.journals, runKey, context.journalSealer.get()));
}

}  // namespace undertone
