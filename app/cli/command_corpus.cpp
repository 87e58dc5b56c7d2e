// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/jobs/simulation/dialogue_simulation.h"
#include "app/jobs/simulation/iemocap_simulation.h"
#include "app/process/word_option.h"
#include "engine/corpus/manifest.h"
#include "engine/messages/catalogue.h"
#include "engine/simulation/conversation_planner.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace undertone {

namespace {

struct SimulateOptions {
    std::string dataFolder;
    std::string extraFolder;
    int dialogues = PlanConfig{}.dialogues;
    int extraDialogues = 0;
    std::string layout = "tokens";
    std::string transitions;
    std::string attestation;
    SimulationOptions simulation;
};

/// --layout iemocap: a folder of recordings, texts and judgements instead of tokens.
int writeLayout(const SimulateOptions& options, const std::filesystem::path& clips, CommandContext& context)
{
    IemocapSimulationOptions layout{clips,
                                    options.simulation.split,
                                    options.simulation.corpora,
                                    context.common.outputFile,
                                    options.simulation.plan,
                                    context.common.seed,
                                    options.simulation.workers,
                                    [&](const Message& text) { context.progress.note(englishSentence(text)); }};
    layout.plan.dialogues = options.dialogues;
    const auto report = [&](double fraction) {
        context.progress.update("dialogues " + std::to_string(static_cast<int>(100.0 * fraction)) + " %");
    };
    const auto job = JobContext::ofUserFiles({Purpose::Train, LicenceAttestation::stated(options.attestation)});
    auto made = simulateIemocapLayout(layout, job, report, context.cancel);
    context.progress.finish();
    if (!made)
        return reportError(context, made.error());
    std::printf(context.common.json ? "{\"dialogues\":%zu,\"sentences\":%zu}\n" : "%zu dialogues, %zu sentences\n", made->dialogues,
                made->utterances);
    return ExitSuccess;
}

int simulateAction(const SimulateOptions& options, CommandContext& context)
{
    if (context.common.outputFile.empty() || context.common.outputFile == "-")
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.corpus-output")});
    const bool tokensWanted = options.layout == "tokens";
    if (tokensWanted && options.simulation.tokenizer.empty())
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.tokenizer")});
    auto transitions = parseTransitions(options.transitions);
    if (!transitions)
        return reportError(context, transitions.error());
    auto folder = dataFolder(options.dataFolder);
    if (!folder)
        return reportError(context, folder.error());
    auto chosen = options;
    chosen.simulation.plan.transitions = std::move(*transitions);
    if (!tokensWanted)
        return writeLayout(chosen, *folder, context);
    auto& simulation = chosen.simulation;
    simulation.sources = {{*folder, options.dialogues}};
    if (!options.extraFolder.empty() && options.extraDialogues > 0)
        simulation.sources.push_back({options.extraFolder, options.extraDialogues});
    simulation.seed = context.common.seed;
    simulation.device = context.common.device;
    simulation.note = [&](const Message& text) { context.progress.note(englishSentence(text)); };
    const auto report = [&](double fraction) {
        char text[64];
        std::snprintf(text, sizeof text, "dialogues %.0f %%", 100.0 * fraction);
        context.progress.update(text);
    };
    const auto job = JobContext::ofUserFiles({Purpose::Train, LicenceAttestation::stated(options.attestation)});
    auto tokens = simulateDialogues(simulation, job, report, context.cancel);
    context.progress.finish();
    if (!tokens)
        return reportError(context, tokens.error());
    if (const auto status = writeDialogueTokens(context.common.outputFile, *tokens); !status)
        return reportError(context, status.error());
    std::printf(context.common.json ? "{\"dialogues\":%zu,\"sentences\":%lld,\"tokens\":%lld}\n"
                                    : "%zu dialogues, %lld sentences, %lld tokens\n",
                tokens->dialogues.size(), static_cast<long long>(tokens->sentenceCount()), static_cast<long long>(tokens->tokenCount()));
    return ExitSuccess;
}

}  // namespace

void addCorpusCommand(CLI::App& parent, CommandContext& context)
{
    auto* corpus = parent.add_subcommand("corpus", "Inspect corpora and create data sets from them");
    corpus->require_subcommand(1);
    addCorpusReportCommands(*corpus, context);
    addCorpusTokenizeCommand(*corpus, context);
    addCorpusClipsCommand(*corpus, context);
    addCorpusMergeCommand(*corpus, context);
    auto options = std::make_shared<SimulateOptions>();
    auto* command =
        corpus->add_subcommand("simulate", "Simulate dialogues from labelled clips, mix and tokenize them; -o names the output");
    addCommonOptions(*command, context);
    auto& simulation = options->simulation;
    command->add_option("--data", options->dataFolder, "Folder with manifest.csv (default: $UNDERTONE_DATA)");
    command->add_option("--tokenizer", simulation.tokenizer, "Folder of the speech tokenizer (for --layout tokens)");
    command->add_option("--layout", options->layout, "Output: tokens (a token file) or iemocap (a corpus folder laid out like IEMOCAP)")
        ->check(CLI::IsMember({"tokens", "iemocap"}))
        ->capture_default_str();
    auto& plan = simulation.plan;
    command->add_option("--overlap", plan.overlapShare, "Probability that a speaker starts before the previous one has finished")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_option("--room-changes", plan.roomChangeShare, "Share of dialogues in which room and levels change halfway")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    const auto probability = [command](const char* name, PlanRange& range, const char* what) {
        command
            ->add_option_function<double>(
                name,
                [&range](double value) {
                    range = {value, value};
                },
                what)
            ->check(CLI::Range(0.0, 1.0));
    };
    probability("--inertia", plan.inertia, "Probability that a speaker keeps their emotion (default: drawn per dialogue)");
    probability("--contagion", plan.contagion,
                "Otherwise, probability that a speaker takes over the emotion of the previous turn (default: drawn per dialogue)");
    command->add_option("--transitions", options->transitions,
                        "Otherwise, weights of a Markov chain of emotions, e.g. angry>sad=3; pairs that are not listed have weight 1 "
                        "(default: classes are used evenly)");
    addWordOption<NormalisationReach>(*command, "--normalise", simulation.normalisation,
                                      {{"recording", NormalisationReach::Recording}, {"sentence", NormalisationReach::Sentence}},
                                      "Audio that recording normalisation uses for a sentence: recording (everything so far) or sentence "
                                      "(that sentence alone, for studies)");
    command->add_option("--split", simulation.split, "Split of the manifest to draw clips from")->capture_default_str();
    command->add_option("--corpus", simulation.corpora, "Use only clips of these corpora of the manifest, comma-separated")->delimiter(',');
    command->add_option("--dialogues", options->dialogues, "Number of dialogues")->capture_default_str();
    command->add_option("--turns", simulation.plan.maxTurns, "Maximum number of turns per dialogue")->capture_default_str();
    command->add_option("--min-turns", simulation.plan.minTurns, "Minimum number of turns per dialogue")->capture_default_str();
    command->add_option("--extra-data", options->extraFolder, "Second folder with manifest.csv, e.g. the synthetic corpus");
    command->add_option("--extra-dialogues", options->extraDialogues, "Number of dialogues made from --extra-data")->capture_default_str();
    command->add_option("--audio", simulation.audioFolder, "Also write each dialogue as WAV, with its segments as CSV, to this folder");
    command->add_option("--attest", options->attestation, "Statement about the clips and their licence, stored in the token file");
    command->add_option("--workers", simulation.workers, "Number of threads (default: one per core)");
    command->callback([options, command, &context] {
        if (command->count("--min-turns") == 0)
            options->simulation.plan.minTurns = std::min(options->simulation.plan.minTurns, options->simulation.plan.maxTurns);
        context.action = [options, &context] { return simulateAction(*options, context); };
    });
}

}  // namespace undertone
