// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/card/evaluation_job.h"

#include "app/jobs/corpus/clip_cache.h"
#include "app/jobs/corpus/dialogue_sound.h"
#include "app/jobs/evaluation/card/evaluation_conditions.h"
#include "app/jobs/evaluation/evaluation_method.h"
#include "app/jobs/evaluation/evaluation_scores.h"
#include "app/jobs/evaluation/evaluation_sources.h"
#include "app/jobs/simulation/dialogue_simulation.h"
#include "app/jobs/worker_pool.h"
#include "engine/api/dialogue_tokenizer.h"
#include "engine/core/audio_source.h"
#include "engine/core/time_text.h"
#include "engine/corpus/manifest.h"
#include "engine/io/memory_evaluation_json.h"
#include "engine/io/strict_json.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <tuple>

namespace undertone {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

class Evaluation {
public:
    Evaluation(const EvaluationOptions& options, const JobContext& context, const EvaluationProgress& progress,
               const CancellationToken& cancel)
        : m_options(options), m_context(context), m_progress(progress), m_cancel(cancel)
    {
    }

    Status run()
    {
        const auto start = Clock::now();
        for (const auto part :
             {&Evaluation::prepare, &Evaluation::scoreUtterances, &Evaluation::scoreDialogues, &Evaluation::compareFixtures}) {
            TRY((this->*part)());
        }
        result.measuredOn.date = nowUtc();
        result.elapsedSeconds = std::chrono::duration<double>(Clock::now() - start).count();
        return {};
    }
    EvaluationResult result;

private:
    Status prepare()
    {
        const auto model = TRY(readHashedModel(m_options.model, m_cancel));
        result.model = model.description.name;
        result.labels = model.description.labels;
        result.split = m_options.split;
        result.measuredOn.modelSha256 = model.sha256;
        result.measuredOn.seed = m_options.seed;
        result.measuredOn.attestation = m_context.authorisation.attestation().text();
        result.measuredOn.memoryOverrides = m_options.memoryOverrides;
        result.measuredOn.version = m_options.version;
        m_codebookSize = static_cast<int>(model.description.codebookSize());
        const auto facts = predictorFacts(request());
        if (!facts)
            return facts.error();
        result.measuredOn.device = facts->device;
        result.measuredOn.dtype = facts->dtype;
        auto clips = readManifest(m_options.data);
        if (!clips)
            return clips.error();
        std::erase_if(*clips, [this](const auto& clip) {
            return clip.split != m_options.split || (!m_options.corpus.empty() && clip.corpus != m_options.corpus);
        });
        if (clips->empty())
            return Error{ErrorCode::InvalidArgument, message("evaluation.no-clip", m_options.data, m_options.split), m_options.data};
        // One group per speaker, clips in the manifest's order.
        std::stable_sort(clips->begin(), clips->end(), [](const auto& a, const auto& b) { return a.speaker < b.speaker; });
        m_clips = std::make_unique<ClipCache>(m_options.data, std::move(*clips));
        TRY(leaveOutUnreadable(*m_clips));
        for (std::size_t i = 0; i < m_clips->clips().size(); ++i) {
            const auto& clip = m_clips->clips()[i];
            if (i == 0 || clip.speaker != m_clips->clips()[i - 1].speaker)
                m_speakers.emplace_back();
            m_speakers.back().push_back(i);
            m_corpora.insert(clip.corpus);
        }
        return {};
    }

    Status leaveOutUnreadable(ClipCache& clips)
    {
        std::set<std::size_t> all;
        for (std::size_t i = 0; i < clips.clips().size(); ++i)
            all.insert(all.end(), i);
        static_cast<void>(TRY(clips.leaveOutUnreadable(all, m_options.workers, m_options.note, m_cancel)));
        return {};
    }

    [[nodiscard]] PredictionRequest request() const
    {
        return {m_options.model, m_options.overrides, m_options.device, m_options.workers, m_context.authorisation};
    }

    /// Reads all dialogues by these methods of the table, in the order of `keys`.
    Result<std::vector<MethodPredictions>> predict(const DialogueTokens& tokens, const std::vector<std::string>& keys,
                                                   const std::string& stage)
    {
        MethodOptions table;
        table.overrides = m_options.overrides;
        table.onePassTokens = {m_options.onePassTokens};
        table.seed = m_options.seed;
        const auto known = tableMethods(table);
        std::vector<EvaluationMethod> methods;
        for (const auto& key : keys)
            methods.push_back(*std::find_if(known.begin(), known.end(), [&key](const auto& method) { return method.key == key; }));
        const auto report = [&](const std::string& method, double fraction) {
            tell(keys.size() > 1 ? stage + ", " + method : stage, fraction);
        };
        return predictByMethods(request(), tokens, methods, report, m_cancel);
    }

    /// Reads every sentence alone.
    Result<DialoguePredictions> predictAlone(const DialogueTokens& tokens, const std::string& stage)
    {
        auto predictions = predict(tokens, {aloneMethod}, stage);
        if (!predictions)
            return predictions.error();
        return std::move(predictions->front().dialogues);
    }

    /// A set that the model's own tokenizer is to fill.
    [[nodiscard]] DialogueTokens emptyTokens() const
    {
        DialogueTokens tokens;
        tokens.labels = result.labels;
        tokens.codebookSize = m_codebookSize;
        return tokens;
    }

    /// All clips through a condition: as single recordings, and each speaker's as one recording. Sets share their groups.
    struct ClipTokens {
        DialogueTokens single;
        DialogueTokens recording;
    };
    Result<ClipTokens> tokenizeClips(const RecordingCondition& condition)
    {
        ClipTokens tokens;
        tokens.single = emptyTokens();
        tokens.recording = emptyTokens();
        tokens.single.dialogues.resize(m_speakers.size());
        tokens.recording.dialogues.resize(m_speakers.size());
        const auto makeWorker = [&](int) -> Result<WorkItem> {
            auto loaded = DialogueTokenizer::load(m_options.model / "tokenizer", m_options.device, 1, m_context.authorisation);
            if (!loaded)
                return loaded.error();
            std::shared_ptr<DialogueTokenizer> tokenizer = std::move(*loaded);
            return WorkItem([&, tokenizer](std::size_t speaker) { return tokenizeSpeaker(speaker, condition, *tokenizer, tokens); });
        };
        const auto report = [&](std::size_t done) {
            tell("tokens, " + condition.name, static_cast<double>(done) / static_cast<double>(m_speakers.size()));
        };
        TRY(forEachItem(m_speakers.size(), workerCount(m_options.workers), makeWorker, report, m_cancel));
        return tokens;
    }

    Status tokenizeSpeaker(std::size_t speaker, const RecordingCondition& condition, DialogueTokenizer& tokenizer, ClipTokens& tokens)
    {
        const auto& indices = m_speakers[speaker];
        const auto& first = m_clips->clips()[indices.front()];
        TokenDialogue single{first.speaker, first.corpus, {}, {}, {}};
        TokenDialogue together = single;
        std::vector<float> recording;
        std::vector<Segment> segments;
        for (const auto i : indices) {
            auto samples = m_clips->load(i);
            if (!samples)
                return samples.error();
            auto changed = condition.apply(std::move(*samples), i);
            if (!changed)
                return changed.error();
            const double seconds = static_cast<double>(changed->size()) / engineSampleRate;
            const std::vector<Segment> whole{{0.0, seconds}};
            auto codes = tokenizer.encodeRecording(*changed, whole, m_cancel);
            if (!codes)
                return codes.error();
            single.sentences.push_back({std::move(codes->front()), labelOf(m_clips->clips()[i].emotion, result.labels), first.speaker});
            const double begin = static_cast<double>(recording.size()) / engineSampleRate;
            recording.insert(recording.end(), changed->begin(), changed->end());
            segments.push_back({begin, static_cast<double>(recording.size()) / engineSampleRate});
        }
        auto codes = tokenizer.encodeRecording(recording, segments, m_cancel);
        if (!codes)
            return codes.error();
        for (std::size_t s = 0; s < codes->size(); ++s)
            together.sentences.push_back({std::move((*codes)[s]), single.sentences[s].label, first.speaker});
        tokens.single.dialogues[speaker] = std::move(single);
        tokens.recording.dialogues[speaker] = std::move(together);
        return {};
    }

    Status scoreUtterances()
    {
        auto conditions = recordingConditions();
        if (m_options.robustness == Robustness::Skip)
            conditions.resize(1);
        for (const auto& condition : conditions) {
            auto tokens = tokenizeClips(condition);
            if (!tokens)
                return tokens.error();
            auto single = predictAlone(tokens->single, "clips, " + condition.name);
            if (!single)
                return single.error();
            auto recording = predictAlone(tokens->recording, "recordings, " + condition.name);
            if (!recording)
                return recording.error();
            result.conditions.push_back({condition.name, scoreReading("clip alone", tokens->single, *single),
                                         scoreReading("speaker's clips as one recording", tokens->recording, *recording)});
            if (&condition != &conditions.front())
                continue;
            result.utterances.push_back(scoreReading("all", tokens->single, *single));
            for (const auto& corpus : m_corpora)
                result.utterances.push_back(scoreReading(corpus, tokens->single, *single, corpus));
        }
        return {};
    }

    Result<DialogueTokens> dialogueTokens()
    {
        if (!m_options.tokens.empty())
            return givenTokens();
        result.measuredOn.split = m_options.split;
        SimulationOptions simulation;
        simulation.sources = {{m_options.data, m_options.dialogues}};
        simulation.split = m_options.split;
        simulation.seed = m_options.seed;
        simulation.labels = result.labels;
        simulation.tokenizer = m_options.model / "tokenizer";
        simulation.device = m_options.device;
        simulation.workers = m_options.workers;
        return simulateDialogues(
            simulation, m_context, [this](double fraction) { tell("dialogues, mixing", fraction); }, m_cancel);
    }

    Result<DialogueTokens> givenTokens()
    {
        auto [tokens, sha256] = TRY(readHashedTokens(m_options.tokens, m_cancel));
        result.measuredOn.tokensSha256 = sha256;
        if (result.measuredOn.attestation.empty())
            result.measuredOn.attestation = attestationOf(tokens).text();
        // --split says what the clips are of; of these dialogues only their file can.
        if (const auto made = parseStrictJson(tokens.provenance, message("jobs.provenance")); made && made->is_object())
            result.measuredOn.split =
                made->value("split", nlohmann::json()).is_string() ? made->value("split", std::string()) : std::string();
        return tokens;
    }

    Status scoreDialogues()
    {
        auto tokens = dialogueTokens();
        if (!tokens)
            return tokens.error();
        result.dialogueCount = static_cast<int>(tokens->dialogues.size());
        const auto predictions =
            predict(*tokens, {aloneMethod, onePassMethod(m_options.onePassTokens), memoryOffMethod, referenceMethod}, "dialogues");
        if (!predictions)
            return predictions.error();
        const auto& [single, onePass, off, on] =
            std::tie((*predictions)[0].dialogues, (*predictions)[1].dialogues, (*predictions)[2].dialogues, (*predictions)[3].dialogues);
        result.dpmSecondsPerSentence = predictions->back().seconds / static_cast<double>(tokens->sentenceCount());
        auto aloneScore = scoreReading("sentence alone", *tokens, single);
        aloneScore.audioLoss.reset();  // a sentence alone is not predicted from anything
        result.dialogues = {aloneScore,
                            scoreReading("one pass, last " + std::to_string(m_options.onePassTokens) + " tokens", *tokens, onePass),
                            scoreReading(memoryOffReading, *tokens, off), scoreReading(memoryOnReading, *tokens, on)};
        std::set<std::string> corpora;
        for (const auto& dialogue : tokens->dialogues)
            corpora.insert(dialogue.corpus);
        for (const auto& corpus : corpora) {
            result.dialoguesByCorpus.push_back(scoreReading(corpus + ", memory off", *tokens, off, corpus));
            result.dialoguesByCorpus.push_back(scoreReading(corpus + ", memory on", *tokens, on, corpus));
        }
        compareMemory(result, *tokens, off, on);
        result.losses = lossesByPosition(off, on);
        return {};
    }

    /// Those of which both clips can be read; pairs stand side by side.
    Result<std::vector<LabelledClip>> readablePairs(std::vector<LabelledClip> pairs)
    {
        std::vector<LabelledClip> readable;
        ClipCache cache(m_options.data, pairs);
        for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
            Status status;
            for (const auto place : {i, i + 1}) {
                if (const auto samples = cache.load(place); !samples)
                    status = samples.error();
            }
            if (status)
                readable.insert(readable.end(), {pairs[i], pairs[i + 1]});
            else if (!isOfOneFile(status.error()))
                return status.error();
            else if (m_options.note)
                m_options.note(message("tokenizing.unheard", status.error().path, status.error().message));
        }
        return readable;
    }

    /// fixtures/CORPUS_NAME.* beside CORPUS/NAME.*: real recordings of clips that the corpus has resynthesised.
    Status compareFixtures()
    {
        std::error_code error;
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(m_options.data / "fixtures", error))
            files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        auto all = readManifest(m_options.data);
        if (!all || files.empty())
            return {};
        std::vector<LabelledClip> pairs;
        for (const auto& file : files) {
            for (const auto& clip : *all) {
                if (file.stem().string() != clip.corpus + '_' + fs::path(clip.path).stem().string())
                    continue;
                pairs.push_back(clip);
                pairs.back().path = (fs::path("fixtures") / file.filename()).string();
                pairs.push_back(clip);
            }
        }
        auto tokens = emptyTokens();
        auto tokenizer = DialogueTokenizer::load(m_options.model / "tokenizer", m_options.device, 0, m_context.authorisation);
        if (!tokenizer)
            return tokenizer.error();
        pairs = TRY(readablePairs(std::move(pairs)));
        if (pairs.empty())
            return {};
        ClipCache cache(m_options.data, pairs);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const auto samples = TRY(cache.load(i));
            const std::vector<Segment> whole{{0.0, static_cast<double>(samples.size()) / engineSampleRate}};
            auto codes = TRY((*tokenizer)->encodeRecording(samples, whole, m_cancel));
            tokens.dialogues.push_back({pairs[i].path, pairs[i].corpus, {{std::move(codes.front()), std::nullopt, pairs[i].speaker}}});
        }
        auto predictions = predictAlone(tokens, "fixtures");
        if (!predictions)
            return predictions.error();
        for (std::size_t i = 0; i + 1 < pairs.size(); i += 2)
            result.fixtures.push_back({fs::path(pairs[i + 1].path).stem().string(), pairs[i].emotion, (*predictions)[i][0].probabilities,
                                       (*predictions)[i + 1][0].probabilities});
        return {};
    }

    void tell(const std::string& stage, double fraction) const
    {
        if (m_progress)
            m_progress(stage, fraction);
    }

    const EvaluationOptions& m_options;
    const JobContext& m_context;
    const EvaluationProgress& m_progress;
    const CancellationToken& m_cancel;
    int m_codebookSize = 0;
    std::unique_ptr<ClipCache> m_clips;
    std::vector<std::vector<std::size_t>> m_speakers;  ///< indices of clips
    std::set<std::string> m_corpora;
};

}  // namespace

void compareMemory(EvaluationResult& result, const DialogueTokens& tokens, const DialoguePredictions& off, const DialoguePredictions& on)
{
    const auto samples = judgedSamples(tokens, {&off, &on});
    const int classes = static_cast<int>(tokens.labels.size());
    const auto offGroups = confusionGroups(samples, 0, &JudgedSample::dialogue, classes);
    const auto onGroups = confusionGroups(samples, 1, &JudgedSample::dialogue, classes);
    result.onMinusOffWeightedAccuracy = bootstrapDifference(offGroups, onGroups, weightedAccuracy);
    result.onMinusOffUnweightedRecall = bootstrapDifference(offGroups, onGroups, unweightedRecall);
    const auto sentences = discordantPairs(samples, 0, 1);
    result.onlyOffRight = sentences.onlyFirst;
    result.onlyOnRight = sentences.onlySecond;
    const auto complete = discordantPairs(lastOfEachDialogue(samples), 0, 1);
    result.mcnemarComplete = mcnemarExact(complete.onlyFirst, complete.onlySecond);
}

Result<EvaluationResult> evaluateModel(const EvaluationOptions& options, const JobContext& context, const EvaluationProgress& progress,
                                       const CancellationToken& cancel)
{
    Evaluation evaluation(options, context, progress, cancel);
    TRY(evaluation.run());
    return std::move(evaluation.result);
}

}  // namespace undertone
