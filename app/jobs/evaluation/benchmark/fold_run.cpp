// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/benchmark/fold_run.h"

#include "app/jobs/evaluation/benchmark/benchmark_report.h"
#include "app/jobs/evaluation/benchmark/fold_plan.h"
#include "app/jobs/evaluation/done_once.h"
#include "app/jobs/evaluation/evaluation_sources.h"
#include "app/jobs/evaluation/trained_model.h"
#include "engine/api/classifier_training.h"
#include "engine/core/number_text.h"
#include "engine/io/folder_lock.h"
#include "engine/io/sha256.h"
#include "engine/messages/catalogue.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace undertone {

namespace {

namespace fs = std::filesystem;

DialogueTokens subsetOf(const DialogueTokens& tokens, const std::vector<std::size_t>& dialogues)
{
    DialogueTokens subset{tokens.labels, tokens.codebookSize, tokens.tokenizerSha256, tokens.provenance, {}};
    for (const auto d : dialogues)
        subset.dialogues.push_back(tokens.dialogues[d]);
    return subset;
}

/// A session's name as a folder.
std::string folderName(const std::string& fold)
{
    std::string name = "fold-";
    for (const char character : fold) {
        const bool plain = (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z')
            || (character >= 'A' && character <= 'Z') || character == '-';
        name += plain ? character : '_';
    }
    return name;
}

/// A run from what stands in the folder to the report.
class FoldRun {
public:
    FoldRun(const FoldRunOptions& options, const JobContext& context, const BenchmarkProgress& progress, const CancellationToken& cancel)
        : m_options(options), m_context(context), m_benchmark(options.benchmark), m_progress(progress), m_cancel(cancel)
    {
    }

    Result<BenchmarkScores> run()
    {
        const auto start = std::chrono::steady_clock::now();
        TRY(prepare());
        if (!m_options.shard.isAll()) {
            TRY(finishFolds());
            return BenchmarkScores{};
        }
        const auto lock = TRY(FolderLock::take(m_options.runs));
        TRY(finishFolds());
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return report(seconds);
    }

private:
    Status prepare()
    {
        auto read = TRY(readHashedTokens(m_benchmark.tokens, m_cancel));
        m_tokens = std::move(read.tokens);
        m_tokensSha256 = std::move(read.sha256);
        auto plan = planFolds(m_tokens, m_options.folds);
        if (!plan)
            return plan.error();
        m_plan = std::move(*plan);
        m_baseSha256 = TRY(hashModelPart(m_options.base, m_cancel));
        m_tokenizerSha256 = TRY(hashTokenizer(m_options.tokenizer, m_cancel));
        // What assembleModelDirectory makes of them: n_r is n_q.
        const auto& overrides = m_benchmark.methods.overrides;
        m_methods = methodsOfFold();
        m_tableMethods = tableMethods(foldMethodOptions()).size();
        auto methods = m_methods;
        m_sweeps = sweepPoints(m_benchmark.methods, overrides.prefixTokens.value_or(m_options.training.windowTokens()),
                               overrides.learningRate.value_or(m_options.dpm.learningRate), methods);
        return {};
    }

    /// The fold's own opponents take part in its tables.
    [[nodiscard]] MethodOptions foldMethodOptions() const
    {
        auto methods = m_benchmark.methods;
        if (m_options.classifier)
            methods.classifier = folder() / "classifier";
        if (m_options.packed)
            methods.packedModel = trainedModelIn(folder() / "packed");
        return methods;
    }

    /// Of the tables and the sweeps: in every fold the same keys in the same order.
    [[nodiscard]] std::vector<EvaluationMethod> methodsOfFold() const
    {
        const auto& overrides = m_benchmark.methods.overrides;
        auto methods = tableMethods(foldMethodOptions());
        (void)sweepPoints(m_benchmark.methods, overrides.prefixTokens.value_or(m_options.training.windowTokens()),
                          overrides.learningRate.value_or(m_options.dpm.learningRate), methods);
        return methods;
    }

    Status finishFolds()
    {
        std::error_code ignored;
        fs::create_directories(m_options.runs, ignored);  // where that fails, the lock says so
        for (m_fold = 0; m_fold < m_plan.folds.size(); ++m_fold) {
            if (!m_options.shard.has(m_fold))
                continue;
            const auto lock = TRY(FolderLock::waitForFile(folder(), m_cancel));  // another task of the same folds may be at it
            TRY(finishFold());
        }
        return {};
    }

    /// One fold, from wherever it stands. Where its predictions do, the model is not looked at.
    Status finishFold()
    {
        const auto key = trainingKey();
        const auto readingKey = predictionKey(key);
        const auto methods = methodsOfFold();
        auto kept = keptPredictionsIn(folder(), readingKey, methods);
        if (!kept) {
            TRY(trainFold(key));
            const PredictionRequest request{
                {}, m_benchmark.methods.overrides, m_benchmark.device, m_benchmark.workers, m_context.authorisation};
            auto made = ensurePredictions(
                folder(), readingKey, request, subsetOf(m_tokens, fold().test), methods,
                [this](const std::string& method, double done) { say(method, done); }, m_cancel);
            if (!made)
                return made.error();
            kept = std::move(*made);
        }
        m_kept.push_back(std::move(*kept));
        return {};
    }

    Status trainFold(const std::string& key)
    {
        const auto train = subsetOf(m_tokens, fold().train);
        TRY(trainSllm(folder(), key, m_options.training, train, "training"));
        if (m_options.packed) {
            TRY(trainSllm(folder() / "packed", key, *m_options.packed, train, "training on packed dialogues"));
        }
        return m_options.classifier ? trainFoldClassifier(key, train) : Status();
    }

    Status trainFoldClassifier(const std::string& key, const DialogueTokens& train)
    {
        ClassifierTrainingRequest request{.authorisation = m_context.authorisation};
        request.config = *m_options.classifier;
        request.train = &train;
        request.model = trainedModelIn(folder());
        request.output = folder() / "classifier";
        request.device = m_benchmark.device;
        request.threads = m_options.threads;
        const auto own = sha256OfNamedValues({{"fold", key}, {"config", toJson(request.config)}});
        return doOnce(request.output, own, [&]() -> Status {
            const auto summary = trainClassifier(request, trainingReporter("training the classifier"), m_cancel);
            return summary ? Status() : Status(summary.error());
        });
    }

    Status trainSllm(const fs::path& where, const std::string& key, const LlmTrainingConfig& config, const DialogueTokens& train,
                     const std::string& stage)
    {
        TrainedModelRequest request{.training = {.authorisation = m_context.authorisation}};
        request.folder = where;
        request.key = sha256OfNamedValues({{"fold", key}, {"config", toJson(config)}});
        request.training.config = config;
        request.training.train = &train;
        request.training.base = m_options.base;
        request.training.device = m_benchmark.device;
        request.training.threads = m_options.threads;
        request.parts.name = "fold " + fold().name;
        request.parts.licence = "Trained for an evaluation; as its base and its corpus allow.";
        request.parts.tokenizer = m_options.tokenizer;
        request.parts.base = m_options.base;
        request.parts.command = m_benchmark.command;
        request.dpm = m_options.dpm;
        request.baseSha256 = m_baseSha256;
        request.tokenizerSha256 = m_tokenizerSha256;
        return ensureTrainedModel(request, trainingReporter(stage), m_cancel);
    }

    [[nodiscard]] LlmTrainingReporter trainingReporter(const std::string& stage) const
    {
        return [this, stage](const LlmTrainingProgress& at) {
            char text[96];
            std::snprintf(text, sizeof text, ", step %d of %d, loss %.3f", at.step, at.steps, at.loss);
            say(stage + text, static_cast<double>(at.step) / std::max(1, at.steps));
        };
    }

    /// All folds as one: dialogues in the order of the folds that test them.
    Result<BenchmarkScores> report(double seconds)
    {
        say("intervals", 1.0);
        FoldAssignment assignment;
        std::vector<std::size_t> order;
        std::vector<MethodPredictions> pooled;
        for (const auto& method : m_methods)
            pooled.push_back({method.key, method.name, {}, 0.0});
        for (std::size_t f = 0; f < m_plan.folds.size(); ++f) {
            assignment.names.push_back(m_plan.folds[f].name);
            for (const auto d : m_plan.folds[f].test) {
                order.push_back(d);
                assignment.foldOfDialogue.push_back(f);
            }
            for (std::size_t m = 0; m < pooled.size(); ++m) {
                auto& from = m_kept[f].methods[m];
                pooled[m].seconds += from.seconds;
                std::move(from.dialogues.begin(), from.dialogues.end(), std::back_inserter(pooled[m].dialogues));
            }
        }
        const auto tested = subsetOf(m_tokens, order);
        auto scores = scoreBenchmark(tested, pooled, m_tableMethods, m_sweeps, assignment);
        if (!scores)
            return scores.error();
        TRY(writeReport(m_benchmark.report, benchmarkPage(*scores, context(seconds), tested, pooled)));
        return scores;
    }

    [[nodiscard]] ReportContext context(double seconds) const
    {
        const auto& facts = m_kept.front().facts;
        ReportContext context;
        context.title = "Emotion recognition in conversation, " + std::to_string(m_plan.folds.size()) + " folds";
        const bool packed = m_options.training.mode == TrainingMode::Packed;
        context.trainedWindow = packed ? m_options.training.packedTokens : m_options.training.windowTokens();
        context.maxPositions = facts.maxPositions;
        context.onePassTokens = m_benchmark.methods.onePassTokens;
        context.remarks = englishSentences(m_plan.warnings);
        context.subtitle = reportSubtitle(
            m_benchmark, std::to_string(m_plan.folds.size()) + " models, each trained without the fold it is tested on, ", facts);
        context.head = commonHead(m_benchmark, m_tokensSha256, m_tokens);
        const auto add = [&](const std::string& name, const std::string& value) { context.head.emplace_back(name, value); };
        add("fold rule", m_plan.rule);
        add("checkpoint tested", "as training ends by the settings below; nothing is chosen by what the tested fold says");
        add("SHA-256 of the base", m_baseSha256);
        add("SHA-256 of the tokenizer's files", m_tokenizerSha256);
        for (std::size_t f = 0; f < m_kept.size(); ++f)
            add("SHA-256 of fold " + m_plan.folds[f].name, m_kept[f].modelSha256);
        add("trained on", trainedOn(packed, context.trainedWindow));
        add("training", toJson(m_options.training));
        if (m_options.classifier)
            add("training of the classifiers", toJson(*m_options.classifier));
        if (m_options.packed)
            add("training on packed dialogues", toJson(*m_options.packed));
        char memory[96];
        std::snprintf(memory, sizeof memory, "n_r %d, rate %g", facts.prefixTokens, facts.learningRate);
        add("memory", memory);
        add("device, type", facts.device + ", " + facts.dtype);
        char took[32];
        std::snprintf(took, sizeof took, "%.1f s", seconds);
        add("took, without folds that were finished before", took);
        return context;
    }

    /// Of all that a trained fold depends on.
    [[nodiscard]] std::string trainingKey() const
    {
        std::string train;
        for (const auto d : fold().train)
            train += std::to_string(d) + ' ';
        return sha256OfNamedValues({{"config", toJson(m_options.training)},
                                    {"tokens", m_tokensSha256},
                                    {"base", m_baseSha256},
                                    {"tokenizer", m_tokenizerSha256},
                                    {"fold", fold().name},
                                    {"train", train},
                                    {"dpm", toText(m_options.dpm)}});
    }

    [[nodiscard]] std::string predictionKey(const std::string& trained) const
    {
        const auto& overrides = m_benchmark.methods.overrides;
        char numbers[128];
        std::snprintf(numbers, sizeof numbers, "%d %.17g %d %.17g", overrides.prefixTokens.value_or(-1),
                      overrides.learningRate.value_or(-1.0), overrides.rank.value_or(-1), overrides.emotionEntropyWeight);
        std::string rates;
        // Bounds that are not given are not named: predictions made before there were any are found again.
        if (overrides.halfLife)
            rates += formatted("half-life %.17g ", *overrides.halfLife);
        if (overrides.readoutNorm)
            rates += formatted("readout norm %.17g ", *overrides.readoutNorm);
        if (overrides.shares == SharesHeard::Ignored)
            rates += "shares off ";
        for (const double rate : overrides.moduleRates.value_or(evenModuleRates))
            rates += std::to_string(rate) + ' ';
        return sha256OfNamedValues({{"trained", trained},
                                    {"classifier", m_options.classifier ? toJson(*m_options.classifier) : ""},
                                    {"packed", m_options.packed ? toJson(*m_options.packed) : ""},
                                    {"overrides", numbers},
                                    {"stepping", toText(overrides.stepping.value_or(Stepping{}))},
                                    {"module_rates", rates},
                                    {"dtype", overrides.dtype},
                                    {"seed", std::to_string(m_benchmark.methods.seed)}});
    }

    void say(const std::string& stage, double fraction) const
    {
        if (m_progress)
            m_progress("fold " + std::to_string(std::min(m_fold + 1, m_plan.folds.size())) + " of " + std::to_string(m_plan.folds.size())
                           + ", " + stage,
                       fraction);
    }

    [[nodiscard]] const Fold& fold() const { return m_plan.folds[m_fold]; }
    [[nodiscard]] fs::path folder() const { return m_options.runs / folderName(fold().name); }

    const FoldRunOptions& m_options;
    const JobContext& m_context;
    const BenchmarkOptions& m_benchmark;
    const BenchmarkProgress& m_progress;
    const CancellationToken& m_cancel;
    DialogueTokens m_tokens;
    FoldPlan m_plan;
    std::size_t m_fold = 0;
    std::string m_tokensSha256;
    std::string m_baseSha256;
    std::string m_tokenizerSha256;
    std::vector<EvaluationMethod> m_methods;
    std::size_t m_tableMethods = 0;
    std::vector<SweepPoint> m_sweeps;
    std::vector<KeptPredictions> m_kept;
};

}  // namespace

Result<BenchmarkScores> runFolds(const FoldRunOptions& options, const JobContext& context, const BenchmarkProgress& progress,
                                 const CancellationToken& cancel)
{
    FoldRun run(options, context, progress, cancel);
    return run.run();
}

}  // namespace undertone
