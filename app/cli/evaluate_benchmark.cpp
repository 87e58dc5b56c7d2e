// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluate_benchmark.h"

#include "app/cli/config_options.h"
#include "app/cli/llm_training_options.h"
#include "app/jobs/evaluation/benchmark/benchmark_report.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace undertone {

namespace {

Result<BenchmarkScores> measure(const BenchmarkArguments& arguments, CommandContext& context)
{
    auto run = arguments.run;
    auto& benchmark = run.benchmark;
    for (const auto& text : arguments.steppings) {
        const auto stepping = parseStepping(text);
        if (!stepping)
            return stepping.error();
        benchmark.methods.sweepSteppings.push_back(*stepping);
    }
    benchmark.report = arguments.report;
    benchmark.device = context.common.device;
    benchmark.methods.overrides.dtype = context.common.dtype;
    benchmark.methods.device = context.common.device;
    benchmark.command = context.commandLine;
    benchmark.version = programVersion();
    const auto report = [&](const std::string& stage, double fraction) {
        char text[160];
        std::snprintf(text, sizeof text, "%s  %.0f %%", stage.c_str(), 100.0 * fraction);
        context.progress.update(text);
    };
    if (benchmark.tokens.empty())
        return Error{ErrorCode::InvalidArgument, message("cli.name-tokens")};
    if (arguments.folds.empty())
        return runBenchmark(benchmark, JobContext::ofUserFiles({Purpose::Analyse, LicenceAttestation::stated(benchmark.attestation)}),
                            report, context.cancel);
    if (!benchmark.methods.classifier.empty() || !benchmark.methods.packedModel.empty())
        return Error{ErrorCode::InvalidArgument, message("cli.fold-methods")};
    if (context.common.outputFile.empty() || context.common.outputFile == "-")
        return Error{ErrorCode::InvalidArgument, message("cli.fold-models")};
    if (run.base.empty() || run.tokenizer.empty())
        return Error{ErrorCode::InvalidArgument, message("cli.fold-parts")};
    run.folds = arguments.folds;
    run.runs = context.common.outputFile;
    run.shard = TRY(parseShard(arguments.shard));
    run.training.seed = context.common.seed;
    run.training.dtype = context.common.dtype;
    if (!arguments.foldClassifier.empty()) {
        auto classifier = classifierPreset(arguments.foldClassifier);
        if (!classifier)
            return classifier.error();
        classifier->seed = context.common.seed;
        classifier->dtype = context.common.dtype;
        run.classifier = *classifier;
    }
    if (arguments.foldPacked)
        run.packed = packedTraining(run.training);
    const auto job = JobContext::ofUserFiles({Purpose::Train, LicenceAttestation::stated(benchmark.attestation)});
    return runFolds(run, job, report, context.cancel);
}

}  // namespace

void addBenchmarkOptions(CLI::App& evaluate, BenchmarkArguments& arguments)
{
    auto& run = arguments.run;
    auto& methods = run.benchmark.methods;
    const std::string group = "Report";
    evaluate.add_option("--report", arguments.report, "Folder for report.html and its CSV files; needs --tokens")->group(group);
    addWordOption<KeptTokens>(evaluate, "--one-pass-keep", methods.kept, {{"tail", KeptTokens::Last}, {"head", KeptTokens::First}},
                              "Part of a longer dialogue that a window keeps: tail or head")
        ->group(group);
    evaluate.add_option("--classifier", methods.classifier, "Folder of a classifier baseline to compare with (from train classifier)")
        ->group(group);
    evaluate
        .add_option("--packed-model", methods.packedModel,
                    "Model trained on packed dialogues (train base and sllm with --mode packed), evaluated in one pass")
        ->group(group);
    evaluate.add_option("--sweep-n-r", methods.sweepPrefixTokens, "Prefix lengths of a DPM step to compare, comma-separated")
        ->delimiter(',')
        ->group(group);
    evaluate.add_option("--sweep-rate", methods.sweepRates, "Learning rates of the temporary LoRA to compare, comma-separated")
        ->delimiter(',')
        ->group(group);
    evaluate
        .add_option("--sweep-stepping", arguments.steppings,
                    "Steppings to compare, comma-separated: sentence, stride:N, adaptive or adaptive:X")
        ->delimiter(',')
        ->group(group);

    run.training = sllmTrainingDefaults();
    auto* folds = evaluate.add_option_group("Folds",
                                            "With --folds, the emotion SLLM is trained once per fold. Writes to the folder given with -o. "
                                            "Run the same command again to resume");
    addLlmTrainingOptions(*folds, run.training, {FieldPlace::Training});  // first: a preset replaces what the options below change
    folds->add_option("--folds", arguments.folds, "sessions, or speakers:K for tokens without sessions");
    folds->add_option("--base", run.base, "Folder of the base model, in Hugging Face layout");
    folds->add_option("--tokenizer", run.tokenizer, "Folder of the speech tokenizer that the tokens were made with");
    for (const auto& field : llmTrainingFields()) {
        if (field.option == "lora-rank" || field.option == "lora-alpha")
            addField(*folds, field, run.training);
    }
    folds->add_option("--fold-classifier", arguments.foldClassifier,
                      "Also train the classifier baseline in each fold: paper (section 4.2) or quick");
    folds->add_flag("--fold-packed", arguments.foldPacked, "Also train an SLLM on packed dialogues in each fold, evaluated in one pass");
    folds
        ->add_option("--shard", arguments.shard,
                     "Share of the folds that this process trains and evaluates: 2/4 is the second of four shares, slurm the share of this "
                     "task of a Slurm job array. Afterwards run the command without --shard to write the report")
        ->take_last()
        ->type_name("I/N");
    folds->add_option("--threads", run.threads, "Number of threads for training (default: all cores)");
}

bool asksForReport(const BenchmarkArguments& arguments)
{
    return !arguments.report.empty() || !arguments.folds.empty();
}

int benchmarkAction(const BenchmarkArguments& arguments, CommandContext& context)
{
    if (arguments.report.empty())
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.report-folder")});
    const auto scores = measure(arguments, context);
    context.progress.finish();
    if (!scores)
        return reportError(context, scores.error());
    if (const auto shard = parseShard(arguments.shard); shard && !shard->isAll())
        return ExitSuccess;  // its folds are finished; the report is of all
    const auto text = context.common.json ? benchmarkJson(*scores) : benchmarkMarkdown(*scores);
    // With folds -o is the folder of the runs.
    if (!arguments.folds.empty()) {
        std::fputs(text.c_str(), stdout);
        return ExitSuccess;
    }
    const auto status = writeOutput(context, text);
    return status ? ExitSuccess : reportError(context, status.error());
}

}  // namespace undertone
