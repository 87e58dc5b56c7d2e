// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/process/command_tree.h"
#include "app/process/guarded_main.h"
#include "app/process/process_setup.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <string>

namespace undertone {

void addTrainCommand(CLI::App& parent, CommandContext& context)
{
    auto* train = parent.add_subcommand("train", "Train a part of a model");
    train->require_subcommand(1);
    addTrainTokenizerCommand(*train, context);
    addTrainBaseCommand(*train, context);
    addTrainSllmCommand(*train, context);
    addTrainClassifierCommand(*train, context);
    addTrainRunsCommand(*train, context);
}

namespace {

/// CLI11 prints help and version itself; a wrong usage is one sentence on stderr.
int exitFor(const CLI::App& app, const CLI::ParseError& error)
{
    if (error.get_exit_code() == 0)
        return app.exit(error);
    std::string sentence = error.what();
    while (!sentence.empty() && (sentence.back() == '\n' || sentence.back() == '.'))
        sentence.pop_back();
    std::fprintf(stderr, "undertone-cli: %s. Run undertone-cli --help for a list of commands and options.\n", sentence.c_str());
    return ExitUsage;
}

int run(int argc, char** argv)
{
    CommandContext context;
    context.commandLine = shellCommand(argc, argv);
    context.provenanceCommand = shellCommandWithoutFolders(argc, argv);
    CLI::App app("Emotion recognition in conversation with dynamic parameter memory.", "undertone-cli");
    app.set_version_flag("--version", "undertone-cli " + programVersion());
    app.require_subcommand(1);
    addCommandTreeFlag(app);
    addAnalyzeCommand(app, context);
    addDiarizeCommand(app, context);
    addExportCommand(app, context);
    addProjectCommand(app, context);
    addTokenizeCommand(app, context);
    addTrainCommand(app, context);
    addEvaluateCommand(app, context);
    addStudyCommand(app, context);
    addCorpusCommand(app, context);
    addModelCommand(app, context);
    addRecordCommand(app, context);
    addConsentCommand(app, context);
    addVaultCommand(app, context);
    addAuditCommand(app, context);
    addSelfcheckCommand(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return exitFor(app, error);
    }
    cancelOnInterrupt(context.cancel);
    return context.action ? context.action() : ExitUsage;
}

}  // namespace
}  // namespace undertone

int main(int argc, char** argv)
{
    undertone::ensurePassiveOpenMp(argv);
    return undertone::guardedMain("undertone-cli", [&] { return undertone::run(argc, argv); });
}
