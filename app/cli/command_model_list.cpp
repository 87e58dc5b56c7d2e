// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "engine/io/installed_models.h"
#include "engine/io/json_text.h"
#include "engine/io/model_directory.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <sstream>

namespace undertone {

namespace {

/// What a list shows of one folder: its labels, or why it cannot be used.
struct ListedModel {
    InstalledModel model;
    Result<ModelDescription> description;
};

std::string listJson(const std::vector<ListedModel>& models)
{
    nlohmann::ordered_json json{{"schema", 1}, {"folder", userModelsFolder()}, {"models", nlohmann::ordered_json::array()}};
    for (const auto& [model, description] : models) {
        nlohmann::ordered_json one{{"name", model.name}, {"folder", model.folder}, {"own", model.isUsers}, {"hidden", model.isHidden}};
        one["labels"] = description ? nlohmann::ordered_json(description->labels) : nlohmann::ordered_json(nullptr);
        one["licence"] = description ? nlohmann::ordered_json(description->licence) : nlohmann::ordered_json(nullptr);
        one["problem"] = description ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(englishSentence(description.error()));
        json["models"].push_back(std::move(one));
    }
    return jsonText(json, 2) + "\n";
}

std::string listText(const std::vector<ListedModel>& models)
{
    std::ostringstream text;
    for (const auto& [model, description] : models) {
        text << model.name << (model.isUsers ? "  (yours)" : "") << (model.isHidden ? "  (hidden by the one above of this name)" : "")
             << '\n'
             << "  folder   " << model.folder.string() << '\n';
        if (!description) {
            text << "  problem  " << englishSentence(description.error()) << '\n';
            continue;
        }
        text << "  labels  ";
        for (const auto& label : description->labels)
            text << ' ' << label;
        text << "\n  licence  " << description->licence << '\n';
    }
    if (models.empty())
        text << "No model is installed.\n";
    text << "A model is installed by putting its folder into " << userModelsFolder().string() << '\n';
    return text.str();
}

int listModels(CommandContext& context)
{
    std::vector<ListedModel> models;
    for (auto& model : installedModels()) {
        auto description = readModelDescription(model.folder);
        models.push_back({std::move(model), std::move(description)});
    }
    const auto status = writeOutput(context, context.common.json ? listJson(models) : listText(models));
    return status ? ExitSuccess : reportError(context, status.error());
}

int finished(CommandContext& context, const Status& status)
{
    return status ? ExitSuccess : reportError(context, status.error());
}

}  // namespace

void addModelListCommands(CLI::App& model, CommandContext& context)
{
    auto* list = model.add_subcommand("list", "List the installed models with their locations, and the folder for your own models");
    addCommonOptions(*list, context);
    list->callback([&context] { context.action = [&context] { return listModels(context); }; });
    auto name = std::make_shared<std::string>();
    auto* remove = model.add_subcommand("remove", "Remove a model from your own model folder; system models are not touched");
    remove->add_option("name", *name, "Name of the model, as printed by model list")->required();
    remove->callback([name, &context] { context.action = [name, &context] { return finished(context, removeInstalledModel(*name)); }; });
    auto newName = std::make_shared<std::string>();
    auto* rename = model.add_subcommand("rename", "Rename a model in your own model folder; only its folder is renamed");
    rename->add_option("name", *name, "Name of the model, as printed by model list")->required();
    rename->add_option("new-name", *newName, "New name, to be given to --model from then on")->required();
    rename->callback([name, newName, &context] {
        context.action = [name, newName, &context] { return finished(context, renameInstalledModel(*name, *newName)); };
    });
}

}  // namespace undertone
