// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

#include "app/jobs/dialogue_simulation.h"
#include "engine/corpus/manifest.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace undertone {

namespace {

struct SimulateOptions {
    std::string dataFolder;
    std::string extraFolder;
    int dialogues = PlanConfig{}.dialogues;
    int extraDialogues = 0;
    SimulationOptions simulation;
};

int simulateAction(const SimulateOptions& options, CommandContext& context)
{
    if (context.common.outputFile.empty() || context.common.outputFile == "-")
        return reportError(context, {ErrorCode::InvalidArgument, "Name the file for the tokens with -o FILE.safetensors."});
    auto folder = dataFolder(options.dataFolder);
    if (!folder)
        return reportError(context, folder.error());
    auto simulation = options.simulation;
    simulation.sources = {{*folder, options.dialogues}};
    if (!options.extraFolder.empty() && options.extraDialogues > 0)
        simulation.sources.push_back({options.extraFolder, options.extraDialogues});
    simulation.seed = context.common.seed;
    simulation.device = context.common.device;
    const auto report = [&](double fraction) {
        char text[64];
        std::snprintf(text, sizeof text, "dialogues %.0f %%", 100.0 * fraction);
        context.progress.update(text);
    };
    auto tokens = simulateDialogues(simulation, report, context.cancel);
    context.progress.finish();
    if (!tokens)
        return reportError(context, tokens.error());
    if (const auto status = writeDialogueTokens(context.common.outputFile, *tokens); !status)
        return reportError(context, status.error());
    std::printf(context.common.json ? "{\"dialogues\":%zu,\"sentences\":%lld,\"tokens\":%lld}\n" : "%zu dialogues, %lld sentences, %lld tokens\n",
                tokens->dialogues.size(), static_cast<long long>(tokens->sentenceCount()), static_cast<long long>(tokens->tokenCount()));
    return ExitSuccess;
}

}  // namespace

void addCorpusCommand(CLI::App& parent, CommandContext& context)
{
    auto* corpus = parent.add_subcommand("corpus", "Make data of a corpus");
    corpus->require_subcommand(1);
    auto options = std::make_shared<SimulateOptions>();
    auto* command = corpus->add_subcommand("simulate", "Compose dialogues of labelled clips, mix and tokenize them; -o names the token file");
    addCommonOptions(*command, context);
    auto& simulation = options->simulation;
    command->add_option("--data", options->dataFolder, "Folder with manifest.csv (default: $UNDERTONE_DATA)");
    command->add_option("--tokenizer", simulation.tokenizer, "Folder of the speech tokenizer")->required();
    command->add_option("--split", simulation.split, "Split of the manifest to take clips from")->capture_default_str();
    command->add_option("--dialogues", options->dialogues, "Number of dialogues")->capture_default_str();
    command->add_option("--turns", simulation.plan.maxTurns, "Largest number of turns of a dialogue")->capture_default_str();
    command->add_option("--extra-data", options->extraFolder, "A second folder with manifest.csv, e.g. the synthetic corpus");
    command->add_option("--extra-dialogues", options->extraDialogues, "Number of dialogues made of it")->capture_default_str();
    command->add_option("--audio", simulation.audioFolder, "Also keep each dialogue as WAV, with its segments as CSV, in this folder");
    command->add_option("--workers", simulation.workers, "Threads (default: one per core)");
    command->callback([options, &context] {
        options->simulation.plan.minTurns = std::min(options->simulation.plan.minTurns, options->simulation.plan.maxTurns);
        context.action = [options, &context] { return simulateAction(*options, context); };
    });
}

}  // namespace undertone
