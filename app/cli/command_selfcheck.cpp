// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/audio_arguments.h"
#include "app/cli/commands.h"

#include "engine/api/self_check.h"
#include "engine/io/installed_models.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace undertone {

namespace {

int selfcheck(CommandContext& context, const std::string& model)
{
    auto directory = findModelDirectory(model);
    if (!directory)
        return reportError(context, directory.error());
    auto options = engineOptionsOf(context.common, model);
    options.modelDirectory = *directory;
    context.progress.update("Checking the engine with " + directory->string());
    auto report = runSelfCheck(options, context.cancel);
    context.progress.finish();
    if (!report)
        return reportError(context, report.error());
    if (auto status = writeOutput(context, context.common.json ? selfCheckJson(*report) : selfCheckText(*report)); !status)
        return reportError(context, status.error());
    return report->passed() ? ExitSuccess : ExitFailure;
}

}  // namespace

void addSelfcheckCommand(CLI::App& parent, CommandContext& context)
{
    auto* command = parent.add_subcommand(
        "selfcheck", "Check the engine on this machine: frozen weights, LoRA, and one DPM step against a plain recomputation");
    auto model = std::make_shared<std::string>();
    command->add_option("--model", *model, "Model directory, or the name of an installed model")->type_name("DIR");
    addCommonOptions(*command, context);
    command->callback([model, &context] { context.action = [model, &context] { return selfcheck(context, *model); }; });
}

}  // namespace undertone
