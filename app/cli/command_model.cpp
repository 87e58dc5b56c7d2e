// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/audio_arguments.h"
#include "app/cli/commands.h"
#include "app/cli/memory_worth.h"
#include "engine/io/json_text.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <sstream>

namespace undertone {

namespace {

std::string toJson(const ModelInfo& info)
{
    const nlohmann::ordered_json json{{"schema", 1},
                                      {"name", info.name},
                                      {"directory", info.directory},
                                      {"sha256", info.sha256},
                                      {"licence", info.licence},
                                      {"labels", info.labels},
                                      {"tokenize", info.tokenize == TokenizeMode::Utterance ? "utterance" : "whole"},
                                      {"dpm",
                                       {{"n_r", info.prefixTokens},
                                        {"rank", info.temporaryRank},
                                        {"alpha", info.temporaryAlpha},
                                        {"learning_rate", info.temporaryLearningRate}}},
                                      {"tokenizer_parameters", info.tokenizerParameters},
                                      {"llm_parameters", info.llmParameters},
                                      {"device", info.device},
                                      {"dtype", info.dtype},
                                      {"memory_worth", memoryWorthJson(info.memory)},
                                      {"card", info.card}};
    return jsonText(json, 2) + "\n";
}

std::string toText(const ModelInfo& info)
{
    std::ostringstream text;
    text << info.name << "\n"
         << "directory     " << info.directory << "\n"
         << "sha256        " << info.sha256 << "\n"
         << "licence       " << info.licence << "\n"
         << "labels       ";
    for (const auto& label : info.labels)
        text << ' ' << label;
    text << "\ntokenizing    " << (info.tokenize == TokenizeMode::Utterance ? "utterance" : "whole") << "\n"
         << "parameters    tokenizer " << info.tokenizerParameters << ", language model " << info.llmParameters << "\n"
         << "memory        n_r " << info.prefixTokens << ", rank " << info.temporaryRank << ", alpha " << info.temporaryAlpha
         << ", learning rate " << info.temporaryLearningRate << "\n"
         << memoryWorthText(info, 14) << "runs on       " << info.device << ", " << info.dtype << "\n";
    if (!info.card.empty())
        text << "\n" << info.card << (info.card.ends_with('\n') ? "" : "\n");
    return text.str();
}

int modelInfo(CommandContext& context, const std::string& model)
{
    AnalysisJob job;
    auto info = job.loadModel(engineOptionsOf(context.common, model), context.cancel);
    if (!info)
        return reportError(context, info.error());
    auto status = writeOutput(context, context.common.json ? toJson(*info) : toText(*info));
    return status ? ExitSuccess : reportError(context, status.error());
}

}  // namespace

void addModelCommand(CLI::App& parent, CommandContext& context)
{
    auto* command = parent.add_subcommand("model", "Inspect, build and manage models");
    command->require_subcommand(1);
    auto model = std::make_shared<std::string>();
    auto* info = command->add_subcommand(
        "info", "Load and check a model, and print its sizes, labels, licence, measured effect of memory, and card");
    info->add_option("model", *model, "Model directory, or the name of an installed model (default: the bundled model)")->type_name("DIR");
    addCommonOptions(*info, context);
    info->callback([model, &context] { context.action = [model, &context] { return modelInfo(context, *model); }; });
    addModelListCommands(*command, context);
    addModelBuildCommand(*command, context);
    addModelCalibrateCommand(*command, context);
    addModelFamiliarityCommand(*command, context);
}

}  // namespace undertone
