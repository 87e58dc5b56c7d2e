// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/memory_plan_options.h"

#include "app/jobs/analysis/timeline_file.h"
#include "engine/annotation/timeline_json_reader.h"
#include "engine/core/memory_plan.h"
#include "engine/io/atomic_file.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <memory>
#include <system_error>

namespace undertone {
namespace {

Error contradictsAt(int number)
{
    return {ErrorCode::InvalidArgument, message("memory-plan.contradicts", number), {}};
}

/// Adds what the options say of one sentence, which two of them must not do.
Status addIntervention(MemoryPlan& plan, int number, MemoryAction action, std::string label = {})
{
    if (number < 1)
        return Error{ErrorCode::InvalidArgument, message("cli.sentence-number", number), {}};
    const auto before = plan.interventions.size();
    plan.add({number - 1, action, std::move(label)});
    return plan.interventions.size() == before ? Status(contradictsAt(number)) : Status();
}

/// "12=ang"
Status addHumanLabel(MemoryPlan& plan, const std::string& text)
{
    const auto equals = text.find('=');
    int number = 0;
    const char* end = text.data() + std::min(equals, text.size());
    const auto read = std::from_chars(text.data(), end, number);
    if (equals == std::string::npos || read.ec != std::errc() || read.ptr != end || equals + 1 == text.size())
        return Error{ErrorCode::InvalidArgument, message("cli.label-at", text), {}};
    return addIntervention(plan, number, MemoryAction::Label, text.substr(equals + 1));
}

Result<MemoryPlan> planOfOptions(const MemoryPlanOptions& options)
{
    MemoryPlan plan;
    for (const int number : options.freezeAt)
        TRY(addIntervention(plan, number, MemoryAction::Freeze));
    for (const int number : options.thawAt)
        TRY(addIntervention(plan, number, MemoryAction::Thaw));
    for (const int number : options.resetAt)
        TRY(addIntervention(plan, number, MemoryAction::Reset));
    for (const std::string& text : options.labelAt)
        TRY(addHumanLabel(plan, text));
    return plan;
}

}  // namespace

bool MemoryPlanOptions::areUsed() const
{
    return !freezeAt.empty() || !thawAt.empty() || !resetAt.empty() || !labelAt.empty() || !checkpoints.empty() || !replay.empty();
}

void addMemoryPlanOptions(CLI::App& analyze, MemoryPlanOptions& options)
{
    const auto sentences = [&analyze](const char* name, std::vector<int>& values, const char* help) {
        analyze.add_option(name, values, help)->type_name("N")->delimiter(',')->group("Memory microscope");
    };
    sentences("--freeze-at", options.freezeAt,
              "Freeze memory from sentence N on (numbered from 1, as in the table): it is used but not trained");
    sentences("--thaw-at", options.thawAt, "Train memory again from sentence N on");
    sentences("--reset-at", options.resetAt, "Reset memory before sentence N to its initial state");
    analyze
        .add_option(
            "--label-at", options.labelAt,
            "Human-assisted: after sentence N, the model reads this label instead of its own (models with prefix_emotions \"kept\")")
        ->type_name("N=LABEL")
        ->group("Memory microscope");
    analyze
        .add_option("--checkpoints", options.checkpoints,
                    "Folder for states of memory, saved every few sentences. A later run over corrected sentences continues from the last "
                    "state that still applies. The states have learnt the voices: remove the folder when you are done")
        ->type_name("DIR")
        ->group("Memory microscope");
    analyze
        .add_option("--replay", options.replay,
                    "Timeline JSON of the previous run: the result then names the first sentence that was analysed differently and the "
                    "answers that changed")
        ->type_name("RUN.json")
        ->group("Memory microscope");
}

Status finishMemoryPlan(const MemoryPlanOptions& options, AnalysisJobRequest& request, JobContext& context)
{
    auto plan = TRY(planOfOptions(options));
    if (!plan.empty())
        request.analysis.plan = std::make_shared<const MemoryPlan>(std::move(plan));
    if (!options.checkpoints.empty()) {
        std::error_code failure;
        if (std::filesystem::create_directories(options.checkpoints, failure))
            std::filesystem::permissions(options.checkpoints, std::filesystem::perms::owner_all, failure);
        context.memoryPoints = plainStore(options.checkpoints);
        request.keptMemory = KeptMemory::GoOn;
    }
    if (!options.replay.empty()) {
        const auto text = TRY(readTextFile(options.replay, largestTimelineBytes));
        request.replay = ReplayOf{std::make_shared<const Timeline>(TRY(timelineFromJson(text))), RunBranch::Replay, {}};
    }
    return {};
}

std::string flippedText(const Timeline& timeline)
{
    if (!timeline.parent)
        return {};
    const RunParent& parent = *timeline.parent;
    const auto answer = [](const std::string& label) { return label.empty() ? std::string("no emotion") : label; };
    std::string text = std::to_string(parent.flipped.size()) + " of " + std::to_string(timeline.utterances.size())
        + " answers are others than in run " + parent.runId;
    text += parent.sentence < static_cast<int>(timeline.utterances.size())
        ? ", read otherwise from sentence " + std::to_string(parent.sentence + 1)
        : ", nothing is read otherwise";
    for (std::size_t i = 0; i < parent.flipped.size(); ++i) {
        const FlippedAnswer& flipped = parent.flipped[i];
        text += (i == 0 ? ": " : ", ") + std::to_string(flipped.index + 1) + " " + answer(flipped.before) + " -> " + answer(flipped.after);
    }
    return text;
}

}  // namespace undertone
