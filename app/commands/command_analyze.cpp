// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

#include "app/jobs/analysis_job.h"
#include "app/commands/audio_arguments.h"
#include "app/commands/timeline_table.h"
#include "engine/io/atomic_file.h"
#include "engine/io/timeline_json.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>

namespace undertone {

namespace {

constexpr std::size_t largestTimelineBytes = std::size_t{1} << 30;

struct AnalyzeOptions {
    AudioArguments audio;
    std::string memory = "dpm";
    bool lossAfter = false;
    std::string stepping = "sentence";
    bool noCache = false;
    std::string attestation;
};

std::string progressText(const RunProgress& progress)
{
    const std::string percent = std::to_string(static_cast<int>(progress.fraction * 100.0)) + " %";
    switch (progress.stage) {
    case AnalysisStage::LoadingModel: return "Loading the model";
    case AnalysisStage::FindingSpeech: return "Finding speech: " + percent;
    case AnalysisStage::Tokenizing: return "Tokenizing: " + percent;
    case AnalysisStage::Analysing: break;
    }
    const auto left = durationText(progress.secondsLeft);
    return "Analysing: " + percent + (left.empty() ? "" : ", " + left + " left");
}

/// Shows a run on stderr as it goes.
void showEvent(CommandContext& context, const std::string& name, const EngineEvent& event)
{
    if (const auto* progress = std::get_if<RunProgress>(&event)) {
        context.progress.update(name + ": " + progressText(*progress));
    } else if (const auto* started = std::get_if<RunStarted>(&event)) {
        for (const auto& warning : started->conversation.warnings)
            context.progress.note("undertone-cli: " + warning);
    } else if (const auto* row = std::get_if<UtteranceAnalysed>(&event); row != nullptr && row->fromJournal && row->utterance.index == 0) {
        context.progress.note(name + ": taking up the interrupted run.");
    }
}

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
    return complete || !writesFile(common) || !std::filesystem::exists(common.outputFile, ignored) || holdsOnlyPartialResults(common.outputFile);
}

int analyze(CommandContext& context, const AnalyzeOptions& options)
{
    if (auto status = checkOutput(context.common); !status)
        return reportError(context, status.error());
    const bool asJson = context.common.json || writesFile(context.common);
    const auto stepping = parseStepping(options.stepping);
    if (!stepping)
        return reportError(context, stepping.error());
    const bool several = options.audio.files.size() > 1;
    AnalysisJob job;
    std::string output;
    int exitCode = ExitSuccess;
    for (const auto& file : options.audio.files) {
        auto request = makeRequest(options.audio, file, context);
        if (!request)
            return reportError(context, request.error());
        request->analysis.memory = options.memory == "off" ? MemoryMode::Off : MemoryMode::Dpm;
        request->analysis.lossAfter = options.lossAfter && request->analysis.memory == MemoryMode::Dpm;
        request->analysis.stepping = *stepping;
        request->attestation.text = options.attestation;
        request->tokenCaching = options.noCache ? TokenCaching::Off : TokenCaching::Use;
        const auto outcome = job.run(1, *request, [&](const EngineEvent& event) { showEvent(context, file, event); }, context.cancel);
        context.progress.finish();
        for (const auto& warning : outcome.warnings)
            context.progress.note("undertone-cli: " + warning);
        if (outcome.error)
            exitCode = std::max(exitCode, reportError(context, *outcome.error));
        // A run that failed before its first sentence leaves nothing to tell.
        if (!outcome.error || !outcome.timeline.utterances.empty()) {
            output += asJson ? timelineToJson(outcome.timeline, several ? JsonLayout::OneLine : JsonLayout::Indented) : timelineTable(outcome.timeline);
            if (output.back() != '\n')
                output += '\n';
        }
        if (context.cancel.isCancelled())
            break;
    }
    if (output.empty())
        return exitCode;
    if (!mayReplace(context.common, exitCode == ExitSuccess)) {
        context.progress.note("undertone-cli: " + context.common.outputFile + " was left as it was; the same command goes on where this one ended.");
        return exitCode;
    }
    if (auto status = writeOutput(context, output); !status)
        return reportError(context, status.error());
    if (exitCode == ExitSuccess)
        job.discardJournals();
    return exitCode;
}

}  // namespace

void addAnalyzeCommand(CLI::App& parent, CommandContext& context)
{
    auto options = std::make_shared<AnalyzeOptions>();
    auto* command = parent.add_subcommand("analyze", "Read the emotion of every sentence of a recording");
    addAudioArguments(*command, options->audio);
    command->add_option("--memory", options->memory, "dpm: learn the conversation while reading it; off: the model as it is")
        ->check(CLI::IsMember({"dpm", "off"}))->capture_default_str();
    command->add_flag("--loss-after", options->lossAfter, "Measure the loss after each step too (one more forward per sentence)");
    command->add_option("--stepping", options->stepping, "When memory is written: sentence (as the paper), stride:TOKENS, adaptive or adaptive:THRESHOLD")
        ->capture_default_str();
    command->add_flag("--no-cache", options->noCache, "Neither keep the recording's speech codes nor use those kept");
    command->add_option("--attest", options->attestation, "What you state about the recording (its licence, who agreed); kept in the results")
        ->type_name("TEXT");
    addCommonOptions(*command, context);
    command->callback([options, &context] { context.action = [options, &context] { return analyze(context, *options); }; });
}

}  // namespace undertone
