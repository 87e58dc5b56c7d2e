// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/jobs/analysis/speaker_search.h"
#include "app/jobs/analysis/timeline_file.h"
#include "app/process/segments_options.h"
#include "engine/core/overlap_mark.h"
#include "engine/io/json_text.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>

namespace undertone {
namespace {

constexpr int turnsSchema = 1;

struct DiarizeOptions {
    std::string speakers = "auto";
    std::string attestation;
    SpeakerSearchRequest request;
};

std::string turnsJson(const Conversation& found, const DiarizeOptions& options)
{
    nlohmann::ordered_json json{{"schema", turnsSchema}, {"audio", options.request.audio.string()}, {"speakers", nlohmann::json::array()}};
    for (const auto& speaker : found.speakers)
        json["speakers"].push_back(speaker.name);
    json["attestation"] = options.attestation;
    json["turns"] = nlohmann::ordered_json::array();
    for (const auto& segment : found.segments) {
        const auto speaker = speakerName(found.speakers, segment.speaker);
        json["turns"].push_back({{"start", segment.startSeconds},
                                 {"end", segment.endSeconds},
                                 {"speaker", speaker.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(speaker)},
                                 {"maybe_overlapped", isMarkedAsOverlapped(segment)}});
    }
    return jsonText(json, 2) + "\n";
}

Result<std::string> turnsRttm(const Conversation& found, const DiarizeOptions& options)
{
    if (found.segments.empty())
        return std::string();
    Timeline timeline;
    timeline.complete = true;
    timeline.attestation = options.attestation;
    for (const auto& segment : found.segments) {
        UtteranceAnalysis turn;
        turn.index = static_cast<int>(timeline.utterances.size());
        turn.startSeconds = segment.startSeconds;
        turn.endSeconds = segment.endSeconds;
        turn.speaker = speakerName(found.speakers, segment.speaker);
        timeline.utterances.push_back(std::move(turn));
    }
    TimelineExport what{&timeline};
    what.audio = std::filesystem::absolute(options.request.audio);
    return timelineText(what, TimelineFormat::Rttm, authorisedToShare(timeline));
}

int diarize(CommandContext& context, const DiarizeOptions& options)
{
    if (auto status = checkOutput(context.common); !status)
        return reportError(context, status.error());
    auto request = options.request;
    const auto count = parseSpeakerCount(options.speakers);
    if (!count)
        return reportError(context, count.error());
    request.count = *count;
    SpeakerSearch search(context.common.device);
    const auto show = [&](double fraction) {
        context.progress.update(request.audio.string() + ": finding the speakers, " + std::to_string(static_cast<int>(100.0 * fraction))
                                + " %");
    };
    const auto found = search.search(request, {Purpose::Analyse, LicenceAttestation::stated(options.attestation)}, show, context.cancel);
    context.progress.finish();
    if (!found)
        return reportError(context, found.error());
    for (const auto& warning : found->warnings)
        context.progress.note("undertone-cli: " + englishSentence(warning));
    const bool asJson = context.common.json || context.common.outputFile.ends_with(".json");
    const auto text = asJson ? Result<std::string>(turnsJson(*found, options)) : turnsRttm(*found, options);
    if (!text)
        return reportError(context, text.error());
    if (!asJson && writesFile(context.common)) {
        if (const auto noted = writeLicenceBeside(context.common.outputFile, options.attestation); !noted)
            return reportError(context, noted.error());
    }
    const auto status = writeOutput(context, *text);
    return status ? ExitSuccess : reportError(context, status.error());
}

}  // namespace

void addDiarizeCommand(CLI::App& parent, CommandContext& context)
{
    auto options = std::make_shared<DiarizeOptions>();
    auto* command =
        parent.add_subcommand("diarize", "Find who speaks when in a recording; writes RTTM, or JSON with --json or -o FILE.json");
    command->add_option("audio", options->request.audio, "Recording")->type_name("AUDIO")->required();
    command->add_option("--speakers", options->speakers, "Number of speakers, or auto to detect it")
        ->type_name("auto|N")
        ->capture_default_str();
    command
        ->add_option("--segments", options->request.segments,
                     segmentsHelp("; its sentences are kept, and each is assigned a speaker. Without it, turns are detected"))
        ->type_name("FILE");
    addSegmentsSelection(*command, options->request.selection);
    command->add_option("--attest", options->attestation, "Statement about the recording (licence, consent), stored in the results")
        ->type_name("TEXT");
    addCommonOptions(*command, context);
    command->callback([options, &context] { context.action = [options, &context] { return diarize(context, *options); }; });
}

}  // namespace undertone
