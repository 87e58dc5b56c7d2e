// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/study/memory_study.h"

#include "app/jobs/evaluation/done_once.h"
#include "app/jobs/evaluation/evaluation_sources.h"
#include "app/jobs/evaluation/study/study_report.h"
#include "app/jobs/evaluation/trained_model.h"
#include "engine/core/number_text.h"
#include "engine/io/folder_lock.h"
#include "engine/io/sha256.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <set>

namespace undertone {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t readSeedOffset = 1000;  // dialogues that are read are drawn apart from those trained on
constexpr std::uint64_t memorySeed = 1001;      // of theta_1

/// Dialogues of one kind, on disk and in memory.
struct KindTokens {
    DialogueTokens train;
    DialogueTokens read;
    std::string trainSha256;
    std::string readSha256;
    fs::path base;
    std::string baseSha256;
};

struct SeededModel {
    StudyModel model;
    std::uint64_t seed = 1;
};

class MemoryStudy {
public:
    MemoryStudy(const MemoryStudyOptions& options, const JobContext& context, const StudyProgress& progress,
                const CancellationToken& cancel)
        : m_options(options), m_context(context), m_progress(progress), m_cancel(cancel)
    {
    }

    Result<MemoryStudyResult> run()
    {
        const auto start = std::chrono::steady_clock::now();
        std::optional<FolderLock> lock;
        if (m_options.shard.isAll())
            lock.emplace(TRY(FolderLock::take(m_options.folder)));
        for (const auto part : {&MemoryStudy::plan, &MemoryStudy::makeTokens, &MemoryStudy::makeBases, &MemoryStudy::readModels}) {
            TRY((this->*part)());
        }
        if (!m_options.shard.isAll())
            return MemoryStudyResult{};
        say("intervals", 1.0);
        std::map<std::string, DialogueTokens> tokens;
        for (auto& [kind, made] : m_tokens)
            tokens.emplace(kind, std::move(made.read));
        auto scores = scoreStudy(m_comparisons, tokens, m_readings, m_options.seeds);
        if (!scores)
            return scores.error();
        m_head.emplace_back("took, without what was finished before",
                            formatted("%g", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()) + " s");
        const auto page = studyPage(*scores, m_options.seeds, m_kinds, head());
        TRY(writeReport(m_options.report, page));
        return MemoryStudyResult{std::move(*scores), page.findings};
    }

private:
    Status plan()
    {
        std::vector<std::string> questions;
        const auto known = studyQuestions();
        for (const auto& question : known) {
            if (m_options.questions.empty()
                || std::find(m_options.questions.begin(), m_options.questions.end(), question.key) != m_options.questions.end())
                questions.push_back(question.key);
        }
        std::vector<std::string> kinds;
        for (const auto& kind : studyKinds()) {
            if (m_options.tokens.empty() || fs::exists(tokensFile(kind.key, "train")))
                kinds.push_back(kind.key);
        }
        m_comparisons = studyComparisons(questions, kinds);
        if (m_comparisons.empty())
            return Error{ErrorCode::InvalidArgument, message("study.no-dialogues", m_options.tokens), m_options.tokens};
        for (const auto seed : m_options.seeds) {
            for (const auto& model : modelsOf(m_comparisons))
                m_models.push_back({model, seed});
        }
        std::size_t at = 0;
        std::erase_if(m_models, [&](const auto&) { return !m_options.shard.has(at++); });
        for (const auto& kind : studyKinds()) {
            if (std::any_of(m_models.begin(), m_models.end(), [&](const auto& one) { return one.model.kind == kind.key; }))
                m_kinds.push_back(kind);
        }
        m_tokenizerSha256 = TRY(hashTokenizer(m_options.tokenizer, m_cancel));
        return {};
    }

    [[nodiscard]] fs::path tokensFile(const std::string& kind, const std::string& part) const
    {
        return (m_options.tokens.empty() ? m_options.folder / "tokens" : m_options.tokens) / (kind + '-' + part + ".safetensors");
    }

    Status makeTokens()
    {
        for (const auto& kind : m_kinds) {
            auto& made = m_tokens[kind.key];
            TRY(tokensOf(kind, "train", made.train, made.trainSha256));
            TRY(tokensOf(kind, "dev", made.read, made.readSha256));
        }
        return {};
    }

    Status tokensOf(const StudyKind& kind, const std::string& part, DialogueTokens& tokens, std::string& sha256)
    {
        const auto file = tokensFile(kind.key, part);
        if (m_options.tokens.empty()) {
            TRY(simulate(kind, part, file));
        }
        auto read = TRY(readHashedTokens(file, m_cancel));
        tokens = std::move(read.tokens);
        sha256 = std::move(read.sha256);
        return {};
    }

    /// Writes the file, unless it stands already as these options make it.
    Status simulate(const StudyKind& kind, const std::string& part, const fs::path& file)
    {
        const bool train = part == "train";
        SimulationOptions simulation;
        simulation.sources = {{m_options.data, train ? m_options.trainDialogues : m_options.readDialogues}};
        simulation.split = part;
        simulation.plan = train ? kind.train : kind.read;
        simulation.seed = m_options.dialogueSeed + (train ? 0 : readSeedOffset);
        simulation.normalisation = kind.normalisation;
        simulation.tokenizer = m_options.tokenizer;
        simulation.device = m_options.device;
        simulation.workers = m_options.workers;
        const auto manifest = sha256OfFile(m_options.data / "manifest.csv", m_cancel);
        if (!manifest)
            return manifest.error();
        const auto key = sha256OfNamedValues({{"kind", kind.key},
                                              {"part", part},
                                              {"dialogues", std::to_string(simulation.sources.front().dialogues)},
                                              {"seed", std::to_string(simulation.seed)},
                                              {"tokenizer", m_tokenizerSha256},
                                              {"manifest", *manifest}});
        const auto lock = TRY(turnToMake(file));
        return doOnce(file, key, [&]() -> Status {
            const auto tokens = simulateDialogues(
                simulation, m_context, [&](double done) { say("dialogues, " + kind.key + ' ' + part, done); }, m_cancel);
            return tokens ? writeDialogueTokens(file, *tokens) : Status(tokens.error());
        });
    }

    Status makeBases()
    {
        for (auto& [kind, tokens] : m_tokens) {
            tokens.base = m_options.base.empty() ? m_options.folder / "bases" / kind : m_options.base;
            if (m_options.base.empty()) {
                TRY(trainBase(kind, tokens));
            }
            auto hash = hashModelPart(tokens.base, m_cancel);
            if (!hash)
                return hash.error();
            tokens.baseSha256 = *hash;
        }
        return {};
    }

    Status trainBase(const std::string& kind, const KindTokens& tokens)
    {
        LlmTrainingRequest request{.authorisation = m_context.authorisation};
        request.config = m_options.baseTraining;
        request.config.seed = m_options.seeds.front();
        request.train = &tokens.train;
        request.output = tokens.base;
        request.device = m_options.device;
        request.threads = m_options.threads;
        const auto key = sha256OfNamedValues({{"config", toJson(request.config)}, {"tokens", tokens.trainSha256}});
        const auto lock = TRY(turnToMake(tokens.base));
        return doOnce(tokens.base, key, [&]() -> Status {
            const auto trained = trainLlm(request, training("base, " + kind), m_cancel);
            return trained ? Status() : Status(trained.error());
        });
    }

    /// To make what several shards need, once: whoever waited finds it finished.
    [[nodiscard]] Result<FolderLock> turnToMake(const fs::path& made) const
    {
        if (auto lock = FolderLock::takeFile(made); lock)
            return lock;
        say("waiting for who makes " + made.filename().string(), 0.0);
        return FolderLock::waitForFile(made, m_cancel);
    }

    [[nodiscard]] static std::string nameOf(const SeededModel& one)
    {
        return studyModelKey(one.model) + "-seed" + std::to_string(one.seed);
    }
    [[nodiscard]] fs::path folderOf(const SeededModel& one) const { return m_options.folder / "models" / nameOf(one); }

    Status readModels()
    {
        for (const auto& one : m_models) {
            const auto lock = TRY(FolderLock::takeFile(folderOf(one)));
            TRY(readModel(one));
        }
        return {};
    }

    Status readModel(const SeededModel& one)
    {
        const auto& [model, seed] = one;
        const auto& tokens = m_tokens.at(model.kind);
        const auto name = nameOf(one);
        TrainedModelRequest request{.training = {.authorisation = m_context.authorisation}};
        request.folder = folderOf(one);
        auto& training = request.training;
        training.config = m_options.training;
        training.config.seed = seed;
        if (model.training == StudyTraining::MemoryAware)
            training.config.memory = {m_options.dpm, MemoryFollowing::On};
        training.train = &tokens.train;
        training.base = tokens.base;
        training.device = m_options.device;
        training.threads = m_options.threads;
        request.parts.name = "study " + name;
        request.parts.licence = "Trained for a study; as its base and its corpus allow.";
        request.parts.tokenizer = m_options.tokenizer;
        request.parts.base = tokens.base;
        request.parts.command = m_options.command;
        request.dpm = m_options.dpm;
        request.baseSha256 = tokens.baseSha256;
        request.tokenizerSha256 = m_tokenizerSha256;
        request.key = sha256OfNamedValues({{"config", toJson(training.config)},
                                           {"tokens", tokens.trainSha256},
                                           {"base", tokens.baseSha256},
                                           {"tokenizer", m_tokenizerSha256},
                                           {"dpm", toText(m_options.dpm)}});
        TRY(ensureTrainedModel(request, this->training(name), m_cancel));
        PredictorOverrides overrides;
        overrides.dtype = m_options.dtype;
        const auto methods = methodsOf(m_comparisons, model, overrides, memorySeed);
        const auto key = sha256OfNamedValues(
            {{"trained", request.key}, {"tokens", tokens.readSha256}, {"dtype", m_options.dtype}, {"device", m_options.device}});
        auto kept = ensurePredictions(
            request.folder, key, {{}, overrides, m_options.device, m_options.workers, m_context.authorisation}, tokens.read, methods,
            [&](const std::string& method, double done) { say(name + ", " + method, done); }, m_cancel);
        if (!kept)
            return kept.error();
        m_facts = kept->facts;
        m_readings.push_back({model, seed, std::move(kept->methods)});
        return {};
    }

    LlmTrainingReporter training(const std::string& name)
    {
        return [this, name](const LlmTrainingProgress& at) {
            char text[96];
            std::snprintf(text, sizeof text, ", training, step %d of %d, loss %.3f", at.step, at.steps, at.loss);
            say(name + text, static_cast<double>(at.step) / std::max(1, at.steps));
        };
    }

    [[nodiscard]] ReportHead head() const
    {
        std::string seeds;
        for (const auto seed : m_options.seeds)
            seeds += (seeds.empty() ? "" : ", ") + std::to_string(seed);
        ReportHead lines{
            {"command", m_options.command},
            {"program", "Undertone " + m_options.version},
            {"device, type", m_facts.device + ", " + m_facts.dtype},
            {"seeds of the SLLMs", seeds},
            {"seed of the temporary LoRA", std::to_string(memorySeed)},
            {"memory",
             "n_r " + std::to_string(m_facts.prefixTokens) + ", rate " + formatted("%g", m_facts.learningRate) + ", rank "
                 + std::to_string(m_options.dpm.rank)},
            {"intervals", "percentile bootstrap, 10000 resamples of whole dialogues with all their seeds, seed 1; all differences paired"},
            {"training of the SLLMs", toJson(m_options.training)},
            {"training of the bases",
             m_options.base.empty() ? toJson(m_options.baseTraining) : "one base for all, " + m_options.base.filename().string()},
            {"SHA-256 of the tokenizer's files", m_tokenizerSha256}};
        for (const auto& [kind, tokens] : m_tokens) {
            lines.emplace_back("SHA-256 of " + kind + ", trained on", tokens.trainSha256);
            lines.emplace_back("SHA-256 of " + kind + ", read", tokens.readSha256);
            lines.emplace_back("SHA-256 of " + kind + ", base", tokens.baseSha256);
        }
        std::set<std::string> stated{m_context.authorisation.attestation().text()};
        for (const auto& [kind, tokens] : m_tokens)
            stated.insert(attestationOf(tokens.train).text());
        stated.erase(std::string());
        for (const auto& one : stated)
            lines.emplace_back("stated about the corpus", one);
        lines.insert(lines.end(), m_head.begin(), m_head.end());
        return lines;
    }

    void say(const std::string& stage, double fraction) const
    {
        if (m_progress)
            m_progress(stage, fraction);
    }

    const MemoryStudyOptions& m_options;
    const JobContext& m_context;
    const StudyProgress& m_progress;
    const CancellationToken& m_cancel;
    std::vector<StudyComparison> m_comparisons;
    std::vector<SeededModel> m_models;  ///< of this shard
    std::vector<StudyKind> m_kinds;
    std::map<std::string, KindTokens> m_tokens;  ///< by kind
    std::string m_tokenizerSha256;
    std::vector<StudyReading> m_readings;
    PredictorFacts m_facts;
    ReportHead m_head;
};

}  // namespace

Result<MemoryStudyResult> runMemoryStudy(const MemoryStudyOptions& options, const JobContext& context, const StudyProgress& progress,
                                         const CancellationToken& cancel)
{
    MemoryStudy study(options, context, progress, cancel);
    return study.run();
}

}  // namespace undertone
