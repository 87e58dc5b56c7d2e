// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/analysis_job.h"

#include "app/jobs/analysis/recording_input.h"
#include "app/jobs/analysis/token_cache_key.h"
#include "app/jobs/model/installed_files.h"
#include "engine/core/notice.h"
#include "engine/core/segments_format.h"
#include "engine/io/installed_models.h"
#include "engine/io/model_directory.h"
#include "engine/io/run_journal.h"
#include "engine/io/sha256.h"
#include "engine/io/token_cache.h"
#include "engine/messages/catalogue.h"

#include <chrono>
#include <cstdio>
#include <utility>

namespace undertone {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto checkpointInterval = std::chrono::seconds(60);
constexpr std::size_t runIdDigits = 16;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A number that reads back as the same double.
std::string exactText(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.17g", value);
    return text;
}

const char* memoryName(MemoryMode memory)
{
    return memory == MemoryMode::Dpm ? "dpm" : "off";
}

const char* tokenizeName(TokenizeMode mode)
{
    return mode == TokenizeMode::Utterance ? "utterance" : "whole";
}

bool sameEngine(const EngineOptions& a, const EngineOptions& b)
{
    return a.modelDirectory == b.modelDirectory && a.voiceActivityWeights == b.voiceActivityWeights && a.device == b.device
        && a.dtype == b.dtype && a.threads == b.threads && a.seed == b.seed;
}

/// What the results of a run depend on: the same key, the same rows (on the same device; to rounding, where one went in step with others).
std::string runKey(const Timeline& header, const Conversation& conversation, const AnalysisJobRequest& request)
{
    std::string segments;
    for (const auto& segment : conversation.segments)
        segments += exactText(segment.startSeconds) + "\t" + exactText(segment.endSeconds) + "\t"
            + std::string(speakerName(conversation.speakers, segment.speaker)) + "\n";
    return sha256OfNamedValues({{"run", "analysis 1"},
                                {"audio", header.audioSha256},
                                {"model", header.modelSha256},
                                {"device", header.device},
                                {"dtype", header.dtype},
                                {"memory", memoryName(header.memory)},
                                {"tokenize", tokenizeName(header.tokenize)},
                                {"loss_after", request.analysis.lossAfter == LossAfter::Measure ? "yes" : "no"},
                                {"stepping", toText(request.analysis.stepping)},
                                {"seed", std::to_string(request.engine.seed)},
                                {"segments", segments}});
}

/// Progress events of one run, at most one every progressInterval for each stage.
class ProgressReporter {
public:
    ProgressReporter(RunId id, const AnalysisJob::EventSink& emit) : m_id(id), m_emit(emit) {}

    void report(AnalysisStage stage, double fraction, double secondsLeft = -1.0)
    {
        const auto now = Clock::now();
        if (stage == m_stage && now - m_last < progressInterval)
            return;
        m_stage = stage;
        m_last = now;
        m_emit(RunProgress{m_id, stage, fraction, secondsLeft});
    }
    ProgressCallback stage(AnalysisStage stage)
    {
        return [this, stage](double fraction) { report(stage, fraction); };
    }

private:
    RunId m_id;
    const AnalysisJob::EventSink& m_emit;
    std::optional<AnalysisStage> m_stage;
    Clock::time_point m_last{};
};

}  // namespace

struct AnalysisJob::State {
    std::unique_ptr<EmotionEngine> engine;
    EngineOptions loaded;
    std::string tokenizerSha256;  ///< of the loaded model; empty until it is asked for

    Status load(EngineOptions options, const CancellationToken& cancel);
    /// Without the hash of the audio.
    Result<TokenCacheKey> cacheKey(const RecordingInput& input, TokenizeMode mode, const CancellationToken& cancel);
};

Status AnalysisJob::State::load(EngineOptions options, const CancellationToken& cancel)
{
    auto directory = findModelDirectory(options.modelDirectory.string());
    if (!directory)
        return directory.error();
    options.modelDirectory = *directory;
    if (options.voiceActivityWeights.empty())
        options.voiceActivityWeights = findVoiceActivityWeights();
    if (engine && sameEngine(options, loaded))
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

namespace {

/// Nothing where the context keeps no journals.
Result<std::optional<RunJournal>> openJournal(const JobContext& context, const std::string& key, const Timeline& header,
                                              Unfinished unfinished)
{
    if (context.journals.empty())
        return std::optional<RunJournal>();
    RunJournalOptions options;
    options.sealer = context.journalSealer;
    auto journal = RunJournal::open(context.journals, key, header.labels, header.memory, options);
    if (journal && unfinished == Unfinished::StartAfresh && journal->isComplete()) {
        TRY(journal->close());
        journal = RunJournal::open(context.journals, key, header.labels, header.memory, options);
    }
    if (!journal)
        return journal.error();
    return std::optional<RunJournal>(std::move(*journal));
}

void warn(RunId id, AnalysisOutcome& outcome, const AnalysisJob::EventSink& emit, Error warning)
{
    outcome.warnings.push_back(warning.message);
    emit(RunWarned{id, std::move(warning)});
}

/// The same error with what it means for the run: `id` is a sentence around it.
Error withMeaning(const Error& error, const char* id)
{
    return {error.code, message(id, error.message), error.path};
}

/// One run from its first sentence to its last: what AnalysisJob::run does once everything is opened. `journal` may be null.
class SentenceLoop {
public:
    SentenceLoop(RunId id, AnalysisOutcome& outcome, const AnalysisJob::EventSink& emit, ProgressReporter& progress, RunJournal* journal)
        : m_id(id), m_outcome(outcome), m_emit(emit), m_progress(progress), m_journal(journal)
    {
        for (const auto& segment : outcome.conversation.segments)
            m_workLeft += segment.endSeconds - segment.startSeconds;
    }

    /// Hands on the rows of an interrupted run, and brings `run` to where they end.
    Status takeUp(AnalysisRun& run, const CancellationToken& cancel)
    {
        if (m_journal == nullptr || m_journal->recovered().empty())
            return {};
        for (const auto& row : m_journal->recovered())
            emit(take(row), true);
        const auto rows = static_cast<int>(m_journal->recovered().size());
        if (rows == run.sentenceCount())
            return {};
        if (auto kept = m_journal->loadCheckpoint()) {
            // A memory that cannot be used is rebuilt by reading from the start.
            (void)run.restoreCheckpoint(kept->bytes);
        }
        while (run.nextIndex() < rows) {
            TRY(run.next(cancel));
        }
        m_lastCheckpoint = Clock::now();
        return {};
    }

    Status readOn(AnalysisRun& run, const AnalysisJob::PauseHook& waitWhilePaused, const CancellationToken& cancel)
    {
        const double allWork = m_workLeft;
        while (static_cast<int>(m_outcome.timeline.utterances.size()) < run.sentenceCount()) {
            if (waitWhilePaused)
                waitWhilePaused();
            if (cancel.isCancelled())
                return Error{ErrorCode::Cancelled, message("analysis.cancelled-resumable")};
            const auto started = Clock::now();
            auto row = run.next(cancel);
            if (!row)
                return row.error();
            hand(**row, run);
            m_busySeconds += secondsSince(started);
            const double done = allWork - m_workLeft;
            m_progress.report(AnalysisStage::Analysing,
                              static_cast<double>(run.nextIndex()) / static_cast<double>(std::max(1, run.sentenceCount())),
                              done > 0.0 ? m_busySeconds / done * m_workLeft : -1.0);
        }
        return {};
    }

    /// Keeps the memory, so that a run that stops here goes on without reading anything again.
    void saveMemory(const AnalysisRun& run)
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

    /// The run is complete: what is left of it is its rows.
    void finish()
    {
        if (m_journal == nullptr)
            return;
        journalMissingRows();
        const bool whole = m_journal->rowCount() == m_outcome.timeline.utterances.size();
        if (const auto status = whole ? m_journal->markComplete() : m_journal->removeMemory(); !status)
            warn(m_id, m_outcome, m_emit, withMeaning(status.error(), "jobs.run-not-tidied"));
    }

private:
    /// Journalled first, so that nothing was shown that an interruption could lose.
    void hand(const UtteranceAnalysis& row, const AnalysisRun& run)
    {
        const auto& taken = take(row);
        if (m_journal != nullptr) {
            journalMissingRows();
            if (Clock::now() - m_lastCheckpoint >= checkpointInterval)
                saveMemory(run);
        }
        emit(taken, false);
    }

    const UtteranceAnalysis& take(UtteranceAnalysis row)
    {
        const Segment& segment = m_outcome.conversation.segments[static_cast<std::size_t>(row.index)];
        row.segment = segment.id;
        // From the segments file as it is now, not from the journal: no result depends on them.
        row.columns = segment.columns;
        m_workLeft -= row.endSeconds - row.startSeconds;
        return m_outcome.timeline.utterances.emplace_back(std::move(row));
    }

    void emit(const UtteranceAnalysis& row, bool fromJournal) { m_emit(UtteranceAnalysed{m_id, row, fromJournal}); }

    /// All rows that the journal lacks, so that a disk that was full for a while leaves no gap.
    void journalMissingRows()
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

    RunId m_id;
    AnalysisOutcome& m_outcome;
    const AnalysisJob::EventSink& m_emit;
    ProgressReporter& m_progress;
    RunJournal* m_journal;
    bool m_rowsFailed = false;    ///< a warning was given
    bool m_memoryFailed = false;  ///< likewise
    Clock::time_point m_lastCheckpoint = Clock::now();
    double m_workLeft = 0.0;  ///< seconds of speech
    double m_busySeconds = 0.0;
};

void describeRun(Timeline& timeline, const AnalysisJobRequest& request, const JobContext& context, const RecordingInput& input,
                 const ModelInfo& model)
{
    timeline.audio = request.audioName.empty() ? request.audio.string() : request.audioName;
    timeline.audioSha256 = input.sha256;
    timeline.model = model.name;
    timeline.modelSha256 = model.sha256;
    timeline.device = model.device;
    timeline.dtype = model.dtype;
    timeline.memory = request.analysis.memory;
    timeline.stepping = toText(request.analysis.stepping);
    timeline.tokenize = request.analysis.tokenize.value_or(model.tokenize);
    timeline.segmentsSource = segmentsSourceName(input.conversation.source);
    timeline.labels = model.labels;
    timeline.attestation = context.authorisation.attestation().text();
    timeline.notice = resultNotice(timeline.tokenize);
}

}  // namespace

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
                                          : RecordingInput::ofChannels(request.channels, request.channelsSha256);
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
    TRY(input->findSentences(engine, mode, context.authorisation, progress.stage(AnalysisStage::FindingSpeech), cancel));
    describeRun(outcome.timeline, request, context, *input, engine.info());
    outcome.conversation = input->conversation;

    TokenCache cache(*context.derivedData);
    std::optional<TokenCacheKey> cacheKey;
    auto options = request.analysis;
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
    const auto key = runKey(outcome.timeline, outcome.conversation, request);
    outcome.timeline.runId = key.substr(0, runIdDigits);
    auto journal = openJournal(context, key, outcome.timeline, request.unfinished);
    emit(RunStarted{id, outcome.timeline, outcome.conversation});
    RunJournal* kept = journal && *journal ? &**journal : nullptr;
    if (kept != nullptr)
        outcome.runKey = key;
    if (!journal)
        warn(id, outcome, emit, withMeaning(journal.error(), "jobs.no-journal"));

    SentenceLoop loop(id, outcome, emit, progress, kept);
    auto status = loop.takeUp(**run, cancel);
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
        auto saved = Status();
        if (cacheKey->audioSha256.empty()) {
            auto sha256 = input->audioSha256(*context.derivedData, cancel);
            saved = sha256 ? Status() : Status(sha256.error());
            cacheKey->audioSha256 = sha256 ? *std::move(sha256) : std::string();
        }
        if (saved)
            saved = cache.save(*cacheKey, (*run)->codes());
        if (!saved)
            warn(id, outcome, emit, withMeaning(saved.error(), "jobs.codes-not-kept"));
    }
    return status;
}

AnalysisOutcome AnalysisJob::run(RunId id, const AnalysisJobRequest& request, const JobContext& context, const EventSink& emit,
                                 const CancellationToken& cancel, const PauseHook& waitWhilePaused)
{
    const auto started = Clock::now();
    AnalysisOutcome outcome;
    auto status = analyse(id, request, context, emit, cancel, waitWhilePaused, outcome);
    outcome.timeline.elapsedSeconds = secondsSince(started);
    outcome.timeline.complete = status.ok();
    if (!status)
        outcome.error = status.error();
    const bool cancelled = outcome.error && outcome.error->code == ErrorCode::Cancelled;
    emit(RunEnded{id, outcome.timeline.complete, outcome.timeline.elapsedSeconds, cancelled ? std::nullopt : outcome.error});
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
