// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/jobs/analysis/timeline_file.h"
#include "app/jobs/project/project_job.h"
#include "app/process/segments_options.h"
#include "engine/annotation/timeline_json_reader.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace undertone {

namespace {

struct ProjectOptions {
    std::string file;
    std::string segments;
    SegmentsSelection selection;
    std::string timeline;
    std::string run;
};

std::string kindName(TrackKind kind)
{
    switch (kind) {
    case TrackKind::Segmentation: return "segmentation";
    case TrackKind::Annotation: return "annotation";
    case TrackKind::Text: return "text";
    }
    return {};
}

/// How many sentences, annotations or texts stand in a track.
template <typename Row> std::int64_t rowsIn(const ProjectContent& content, TrackId track)
{
    return std::ranges::count_if(content.rows<Row>(), [&](const auto& entry) { return entry.second.track == track; });
}

std::int64_t rowsIn(const ProjectContent& content, const Track& track)
{
    switch (track.kind) {
    case TrackKind::Segmentation: return rowsIn<Sentence>(content, track.id);
    case TrackKind::Annotation: return rowsIn<Annotation>(content, track.id);
    case TrackKind::Text: return rowsIn<SentenceText>(content, track.id);
    }
    return 0;
}

/// Errors: of the project.
Result<nlohmann::ordered_json> infoOf(Project& project)
{
    const ProjectContent& content = project.content();
    const AudioReference& audio = content.audio();
    nlohmann::ordered_json info{{"schema", 1},
                                {"project", project.path().string()},
                                {"project_id", project.projectId()},
                                {"read_only",
                                 project.readOnlyReason().empty() ? nlohmann::ordered_json(nullptr)
                                                                  : nlohmann::ordered_json(englishSentence(project.readOnlyReason()))},
                                {"audio", audio.path},
                                {"audio_sha256", audio.sha256},
                                {"audio_seconds", audio.durationSeconds()}};
    info["speakers"] = nlohmann::ordered_json::array();
    for (const auto& [id, speaker] : content.rows<Speaker>())
        info["speakers"].push_back(speaker.name);
    info["tracks"] = nlohmann::ordered_json::array();
    for (const TrackKind kind : {TrackKind::Segmentation, TrackKind::Text, TrackKind::Annotation}) {
        for (const Track* track : content.tracksOf(kind))
            info["tracks"].push_back(
                {{"name", track->name}, {"kind", kindName(kind)}, {"annotator", track->annotator}, {"rows", rowsIn(content, *track)}});
    }
    info["runs"] = nlohmann::ordered_json::array();
    for (const auto& [id, display] : content.rows<RunDisplay>()) {
        if (display.removed)
            continue;
        const auto results = TRY(project.results(id));
        const auto current = std::ranges::count_if(results, [&](const auto& result) { return content.isCurrent(result); });
        info["runs"].push_back({{"name", display.name}, {"results", results.size()}, {"of_unchanged_sentences", current}});
    }
    info["history"] = nlohmann::ordered_json::array();
    constexpr std::int64_t lastSteps = 20;
    for (const HistoryStep& step : TRY(project.history(lastSteps)))
        info["history"].push_back({{"name", englishSentence(step.name)}, {"at", step.madeAt}, {"undone", step.isUndone}});
    return info;
}

/// For people: a line for each thing.
std::string infoText(const nlohmann::ordered_json& info)
{
    std::string text = info["project"].get<std::string>() + "\nrecording: " + info["audio"].get<std::string>() + ", "
        + clockText(info["audio_seconds"].get<double>(), 1) + "\n";
    if (info["read_only"].is_string())
        text += info["read_only"].get<std::string>() + "\n";
    for (const auto& speaker : info["speakers"])
        text += "speaker: " + speaker.get<std::string>() + "\n";
    for (const auto& track : info["tracks"])
        text += track["kind"].get<std::string>() + ": " + track["name"].get<std::string>() + ", "
            + std::to_string(track["rows"].get<std::int64_t>()) + " rows\n";
    for (const auto& run : info["runs"])
        text += "run: " + run["name"].get<std::string>() + ", " + std::to_string(run["results"].get<std::int64_t>()) + " results, "
            + std::to_string(run["of_unchanged_sentences"].get<std::int64_t>()) + " of sentences that are as they were\n";
    for (const auto& step : info["history"])
        text += "step: " + step["name"].get<std::string>() + " (" + step["at"].get<std::string>()
            + (step["undone"].get<bool>() ? ", undone)\n" : ")\n");
    return text;
}

Result<std::string> projectInfo(const ProjectOptions& options, const CommonOptions& common)
{
    auto project = TRY(Project::open(options.file));
    const auto info = TRY(infoOf(project));
    return common.json ? jsonText(info, 2) + "\n" : infoText(info);
}

Result<std::string> exportedRun(const ProjectOptions& options)
{
    auto project = TRY(Project::open(options.file));
    const Timeline timeline = TRY(timelineOfProject(project, options.run));
    return timelineText({&timeline}, TimelineFormat::Json, authorisedToShare(timeline));
}

/// The text that `make` gives, or its error.
int print(CommandContext& context, const std::function<Result<std::string>()>& make)
{
    if (auto status = checkOutput(context.common); !status)
        return reportError(context, status.error());
    const auto text = make();
    if (!text)
        return reportError(context, text.error());
    const auto status = writeOutput(context, *text);
    return status ? ExitSuccess : reportError(context, status.error());
}

Result<Project> newProject(const ProjectOptions& options, const CommandContext& context)
{
    if (!writesFile(context.common))
        return Error{ErrorCode::InvalidArgument, message("cli.project-output")};
    NewProject request;
    request.audio = options.file;
    request.segments = options.segments;
    request.selection = options.selection;
    request.timelineName = options.timeline;
    request.target = context.common.outputFile;
    if (!options.timeline.empty())
        request.timeline = TRY(timelineFromJson(TRY(readTextFile(options.timeline, largestTimelineBytes))));
    return makeProject(request, context.cancel);
}

}  // namespace

void addProjectCommand(CLI::App& parent, CommandContext& context)
{
    auto options = std::make_shared<ProjectOptions>();
    auto* command = parent.add_subcommand("project", "Project files: a recording with its sentences, annotations, runs and their history");
    command->require_subcommand(1);

    auto* make = command->add_subcommand("new", "Make a project of a recording, written to the file of -o");
    make->add_option("audio", options->file, "Recording")->type_name("AUDIO")->required();
    make->add_option("--segments", options->segments, "Who speaks when: any format that analyze reads")->type_name("FILE");
    make->add_option("--timeline", options->timeline,
                     "A run of the same recording, as analyze -o writes it; its sentences, where --segments names none")
        ->type_name("TIMELINE.json");
    addSegmentsSelection(*make, options->selection);
    addCommonOptions(*make, context);
    make->callback([options, &context] {
        context.action = [options, &context] {
            const auto made = newProject(*options, context);
            return made ? ExitSuccess : reportError(context, made.error());
        };
    });

    auto* info = command->add_subcommand("info", "Check a project from its first to its last row, and say what it holds");
    info->add_option("project", options->file, "Project")->type_name("FILE.undertone")->required();
    addCommonOptions(*info, context);
    info->callback([options, &context] {
        context.action = [options, &context] { return print(context, [&] { return projectInfo(*options, context.common); }); };
    });

    auto* write = command->add_subcommand("export", "Write a run of a project as a timeline, which export turns into other formats");
    write->add_option("project", options->file, "Project")->type_name("FILE.undertone")->required();
    write->add_option("--run", options->run, "Name of the run; without it, the last one");
    addCommonOptions(*write, context);
    write->callback(
        [options, &context] { context.action = [options, &context] { return print(context, [&] { return exportedRun(*options); }); }; });
}

}  // namespace undertone
