// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/export_output.h"
#include "app/jobs/analysis/timeline_file.h"
#include "app/jobs/evaluation/interval_json.h"
#include "app/jobs/project/project_agreement.h"
#include "app/jobs/project/project_job.h"
#include "app/jobs/project/project_labels.h"
#include "app/jobs/project/project_ratings.h"
#include "app/process/segments_options.h"
#include "engine/annotation/timeline_json_reader.h"
#include "engine/core/number_text.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/messages/catalogue.h"
#include "engine/project/source_files.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <memory>

namespace undertone {

namespace {

struct ProjectOptions {
    std::string file;
    std::string segments;
    SegmentsSelection selection;
    std::string timeline;
    std::string run;
    std::string annotator;  ///< whose labels are added
    std::string labels;     ///< the annotator whose labels are exported; empty: a run is
    std::string keep;
    std::string statement;
    std::string format;
    bool csv = false;
    double stretchSeconds = 60.0;
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

nlohmann::ordered_json agreementJson(const ProjectAgreement& agreement)
{
    nlohmann::ordered_json json{{"schema", 1}, {"annotators", agreement.annotators}, {"pairs", nlohmann::ordered_json::array()}};
    for (const auto& pair : agreement.pairs)
        json["pairs"].push_back({{"first", pair.first},
                                 {"second", pair.second},
                                 {"second_is_model", pair.isModel},
                                 {"sentences", pair.sentences},
                                 {"cohen_kappa", intervalJson(pair.kappa)},
                                 {"cohen_kappa_by_time", intervalJson(pair.kappaByTime)}});
    json["labelled_by_all"] = agreement.judgedByAll;
    json["fleiss_kappa"] = agreement.fleiss ? intervalJson(*agreement.fleiss) : nlohmann::ordered_json();
    json["krippendorff_alpha"] = agreement.alpha ? intervalJson(*agreement.alpha) : nlohmann::ordered_json();
    json["anchoring"] = nlohmann::ordered_json::array();
    const auto& raters = agreement.study.table.raters;
    for (const AnchoringFigures& one : agreement.study.anchoring)
        json["anchoring"].push_back({{"person", one.person ? nlohmann::ordered_json(raters[*one.person].name) : nlohmann::ordered_json()},
                                     {"model", raters[one.model].name},
                                     {"labels_open", one.open},
                                     {"open_share", intervalJson(one.openShare)},
                                     {"labels_blind", one.blind},
                                     {"blind_share", intervalJson(one.blindShare)},
                                     {"difference", intervalJson(one.difference)},
                                     {"blind_contrary", one.contrary},
                                     {"followed", one.followed}});
    json["judgements_blind"] = agreement.blind;
    json["judgements_open"] = agreement.open;
    return json;
}

std::string agreementText(const ProjectAgreement& agreement)
{
    const auto figure = [](const Interval& interval) {
        return std::isnan(interval.estimate) ? std::string("cannot be computed: one label alone")
                                             : formatted("%.3f [%.3f, %.3f]", interval.estimate, interval.low, interval.high);
    };
    std::string text = "95 % intervals, bootstrapped over sentences\n";
    for (const auto& pair : agreement.pairs)
        text += pair.first + (pair.isModel ? " and the model " : " and ") + pair.second + ": " + std::to_string(pair.sentences)
            + " sentences, Cohen's kappa " + figure(pair.kappa) + ", by time " + figure(pair.kappaByTime) + "\n";
    if (agreement.fleiss)
        text += "all " + std::to_string(agreement.annotators) + " annotators: Fleiss' kappa " + figure(*agreement.fleiss) + " over "
            + std::to_string(agreement.judgedByAll) + " sentences that all labelled, Krippendorff's alpha " + figure(*agreement.alpha)
            + "\n";
    const auto& raters = agreement.study.table.raters;
    for (const AnchoringFigures& one : agreement.study.anchoring) {
        const std::string who = one.person ? raters[*one.person].name : "all annotators";
        text += who + " and the model " + raters[one.model].name + ": of " + std::to_string(one.open)
            + " labels given in sight of the model's " + figure(one.openShare) + " equal it, of " + std::to_string(one.blind)
            + " blind ones " + figure(one.blindShare) + "\n";
    }
    return text;
}

Result<std::string> projectAgreement(const ProjectOptions& options, const CommonOptions& common)
{
    auto project = TRY(Project::open(options.file));
    const auto agreement = TRY(agreementOf(project));
    if (options.csv && writesFile(common))
        TRY(writeLicenceBeside(common.outputFile, statementOf(project.content())));
    if (options.csv)
        return agreementCsv(agreement.study, options.stretchSeconds);
    return common.json ? jsonText(agreementJson(agreement), 2) + "\n" : agreementText(agreement);
}

Result<std::string> exportedRun(const ProjectOptions& options)
{
    auto project = TRY(Project::open(options.file));
    const Timeline timeline = TRY(timelineOfProject(project, options.run));
    return timelineText({&timeline}, TimelineFormat::Json, authorisedToShare(timeline));
}

/// A run in another format than JSON, or labels, which are of no run and so have no timeline as JSON that `export` could turn into others:
/// with what annotators of the project said, as far as the format holds it.
Status exportFormatted(CommandContext& context, const ProjectOptions& options)
{
    const ExportFormat format = TRY(exportFormat(context, options.format));
    auto project = TRY(Project::open(options.file));
    const Timeline timeline =
        options.labels.empty() ? TRY(timelineOfProject(project, options.run)) : TRY(labelsOfProject(project, options.labels));
    const AudioReference& audio = project.content().audio();
    TimelineExport what{&timeline};
    what.audio = audio.path;
    what.durationSeconds = audio.durationSeconds();
    what.keep = options.keep;
    what.raters = ratersBeside(project, options.labels, format.format);
    if (writesFile(context.common))
        what.target = std::filesystem::absolute(context.common.outputFile).lexically_normal();
    TRY(checkKept(what));
    return writeExport(context, what, format);
}

Result<std::string> addedLabels(const ProjectOptions& options, const CommonOptions& common)
{
    auto project = TRY(Project::open(options.file));
    const LabelImport done = TRY(addLabels(project, {options.segments, options.annotator, options.selection}));
    const auto notes = labelImportNotes(done, options.segments);
    if (!common.json) {
        std::string text;
        for (const Message& note : notes)
            text += englishSentence(note) + "\n";
        return text;
    }
    nlohmann::ordered_json json{{"schema", 1},
                                {"annotators", done.annotators},
                                {"judgements", done.judgements},
                                {"with_sentence", done.withSentence},
                                {"warnings", nlohmann::ordered_json::array()}};
    for (std::size_t i = 1; i < notes.size(); ++i)
        json["warnings"].push_back(englishSentence(notes[i]));
    return jsonText(json, 2) + "\n";
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
    request.statement = options.statement;
    request.target = context.common.outputFile;
    if (!options.timeline.empty())
        request.timeline = TRY(timelineFromJson(TRY(readTextFile(options.timeline, largestTimelineBytes))));
    return makeProject(request, context.cancel);
}

}  // namespace

void addProjectCommand(CLI::App& parent, CommandContext& context)
{
    auto options = std::make_shared<ProjectOptions>();
    auto* command = parent.add_subcommand(
        "project", "Create, check and export project files: a recording with its sentences, annotations, runs and history");
    command->require_subcommand(1);

    auto* make = command->add_subcommand("new", "Create a project from a recording; -o names the file");
    make->add_option("audio", options->file, "Recording")->type_name("AUDIO")->required();
    make->add_option("--segments", options->segments, "Segments file, in any format that analyze reads")->type_name("FILE");
    make->add_option("--timeline", options->timeline,
                     "Run of the same recording, written by analyze -o; its sentences are used if --segments is not given")
        ->type_name("TIMELINE.json");
    addSegmentsSelection(*make, options->selection);
    make->add_option("--attest", options->statement,
                     "Statement about the recording (licence, consent), stored in the project and its exports (default: the statement in "
                     "the timeline)")
        ->type_name("TEXT");
    addCommonOptions(*make, context);
    make->callback([options, &context] {
        context.action = [options, &context] {
            const auto made = newProject(*options, context);
            return made ? ExitSuccess : reportError(context, made.error());
        };
    });

    auto* info = command->add_subcommand("info", "Check a project completely, and list its contents");
    info->add_option("project", options->file, "Project file")->type_name("FILE.undertone")->required();
    addCommonOptions(*info, context);
    info->callback([options, &context] {
        context.action = [options, &context] { return print(context, [&] { return projectInfo(*options, context.common); }); };
    });

    auto* add = command->add_subcommand("add-labels",
                                        "Add labels of other annotators, each in a separate lane, from a segments file with a column label "
                                        "or emotion, an EmoEvaluation file with raters, or another project");
    add->add_option("project", options->file, "Project file to change; the change can be undone")->type_name("FILE.undertone")->required();
    add->add_option("labels", options->segments, "File with labels, in any format that analyze --segments reads, or a project")
        ->type_name("FILE")
        ->required();
    add->add_option("--annotator", options->annotator,
                    "Name of the annotator, if the file does not contain one (default: the name of the file)")
        ->type_name("NAME");
    addSegmentsSelection(*add, options->selection);
    addCommonOptions(*add, context);
    add->callback([options, &context] {
        context.action = [options, &context] { return print(context, [&] { return addedLabels(*options, context.common); }); };
    });

    auto* agree =
        command->add_subcommand("agreement", "Measure the agreement of the annotators of a project with each other and with its last run");
    agree->add_option("project", options->file, "Project file")->type_name("FILE.undertone")->required();
    agree->add_flag("--csv", options->csv, "Print all figures as CSV, with agreement over time and the matrices of all pairs");
    agree->add_option("--stretch", options->stretchSeconds, "Length of the stretches of agreement over time in seconds, for --csv")
        ->check(CLI::Range(1.0, 86400.0))
        ->capture_default_str();
    addCommonOptions(*agree, context);
    agree->callback([options, &context] {
        context.action = [options, &context] { return print(context, [&] { return projectAgreement(*options, context.common); }); };
    });

    auto* write = command->add_subcommand(
        "export", "Export a run of a project, or the labels of an annotator, as JSON or in another format (--format)");
    write->add_option("project", options->file, "Project file")->type_name("FILE.undertone")->required();
    auto* run = write->add_option("--run", options->run, "Name of the run (default: the last one)");
    write
        ->add_option("--labels", options->labels, "Export the labels of this annotator instead of a run; project info lists the annotators")
        ->type_name("ANNOTATOR")
        ->excludes(run);
    addFormatOption(*write, options->format);
    write
        ->add_option("--keep", options->keep,
                     "EAF or TextGrid whose tiers are preserved: the exported tiers are appended to them; -o must name another file")
        ->type_name("FILE");
    addCommonOptions(*write, context);
    write->callback([options, &context] {
        context.action = [options, &context] {
            if (options->labels.empty() && options->format.empty() && options->keep.empty())
                return print(context, [&] { return exportedRun(*options); });
            const auto status = exportFormatted(context, *options);
            return status ? ExitSuccess : reportError(context, status.error());
        };
    });
}

}  // namespace undertone
