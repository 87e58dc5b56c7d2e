// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/analyze_list.h"
#include "app/cli/analyze_session.h"
#include "app/cli/audio_arguments.h"
#include "app/cli/memory_options.h"
#include "app/cli/memory_plan_options.h"
#include "app/cli/timeline_table.h"
#include "app/jobs/analysis/analysis_group.h"
#include "app/jobs/analysis/timeline_file.h"
#include "app/process/progress_text.h"
#include "app/process/word_option.h"
#include "engine/annotation/timeline_json_reader.h"
#include "engine/annotation/timeline_json_writer.h"
#include "engine/io/atomic_file.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

namespace undertone {

namespace {

struct AnalyzeOptions {
    AudioArguments audio;
    std::string memory = "dpm";
    bool lossAfter = false;
    std::string stepping = "sentence";
    SharesHeard shares = SharesHeard::AsModel;
    bool noCache = false;
    std::string attestation;
    std::string speakers;  ///< "auto" or a number; empty: sentences without speakers
    int together = 1;
    MemoryPlanOptions plan;
    PassphraseOptions passphrase;  ///< of a recorded session
    AnalyzeListOptions list;
};

/// Shows runs on stderr as they go: one by its stage, several at a time by what is done of all.
class RunProgressLine {
public:
    RunProgressLine(ProgressPrinter& printer, const std::vector<std::string>& names, bool together) : m_printer(printer), m_names(names)
    {
        if (together && names.size() > 1)
            m_done.assign(names.size(), 0.0);
    }

    void show(std::size_t run, const EngineEvent& event)
    {
        if (const auto* started = std::get_if<RunStarted>(&event)) {
            for (const auto& warning : started->conversation.warnings)
                m_printer.note("undertone-cli: " + englishSentence(warning));
        } else if (const auto* warned = std::get_if<RunWarned>(&event)) {
            m_printer.note("undertone-cli: " + englishSentence(warned->warning));
        } else if (const auto* row = std::get_if<UtteranceAnalysed>(&event);
                   row != nullptr && row->origin == RowOrigin::Journal && row->utterance.index == 0) {
            m_printer.note(m_names[run] + ": taking up the interrupted run.");
        } else if (row != nullptr && row->origin == RowOrigin::Kept) {
            m_kept = row->utterance.index + 1;
        } else if (m_kept > 0 && (row != nullptr || std::holds_alternative<RunEnded>(event))) {
            m_printer.note(m_names[run] + ": going on after sentence " + std::to_string(std::exchange(m_kept, 0))
                           + ", with the memory kept of it.");
        } else if (const auto* progress = std::get_if<RunProgress>(&event); progress != nullptr && m_done.empty()) {
            m_printer.update(m_names[run] + ": " + progressText(*progress));
        } else if (progress != nullptr && progress->stage == AnalysisStage::Analysing) {
            tell(run, progress->fraction);
        } else if (std::holds_alternative<RunEnded>(event) && !m_done.empty()) {
            tell(run, 1.0);
        }
    }

private:
    void tell(std::size_t run, double done)
    {
        m_done[run] = done;
        const double share = std::accumulate(m_done.begin(), m_done.end(), 0.0) / static_cast<double>(m_done.size());
        m_printer.update("Analysing " + std::to_string(m_done.size()) + " recordings: " + std::to_string(static_cast<int>(share * 100.0))
                         + " %");
    }

    ProgressPrinter& m_printer;
    const std::vector<std::string>& m_names;
    int m_kept = 0;              ///< sentences that a run before has read, until that was said
    std::vector<double> m_done;  ///< of each run, in [0, 1]; empty where one goes at a time
};

/// True where every timeline in a file, one or one per line, is of a run that did not complete.
bool holdsOnlyPartialResults(const std::string& path)
{
    auto text = readTextFile(path, largestTimelineBytes);
    if (!text)
        return false;
    if (auto one = timelineFromJson(*text); one)
        return !one->complete;
    bool any = false;
    for (std::size_t at = 0; at < text->size();) {
        const auto end = std::min(text->find('\n', at), text->size());
        auto timeline = timelineFromJson(std::string_view(*text).substr(at, end - at));
        if (!timeline || timeline->complete)
            return false;
        any = true;
        at = end + 1;
    }
    return any;
}

/// A result that stands is replaced by a complete one only.
bool mayReplace(const CommonOptions& common, bool complete)
{
    std::error_code ignored;
    return complete || !writesFile(common) || !std::filesystem::exists(common.outputFile, ignored)
        || holdsOnlyPartialResults(common.outputFile);
}

/// What all recordings share.
Status finishRequest(const AnalyzeOptions& options, AnalysisJobRequest& request)
{
    request.analysis.stepping = TRY(parseStepping(options.stepping));
    request.analysis.memory = options.memory == "off" ? MemoryMode::Off : MemoryMode::Dpm;
    request.analysis.shares = options.shares;
    request.analysis.lossAfter = options.lossAfter && request.analysis.memory == MemoryMode::Dpm ? LossAfter::Measure : LossAfter::Skip;
    if (!options.speakers.empty() && (request.segments.empty() || options.list.list.empty())) {  // a list has both kinds
        if (!request.segments.empty())
            return Error{ErrorCode::InvalidArgument, message("cli.speakers-and-segments")};
        request.findSpeakers = TRY(parseSpeakerCount(options.speakers));
    }
    request.tokenCaching = options.noCache ? TokenCaching::Off : TokenCaching::Use;
    return {};
}

Result<std::vector<AnalysisJobRequest>> makeRequests(const AnalyzeOptions& options, const CommandContext& context)
{
    std::vector<AnalysisJobRequest> requests;
    for (std::size_t i = 0; i < options.audio.files.size(); ++i) {
        auto request = TRY(makeRequest(options.audio, i, context));
        TRY(finishRequest(options, request));
        requests.push_back(std::move(request));
    }
    return requests;
}

/// What the results of a list depend on.
std::string settingsText(const AnalyzeOptions& options, const CommonOptions& common)
{
    std::string tiers;
    for (const auto& tier : options.audio.selection.tiers)
        tiers += "\ntier " + tier;
    return "model " + options.audio.model + "\nmemory " + options.memory + "\nstepping " + options.stepping + "\nloss-after "
        + (options.lossAfter ? "yes" : "no") + "\ntokenize " + options.audio.tokenize + "\ndtype " + common.dtype + "\nseed "
        + std::to_string(common.seed) + (options.shares == SharesHeard::Ignored ? "\nshares off" : "")
        + (options.speakers.empty() ? "" : "\nspeakers " + options.speakers) + tiers + "\ndevice " + common.device
        + (options.together > 1 ? "\ntogether " + std::to_string(options.together) : "") + "\nattest " + options.attestation + "\n";
}

int analyzeOfList(CommandContext& context, AnalyzeOptions& options)
{
    if (options.plan.areUsed())
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.one-recording-for-plan"), {}});
    AnalysisJobRequest any;
    if (const auto wrong = finishRequest(options, any); !wrong)
        return reportError(context, wrong.error());
    options.list.together = options.together;
    options.list.attestation = options.attestation;
    return analyzeList(
        context, options.list, options.audio, [&](AnalysisJobRequest& request) { return finishRequest(options, request); },
        settingsText(options, context.common));
}

/// Says at once why a run ended early; gives what it leaves to write, which is nothing where it failed before its first sentence.
std::string endOfRun(CommandContext& context, const AnalysisOutcome& outcome, bool asJson, JsonLayout layout, int& exitCode)
{
    context.progress.finish();
    if (outcome.error)
        exitCode = std::max(exitCode, reportError(context, *outcome.error));
    if (outcome.error && outcome.timeline.utterances.empty())
        return {};
    auto text = asJson ? timelineToJson(outcome.timeline, layout) : timelineTable(outcome.timeline);
    return text.ends_with('\n') ? text : text + '\n';
}

/// What is done at sentences is done in one recording, whose sentences are numbered.
Status planMemory(const AnalyzeOptions& options, std::vector<AnalysisJobRequest>& requests, JobContext& job)
{
    if (!options.plan.areUsed())
        return {};
    if (requests.size() != 1)
        return Error{ErrorCode::InvalidArgument, message("cli.one-recording-for-plan"), {}};
    return finishMemoryPlan(options.plan, requests.front(), job);
}

int analyze(CommandContext& context, const AnalyzeOptions& options)
{
    if (options.audio.files.empty())
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.no-audio")});
    if (options.list.collect || !options.list.shard.empty())
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.list-missing")});
    if (auto status = checkOutput(context.common); !status)
        return reportError(context, status.error());
    auto requests = makeRequests(options, context);
    if (!requests)
        return reportError(context, requests.error());
    if (Session::isSession(options.audio.files.front())) {
        if (options.audio.files.size() > 1 || !options.audio.segments.empty() || options.plan.areUsed())
            return reportError(context, {ErrorCode::InvalidArgument, message("cli.one-session"), {}});
        if (!options.speakers.empty())
            return reportError(context, {ErrorCode::InvalidArgument, message("cli.session-speakers"), {}});
        return analyzeSession(context, options.audio.files.front(), requests->front(), options.passphrase);
    }
    noteSegmentsBeside(options.audio, context);
    const bool asJson = context.common.json || writesFile(context.common);
    const auto layout = requests->size() > 1 ? JsonLayout::OneLine : JsonLayout::Indented;
    AnalysisGroup group(options.together);
    RunProgressLine line(context.progress, options.audio.files, options.together > 1);
    std::vector<std::string> texts(requests->size());
    std::vector<std::string> completeRuns;
    int exitCode = ExitSuccess;
    auto job = JobContext::ofUserFiles({Purpose::Analyse, LicenceAttestation::stated(options.attestation)});
    if (const auto planned = planMemory(options, *requests, job); !planned)
        return reportError(context, planned.error());
    const auto status = group.run(
        *requests, job, [&](std::size_t i, const EngineEvent& event) { line.show(i, event); },
        [&](std::size_t i, const AnalysisOutcome& outcome) {
            texts[i] = endOfRun(context, outcome, asJson, layout, exitCode);
            if (!outcome.error)
                completeRuns.push_back(outcome.runKey);
        },
        context.cancel);
    if (!status && status.error().code != ErrorCode::Cancelled)
        return reportError(context, status.error());
    if (!status && exitCode == ExitSuccess)
        exitCode = reportError(context, status.error());
    std::string output;
    for (const auto& text : texts)
        output += text;
    if (output.empty())
        return exitCode;
    if (!mayReplace(context.common, exitCode == ExitSuccess)) {
        context.progress.note("undertone-cli: " + context.common.outputFile
                              + " was left as it was; the same command goes on where this one ended.");
        return exitCode;
    }
    if (auto written = writeOutput(context, output); !written)
        return reportError(context, written.error());
    // Where a recording failed, the same command goes on: those that are complete are not read again.
    if (exitCode == ExitSuccess) {
        for (const auto& run : completeRuns)
            AnalysisJob::forgetCompleteRun(job, run);
    }
    return exitCode;
}

}  // namespace

void addAnalyzeCommand(CLI::App& parent, CommandContext& context)
{
    auto options = std::make_shared<AnalyzeOptions>();
    auto* command =
        parent.add_subcommand("analyze", "Analyse the emotion of every sentence of a recording, or of a recorded session (its folder)");
    addAudioArguments(*command, options->audio);
    command->add_option("--memory", options->memory, "dpm: the temporary LoRA learns the conversation; off: the model is not changed")
        ->check(CLI::IsMember({"dpm", "off"}))
        ->capture_default_str();
    command->add_flag("--loss-after", options->lossAfter, "Also measure the loss after each step (one more forward pass per sentence)");
    command
        ->add_option("--stepping", options->stepping,
                     "When memory is written: sentence (as in the paper), stride:TOKENS, adaptive or adaptive:THRESHOLD")
        ->capture_default_str();
    addWordOption<SharesHeard>(*command, "--shares", options->shares, {{"model", SharesHeard::AsModel}, {"off", SharesHeard::Ignored}},
                               sharesHelp);
    command
        ->add_option("--speakers", options->speakers,
                     "Without a segments file: detect turns and assign them to this number of speakers, or to a detected number (auto)")
        ->type_name("auto|N");
    command->add_flag("--no-cache", options->noCache, "Do not read or write the cache of speech codes");
    command->add_option("--attest", options->attestation, "Statement about the recording (licence, consent), stored in the results")
        ->type_name("TEXT");
    command
        ->add_option("--together", options->together,
                     "Number of recordings processed in parallel; products with the frozen weights are shared")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    addMemoryPlanOptions(*command, options->plan);
    addPassphraseOptions(*command, options->passphrase);
    command->get_option("audio")->required(false);  // a list names them too
    addListOptions(*command, options->list);
    addCommonOptions(*command, context);
    command->callback([options, &context] {
        context.action = [options, &context] {
            return options->list.list.empty() ? analyze(context, *options) : analyzeOfList(context, *options);
        };
    });
}

}  // namespace undertone
