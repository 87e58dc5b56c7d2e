// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analyze_list.h"

#include "app/jobs/analysis/analysis_batch.h"
#include "engine/io/json_text.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <sstream>

namespace undertone {

namespace {

std::string summaryJson(const BatchSummary& summary)
{
    nlohmann::ordered_json json{{"schema", 1},
                                {"recordings", summary.recordings},
                                {"complete", summary.complete},
                                {"model", summary.model},
                                {"model_sha256", summary.modelSha256},
                                {"sentences", summary.sentences},
                                {"speech_seconds", summary.seconds},
                                {"emotions", nlohmann::ordered_json::object()},
                                {"failed", nlohmann::ordered_json::array()},
                                {"missing", summary.missing}};
    for (const auto& [name, count] : summary.emotions)
        json["emotions"][name] = count;
    for (const auto& [listed, error] : summary.failed)
        json["failed"].push_back({{"audio", listed}, {"sentence", englishSentence(error)}});
    return jsonText(json, 2) + "\n";
}

std::string summaryText(const BatchSummary& summary)
{
    std::ostringstream text;
    text << summary.complete << " of " << summary.recordings << " recordings are complete: " << summary.sentences << " sentences, "
         << durationText(summary.seconds) << " of speech\n";
    for (const auto& [name, count] : summary.emotions)
        text << "  " << name << "  " << count << '\n';
    for (const auto& [listed, error] : summary.failed)
        text << "failed   " << listed << ": " << englishSentence(error) << '\n';
    for (const auto& listed : summary.missing)
        text << "missing  " << listed << '\n';
    return text.str();
}

int collect(CommandContext& context, const std::vector<ListedRecording>& recordings, const BatchFolder& folder)
{
    const auto summary = collectBatch(recordings, folder, context.cancel);
    if (!summary)
        return reportError(context, summary.error());
    std::fputs((context.common.json ? summaryJson(*summary) : summaryText(*summary)).c_str(), stdout);
    return summary->complete == summary->recordings ? ExitSuccess : ExitFailure;
}

/// Which recording is read, and which of them says something.
class ListProgress {
public:
    ListProgress(ProgressPrinter& printer, const std::vector<ListedRecording>& recordings) : m_printer(printer), m_recordings(recordings) {}

    void show(std::size_t recording, const EngineEvent& event)
    {
        const auto& listed = m_recordings[recording].listed;
        if (std::holds_alternative<RunStarted>(event))
            m_printer.update(std::to_string(recording + 1) + " of " + std::to_string(m_recordings.size()) + ": " + listed);
        else if (const auto* warned = std::get_if<RunWarned>(&event))
            m_printer.note("undertone-cli: " + listed + ": " + englishSentence(warned->warning));
    }

private:
    ProgressPrinter& m_printer;
    const std::vector<ListedRecording>& m_recordings;
};

/// The arguments as if the recordings had been named one by one.
void fillFromList(AudioArguments& audio, const std::vector<ListedRecording>& recordings)
{
    bool any = !audio.selection.tiers.empty();
    for (const auto& recording : recordings) {
        audio.files.push_back(recording.audio.string());
        audio.segments.push_back(recording.segments.string());
        any = any || !recording.segments.empty();
    }
    if (!any)
        audio.segments.clear();
}

/// Where relative names of a list lie: lists of two folders may name different recordings alike.
std::string placeOf(const std::string& list, const std::vector<ListedRecording>& recordings)
{
    const bool isRelative = std::ranges::any_of(
        recordings, [](const ListedRecording& recording) { return std::filesystem::path(recording.listed).is_relative(); });
    std::error_code ignored;
    const auto folder = std::filesystem::weakly_canonical(std::filesystem::absolute(list).parent_path(), ignored);
    return isRelative ? "recordings " + folder.string() + "\n" : std::string();
}

}  // namespace

void addListOptions(CLI::App& analyze, AnalyzeListOptions& options)
{
    const std::string group = "Many recordings";
    analyze
        .add_option("--list", options.list,
                    "Text file that lists recordings, one per line, each optionally followed by a tab and its segments file. -o names the "
                    "folder for the results, one file per recording; finished recordings are skipped")
        ->type_name("FILE")
        ->group(group);
    analyze
        .add_option("--shard", options.shard,
                    "Share of the list that this process analyses: 2/4 is the second of four shares (default: slurm, the share of this "
                    "task of a Slurm job array; outside of one, the whole list)")
        ->take_last()
        ->type_name("I/N")
        ->group(group);
    analyze.add_flag("--collect", options.collect, "Do not analyse: join the results of the list into timelines.jsonl and report on them")
        ->group(group);
}

int analyzeList(CommandContext& context, const AnalyzeListOptions& options, AudioArguments& audio,
                const std::function<Status(AnalysisJobRequest&)>& finish, const std::string& settings)
{
    if (!audio.files.empty() || !audio.segments.empty() || !audio.selection.recording.empty())
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.list-alone")});
    if (!writesFile(context.common))
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.list-folder")});
    const auto recordings = readRecordingList(options.list);
    if (!recordings)
        return reportError(context, recordings.error());
    const BatchFolder folder(context.common.outputFile);
    if (options.collect)
        return collect(context, *recordings, folder);
    const auto shard = chooseShard(options.shard);
    if (!shard)
        return reportError(context, shard.error());
    if (const auto begun = folder.beginWith(settings + placeOf(options.list, *recordings)); !begun)
        return reportError(context, begun.error());
    if (!shard->isAll())
        context.progress.note("undertone-cli: this is share " + std::to_string(shard->index + 1) + " of " + std::to_string(shard->count)
                              + (options.shard.empty() ? ", as SLURM_ARRAY_TASK_ID says." : "."));
    fillFromList(audio, *recordings);
    noteSegmentsBeside(audio, context);
    const auto requestOf = [&](std::size_t i) -> Result<AnalysisJobRequest> {
        auto request = TRY(makeRequest(audio, i, context));
        request.audioName = (*recordings)[i].listed;
        TRY(finish(request));
        return request;
    };
    ListProgress progress(context.progress, *recordings);
    const auto note = [&context](const Message& what) { context.progress.note("undertone-cli: " + englishSentence(what)); };
    const auto job = JobContext::ofUserFiles({Purpose::Analyse, LicenceAttestation::stated(options.attestation)});
    const auto counts = runAnalysisBatch(
        *recordings, *shard, folder, options.together, requestOf, job,
        [&](std::size_t i, const EngineEvent& event) { progress.show(i, event); }, note, context.cancel);
    context.progress.finish();
    if (!counts)
        return reportError(context, counts.error());
    std::printf(context.common.json ? "{\"finished\":%zu,\"finished_before\":%zu,\"failed\":%zu,\"elsewhere\":%zu}\n"
                                    : "%zu finished, %zu finished before, %zu failed, %zu at work elsewhere\n",
                counts->finished, counts->finishedBefore, counts->failed, counts->elsewhere);
    return ExitSuccess;
}

}  // namespace undertone
