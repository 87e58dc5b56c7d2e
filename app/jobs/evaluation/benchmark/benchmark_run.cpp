// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/benchmark/benchmark_run.h"

#include "app/jobs/evaluation/benchmark/benchmark_report.h"
#include "app/jobs/evaluation/evaluation_sources.h"
#include "engine/core/number_text.h"
#include "engine/core/time_text.h"
#include "engine/io/atomic_file.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace undertone {

namespace {

constexpr std::size_t largestProvenance = 4U << 20;

/// What training showed the model at once, as its provenance.json tells; else n_q.
struct Trained {
    bool packed = false;
    std::int64_t tokens = 0;
};
Trained trainedWindow(const std::filesystem::path& model, const ModelDescription& description)
{
    Trained trained{false, description.emotionPrefixTokens};
    const auto text = readTextFile(model / "provenance.json", largestProvenance);
    const auto json = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
    const nlohmann::json::json_pointer mode("/adapter/config/mode");
    const nlohmann::json::json_pointer tokens("/adapter/config/packed_tokens");
    if (json.is_object() && json.contains(mode) && json.at(mode) == "packed" && json.contains(tokens)
        && json.at(tokens).is_number_integer())
        trained = {true, json.at(tokens).get<std::int64_t>()};
    return trained;
}

}  // namespace

std::string trainedOn(bool packed, std::int64_t tokens)
{
    return packed ? "packed dialogues, " + std::to_string(tokens) + " tokens at once" : "windows of " + std::to_string(tokens) + " tokens";
}

ReportHead commonHead(const BenchmarkOptions& options, const std::string& tokensSha256, const DialogueTokens& tokens)
{
    std::string labels;
    for (const auto& label : tokens.labels)
        labels += (labels.empty() ? "" : ", ") + label;
    ReportHead head{
        {"command", options.command},
        {"program", "Undertone " + options.version},
        {"finished", nowUtc()},
        {"tokens", options.tokens.filename().string()},
        {"SHA-256 of the tokens", tokensSha256},
        {"SHA-256 of their tokenizer", tokens.tokenizerSha256},
        {"origin of the tokens", tokens.provenance},
        {"labels", labels},
        {"samples",
         "complete dialogues: the last labelled sentence, majority as a second figure; all lengths: every prefix that ends at a "
         "labelled sentence"},
        {"figures", "WA: accuracy; UA: mean recall of the classes that occur; WF1: F1 weighted by support; pooled over all samples"},
        {"intervals", "percentile bootstrap, 10000 resamples of whole dialogues or speakers, seed 1; differences paired"},
        {"seed of the temporary LoRA", std::to_string(options.methods.seed)}};
    if (const auto stated = options.attestation.empty() ? attestationOf(tokens).text() : options.attestation; !stated.empty())
        head.emplace_back("stated about the corpus", stated);
    return head;
}

std::string reportSubtitle(const BenchmarkOptions& options, const std::string& what, const PredictorFacts& facts)
{
    return what + "on the dialogues of " + options.tokens.filename().string() + ". Undertone " + options.version + ", " + facts.device
        + ", " + facts.dtype + ", " + nowUtc() + ".";
}

namespace {

ReportContext contextOf(const BenchmarkOptions& options, const HashedTokens& tokens, const HashedModel& model, const PredictorFacts& facts,
                        double seconds)
{
    const auto& description = model.description;
    const auto trained = trainedWindow(options.model, description);
    ReportContext context;
    context.title = description.name + ": emotion recognition in conversation";
    context.subtitle = reportSubtitle(options, "One model, " + description.name + ", ", facts);
    context.trainedWindow = trained.tokens;
    context.maxPositions = facts.maxPositions;
    context.onePassTokens = options.methods.onePassTokens;
    context.remarks = {"One model on the dialogues it was given. Whether its training heard any of these speakers is not checked here; "
                       "folds (--folds) are."};
    context.head = commonHead(options, tokens.sha256, tokens.tokens);
    context.head.insert(context.head.begin() + 3,
                        {{"model", description.name},
                         {"SHA-256 of the model", model.sha256},
                         {"memory", "n_r " + std::to_string(facts.prefixTokens) + ", rate " + formatted("%g", facts.learningRate)},
                         {"device, type", facts.device + ", " + facts.dtype},
                         {"trained on", trainedOn(trained.packed, trained.tokens)},
                         {"fold rule", "none: one model, no folds"}});
    for (const auto& [what, folder] :
         {std::pair{"classifier", options.methods.classifier}, std::pair{"trained on packed dialogues", options.methods.packedModel}}) {
        if (!folder.empty())
            context.head.emplace_back(what, folder.filename().string());
    }
    context.head.emplace_back("took", formatted("%g", seconds) + " s");
    return context;
}

}  // namespace

Result<BenchmarkScores> runBenchmark(const BenchmarkOptions& options, const JobContext& context, const BenchmarkProgress& progress,
                                     const CancellationToken& cancel)
{
    const auto start = std::chrono::steady_clock::now();
    const auto tokens = TRY(readHashedTokens(options.tokens, cancel));
    const auto model = TRY(readHashedModel(options.model, cancel));
    const PredictionRequest request{options.model, options.methods.overrides, options.device, options.workers, context.authorisation};
    const auto facts = predictorFacts(request);
    if (!facts)
        return facts.error();
    auto methods = tableMethods(options.methods);
    const auto tableCount = methods.size();
    const auto sweeps = sweepPoints(options.methods, facts->prefixTokens, facts->learningRate, methods);
    const auto predictions = predictByMethods(request, tokens.tokens, methods, progress, cancel);
    if (!predictions)
        return predictions.error();
    if (progress)
        progress("intervals", 1.0);
    auto scores = scoreBenchmark(tokens.tokens, *predictions, tableCount, sweeps, {});
    if (!scores)
        return scores.error();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const auto page = benchmarkPage(*scores, contextOf(options, tokens, model, *facts, seconds), tokens.tokens, *predictions);
    TRY(writeReport(options.report, page));
    return scores;
}

}  // namespace undertone
