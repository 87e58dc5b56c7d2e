// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/audio_arguments.h"

#include "app/process/segments_options.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace undertone {

namespace {

/// Copies stdin to a file that only its owner can read: decoding needs to seek.
Result<std::unique_ptr<TemporaryFile>> spoolStandardInput(const CancellationToken& cancel)
{
    std::error_code failure;
    auto folder = std::filesystem::temp_directory_path(failure);
    std::string path = ((failure ? std::filesystem::path("/tmp") : folder) / "undertone-XXXXXX").string();
    const int descriptor = mkstemp(path.data());
    const Error error{ErrorCode::FileNotWritable, message("cli.spool", folder)};
    if (descriptor < 0)
        return error;
    auto file = std::make_unique<TemporaryFile>(path);
    std::vector<char> buffer(std::size_t{1} << 16);
    bool written = true;
    for (std::size_t count = 1; count > 0 && written && !cancel.isCancelled();) {
        count = std::fread(buffer.data(), 1, buffer.size(), stdin);
        for (std::size_t done = 0; done < count && written;) {
            const auto step = ::write(descriptor, buffer.data() + done, count - done);
            written = step >= 0;
            done += written ? static_cast<std::size_t>(step) : 0;
        }
    }
    written = ::close(descriptor) == 0 && written;
    if (cancel.isCancelled())
        return Error{ErrorCode::Cancelled, message("cli.spool-cancelled")};
    if (!written)
        return error;
    return file;
}

}  // namespace

TemporaryFile::~TemporaryFile()
{
    std::remove(m_path.c_str());
}

void addAudioArguments(CLI::App& subcommand, AudioArguments& arguments)
{
    subcommand
        .add_option("audio", arguments.files,
                    "Recordings: WAV, FLAC, Ogg, Opus, MP3, AIFF, AU, CAF, W64, GSM, SPHERE; with FFmpeg's libraries also M4A, MP4, WebM, "
                    "AMR, WMA and more; - for stdin")
        ->type_name("AUDIO")
        ->required();
    subcommand
        .add_option(
            "--segments", arguments.segments,
            segmentsHelp(
                "; repeat it for several recordings, in the same order. Without it, sentences are found by voice activity detection"))
        ->type_name("FILE")
        ->allow_extra_args(false);
    addSegmentsSelection(subcommand, arguments.selection);
    subcommand.add_option("--model", arguments.model, "Model directory, or the name of an installed model")->type_name("DIR");
    subcommand
        .add_option("--tokenize", arguments.tokenize,
                    "utterance: each sentence separately; whole: the whole recording at once, so that results also depend on later audio "
                    "(default: the model's)")
        ->check(CLI::IsMember({"utterance", "whole"}));
}

void noteSegmentsBeside(const AudioArguments& arguments, CommandContext& context)
{
    if (!arguments.segments.empty())
        return;
    for (const auto& file : arguments.files) {
        if (const auto beside = file == "-" ? std::filesystem::path() : segmentsBeside(file); !beside.empty())
            context.progress.note("undertone-cli: " + englishSentence(message("cli.segments-beside", beside, file)));
    }
}

EngineOptions engineOptionsOf(const CommonOptions& common, const std::string& model)
{
    return {.modelDirectory = model, .device = common.device, .dtype = common.dtype, .seed = common.seed};
}

Result<AnalysisJobRequest> makeRequest(const AudioArguments& arguments, std::size_t index, const CommandContext& context)
{
    if (!arguments.segments.empty() && arguments.segments.size() != arguments.files.size())
        return Error{ErrorCode::InvalidArgument, message("cli.segments-count", arguments.files.size())};
    if (arguments.segments.empty() && (!arguments.selection.tiers.empty() || !arguments.selection.recording.empty()))
        return Error{ErrorCode::InvalidArgument, message("cli.selection-alone")};
    if (!arguments.selection.recording.empty() && arguments.files.size() > 1)
        return Error{ErrorCode::InvalidArgument, message("cli.recording-of-many")};
    const std::string& file = arguments.files[index];
    AnalysisJobRequest request;
    request.audio = file;
    request.audioName = file;
    if (file == "-") {
        if (arguments.standardInput)
            return Error{ErrorCode::InvalidArgument, message("cli.stdin-twice")};
        auto spooled = spoolStandardInput(context.cancel);
        if (!spooled)
            return spooled.error();
        arguments.standardInput = std::move(*spooled);
        request.audio = arguments.standardInput->path();
    }
    if (!arguments.segments.empty())
        request.segments = arguments.segments[index];
    request.selection = arguments.selection;
    request.engine = engineOptionsOf(context.common, arguments.model);
    if (!arguments.tokenize.empty())
        request.analysis.tokenize = arguments.tokenize == "whole" ? TokenizeMode::Whole : TokenizeMode::Utterance;
    return request;
}

}  // namespace undertone
