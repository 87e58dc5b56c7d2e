// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/evaluate_benchmark.h"
#include "app/cli/memory_options.h"
#include "app/jobs/evaluation/card/evaluation_job.h"
#include "app/jobs/evaluation/card/evaluation_report.h"
#include "engine/corpus/manifest.h"
#include "engine/io/installed_models.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace undertone {

namespace {

struct EvaluateOptions {
    EvaluationOptions evaluation;
    std::string model;
    std::string card;
    std::string attestation;
    bool skipRobustness = false;
    std::vector<std::int64_t> onePassTokens{4096};
    BenchmarkArguments benchmark;
};

/// The options that both kinds of evaluation share.
Result<BenchmarkArguments> benchmarkOf(const EvaluateOptions& options)
{
    auto arguments = options.benchmark;
    auto& benchmark = arguments.run.benchmark;
    benchmark.tokens = options.evaluation.tokens;
    benchmark.workers = options.evaluation.workers;
    benchmark.attestation = options.attestation;
    benchmark.methods.overrides = options.evaluation.overrides;
    benchmark.methods.seed = options.evaluation.seed;
    benchmark.methods.onePassTokens = options.onePassTokens;
    if (!arguments.folds.empty())
        return arguments;
    auto model = findModelDirectory(options.model);
    if (!model)
        return model.error();
    benchmark.model = *model;
    return arguments;
}

int evaluateAction(const EvaluateOptions& options, CommandContext& context)
{
    if (asksForReport(options.benchmark)) {
        const auto benchmark = benchmarkOf(options);
        return benchmark ? benchmarkAction(*benchmark, context) : reportError(context, benchmark.error());
    }
    if (options.onePassTokens.size() != 1)
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.windows-report")});
    auto evaluation = options.evaluation;
    evaluation.onePassTokens = options.onePassTokens.front();
    auto model = findModelDirectory(options.model);
    if (!model)
        return reportError(context, model.error());
    evaluation.model = *model;
    auto data = dataFolder(evaluation.data);
    if (!data)
        return reportError(context, data.error());
    evaluation.data = *data;
    evaluation.device = context.common.device;
    evaluation.overrides.dtype = context.common.dtype;
    evaluation.version = programVersion();
    evaluation.robustness = options.skipRobustness ? Robustness::Skip : Robustness::Measure;
    const auto report = [&](const std::string& stage, double fraction) {
        char text[96];
        std::snprintf(text, sizeof text, "%s  %.0f %%", stage.c_str(), 100.0 * fraction);
        context.progress.update(text);
    };
    const auto job = JobContext::ofUserFiles({Purpose::Analyse, LicenceAttestation::stated(options.attestation)});
    auto result = evaluateModel(evaluation, job, report, context.cancel);
    context.progress.finish();
    if (!result)
        return reportError(context, result.error());
    if (!options.card.empty()) {
        if (const auto status = writeFiguresToCard(options.card, *result); !status)
            return reportError(context, status.error());
    }
    const auto status = writeOutput(context, context.common.json ? evaluationJson(*result) : evaluationMarkdown(*result));
    return status ? ExitSuccess : reportError(context, status.error());
}

}  // namespace

void addEvaluateCommand(CLI::App& parent, CommandContext& context)
{
    auto options = std::make_shared<EvaluateOptions>();
    auto& evaluation = options->evaluation;
    auto* command = parent.add_subcommand(
        "evaluate", "Evaluate a model on clips and dialogues of held-out speakers; with --report, write the tables of the paper");
    addCommonOptions(*command, context);
    command->add_option("--model", options->model, "Model directory, or the name of an installed model (default: the bundled model)");
    command->add_option("--data", evaluation.data, "Folder with manifest.csv (default: $UNDERTONE_DATA)");
    command->add_option("--split", evaluation.split, "Split of the manifest to evaluate on")->capture_default_str();
    command->add_option("--corpus", evaluation.corpus, "Evaluate single utterances of this corpus only");
    command->add_option("--tokens", evaluation.tokens, "Token file with dialogues (default: made from the split)");
    command->add_option("--dialogues", evaluation.dialogues, "Number of dialogues to simulate")->capture_default_str();
    command->add_option("--dialogue-seed", evaluation.seed, "Seed of the dialogues and of the temporary LoRA")->capture_default_str();
    command
        ->add_option("--one-pass-tokens", options->onePassTokens,
                     "Context length of the one-pass baseline in tokens; with --report, several, comma-separated")
        ->delimiter(',')
        ->capture_default_str();
    command->add_option("--attest", options->attestation,
                        "Statement about the speech and its licence, written into the figures (default: that of the token file)");
    addMemoryOptions(*command, evaluation.overrides);
    command->add_option("--workers", evaluation.workers, "Number of threads (default: one per core)");
    command
        ->add_option("--together", evaluation.overrides.together,
                     "Number of dialogues processed in parallel; products with the frozen weights are shared")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->add_option("--card", options->card,
                        "Also write the figures to this model card (Markdown), and to evaluation.json in the same folder");
    command->add_flag("--skip-robustness", options->skipRobustness, "Skip the robustness test (other recordings of the same utterances)");
    addBenchmarkOptions(*command, options->benchmark);
    command->callback([command, options, &context] {
        options->evaluation.memoryOverrides = givenMemoryOptions(*command);
        context.action = [options, &context] { return evaluateAction(*options, context); };
    });
}

}  // namespace undertone
