// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/jobs/training/training_run_folder.h"
#include "engine/io/json_text.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace undertone {

namespace {

const char* stateName(TrainingState state)
{
    switch (state) {
    case TrainingState::Running: return "running";
    case TrainingState::Paused: return "paused";
    case TrainingState::Interrupted: return "interrupted";
    case TrainingState::Finished: return "finished";
    case TrainingState::Failed: return "failed";
    }
    return "";
}

nlohmann::ordered_json objectOf(const std::vector<std::pair<std::string, std::string>>& rows)
{
    auto object = nlohmann::ordered_json::object();
    for (const auto& [name, value] : rows)
        object[name] = value;
    return object;
}

nlohmann::ordered_json jsonOf(const TrainingRun& run)
{
    const auto& description = run.description;
    nlohmann::ordered_json json{{"id", description.id},
                                {"folder", description.folder.string()},
                                {"state", stateName(run.state)},
                                {"stage", description.stage},
                                {"name", description.name},
                                {"created", description.created},
                                {"output", description.output.string()},
                                {"command", description.command},
                                {"version", description.version}};
    json["step"] = run.last ? nlohmann::ordered_json(run.last->step) : nlohmann::ordered_json();
    json["steps"] = run.last ? nlohmann::ordered_json(run.last->steps) : nlohmann::ordered_json();
    json["loss"] = run.last ? nlohmann::ordered_json(run.last->loss) : nlohmann::ordered_json();
    json["settings"] = objectOf(description.settings);
    if (run.state == TrainingState::Finished)
        json["figures"] = objectOf(run.result);
    if (run.state == TrainingState::Failed)
        json["problem"] = englishSentence(run.problem);
    return json;
}

void printRow(const TrainingRun& run)
{
    const auto& description = run.description;
    const auto progress = run.last ? std::to_string(run.last->step) + " of " + std::to_string(run.last->steps) : std::string("-");
    std::printf("%-36s %-12s %-6s %-14s %s\n", description.id.c_str(), stateName(run.state), description.stage.c_str(), progress.c_str(),
                run.state == TrainingState::Failed ? englishSentence(run.problem).c_str() : description.output.c_str());
}

int runsAction(CommandContext& context)
{
    const auto runs = listTrainingRuns(trainingRunsFolder());
    if (context.common.json) {
        auto list = nlohmann::ordered_json::array();
        for (const auto& run : runs)
            list.push_back(jsonOf(run));
        std::printf("%s\n", jsonText(list, 2).c_str());
        return ExitSuccess;
    }
    if (runs.empty())
        std::printf("No training has been started with --run NAME, or from the window.\n");
    else
        std::printf("%-36s %-12s %-6s %-14s %s\n", "run", "state", "stage", "step", "writes to");
    for (const auto& run : runs)
        printRow(run);
    return ExitSuccess;
}

}  // namespace

void addTrainRunsCommand(CLI::App& train, CommandContext& context)
{
    auto* command =
        train.add_subcommand("runs", "List the trainings started with --run NAME or from the window, latest first: state, step, folder");
    command->add_flag("--json", context.common.json, "Print JSON");
    command->callback([&context] { context.action = [&context] { return runsAction(context); }; });
}

}  // namespace undertone
