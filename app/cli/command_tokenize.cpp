// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/audio_arguments.h"
#include "app/cli/commands.h"

#include "engine/core/segments_format.h"
#include "engine/io/json_text.h"
#include "engine/io/safetensors.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>

namespace undertone {

namespace {

constexpr int tokensSchema = 1;
constexpr double tokenSeconds = 0.04;

nlohmann::ordered_json describe(const TokenizedRecording& recording, const std::string& file)
{
    return {{"schema", tokensSchema},
            {"audio", file},
            {"audio_sha256", recording.audioSha256},
            {"model", recording.model.name},
            {"model_sha256", recording.model.sha256},
            {"tokenize", recording.mode == TokenizeMode::Utterance ? "utterance" : "whole"},
            {"segments_source", segmentsSourceName(recording.conversation.source)},
            {"token_seconds", tokenSeconds}};
}

nlohmann::ordered_json toJson(const TokenizedRecording& recording, const std::string& file)
{
    auto json = describe(recording, file);
    json["sentences"] = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < recording.codes.size(); ++i) {
        const auto& segment = recording.conversation.segments[i];
        const auto speaker = speakerName(recording.conversation.speakers, segment.speaker);
        json["sentences"].push_back({{"index", i},
                                     {"start", segment.startSeconds},
                                     {"end", segment.endSeconds},
                                     {"speaker", speaker.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(speaker)},
                                     {"codes", recording.codes[i]}});
    }
    return json;
}

template <typename T> TensorEntry entryOf(TensorDtype dtype, const std::vector<T>& values)
{
    return {dtype, {static_cast<std::int64_t>(values.size())}, std::as_bytes(std::span(values))};
}

/// Tensors `codes` (tokens) int32, `lengths` (sentences) int64, `start` and `end` (sentences) float64 in seconds.
Status writeTensors(const TokenizedRecording& recording, const std::string& file, const std::string& target)
{
    std::vector<std::int32_t> codes;
    std::vector<std::int64_t> lengths;
    std::vector<double> starts;
    std::vector<double> ends;
    for (std::size_t i = 0; i < recording.codes.size(); ++i) {
        codes.insert(codes.end(), recording.codes[i].begin(), recording.codes[i].end());
        lengths.push_back(static_cast<std::int64_t>(recording.codes[i].size()));
        starts.push_back(recording.conversation.segments[i].startSeconds);
        ends.push_back(recording.conversation.segments[i].endSeconds);
    }
    const auto description = jsonText(describe(recording, file));
    return writeSafetensors(target,
                            {{"codes", entryOf(TensorDtype::I32, codes)},
                             {"lengths", entryOf(TensorDtype::I64, lengths)},
                             {"start", entryOf(TensorDtype::F64, starts)},
                             {"end", entryOf(TensorDtype::F64, ends)}},
                            {{"description", description}});
}

int tokenize(CommandContext& context, const AudioArguments& arguments)
{
    if (auto status = checkOutput(context.common); !status)
        return reportError(context, status.error());
    const bool asTensors = context.common.outputFile.ends_with(".safetensors");
    const bool several = arguments.files.size() > 1;
    if (asTensors && several)
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.one-recording")});
    noteSegmentsBeside(arguments, context);
    AnalysisJob job;
    const auto jobContext = JobContext::ofUserFiles({Purpose::Analyse, LicenceAttestation::nothingStated()});
    std::string output;
    for (std::size_t i = 0; i < arguments.files.size(); ++i) {
        const auto& file = arguments.files[i];
        auto request = makeRequest(arguments, i, context);
        if (!request)
            return reportError(context, request.error());
        const auto progress = [&](double fraction) {
            context.progress.update(file + ": tokenizing, " + std::to_string(static_cast<int>(100.0 * fraction)) + " %");
        };
        auto recording = job.tokenize(*request, jobContext, progress, context.cancel);
        context.progress.finish();
        if (!recording)
            return reportError(context, recording.error());
        for (const auto& warning : recording->conversation.warnings)
            context.progress.note("undertone-cli: " + englishSentence(warning));
        if (asTensors) {
            auto status = writeTensors(*recording, file, context.common.outputFile);
            return status ? ExitSuccess : reportError(context, status.error());
        }
        output += jsonText(toJson(*recording, file)) + "\n";
    }
    auto status = writeOutput(context, output);
    return status ? ExitSuccess : reportError(context, status.error());
}

}  // namespace

void addTokenizeCommand(CLI::App& parent, CommandContext& context)
{
    auto arguments = std::make_shared<AudioArguments>();
    auto* command =
        parent.add_subcommand("tokenize", "Convert a recording to speech codes; writes JSON, or safetensors with -o FILE.safetensors");
    addAudioArguments(*command, *arguments);
    addCommonOptions(*command, context);
    command->callback([arguments, &context] { context.action = [arguments, &context] { return tokenize(context, *arguments); }; });
}

}  // namespace undertone
