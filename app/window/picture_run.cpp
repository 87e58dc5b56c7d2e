// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/picture_run.h"

#include "app/jobs/analysis/analysis_job.h"
#include "app/process/exit_code.h"
#include "app/process/process_setup.h"
#include "app/process/progress_printer.h"
#include "app/process/progress_text.h"
#include "audio/audio_file_source.h"
#include "audio/peak_pyramid.h"
#include "engine/annotation/timeline_json_writer.h"
#include "engine/config/stepping.h"
#include "engine/core/number_text.h"
#include "engine/core/shell_words.h"
#include "engine/io/atomic_file.h"
#include "engine/messages/catalogue.h"
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/timeline_export.h"
#include "ui/timeline/timeline_picture.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

namespace undertone {
namespace {

constexpr RunId onlyRun = 1;
constexpr std::size_t mostPictureLines = 60;  // as the window offers

int report(const Error& error)
{
    std::fprintf(stderr, "undertone: %s\n", englishSentence(error).c_str());
    return error.code == ErrorCode::Cancelled ? ExitInterrupted : error.code == ErrorCode::InvalidArgument ? ExitUsage : ExitFailure;
}

/// Errors: InvalidArgument (of the stepping).
Result<AnalysisJobRequest> requestOf(const WindowOptions& options)
{
    AnalysisJobRequest request;
    request.audio = options.audio;
    request.segments = options.segments;
    request.selection = options.selection;
    request.engine.modelDirectory = options.model;
    if (!options.device.empty())
        request.engine.device = options.device;
    if (!options.dtype.empty())
        request.engine.dtype = options.dtype;
    request.analysis.memory = options.memory.value_or(MemoryMode::Dpm);
    request.analysis.stepping = TRY(parseStepping(options.stepping));
    request.analysis.tokenize = options.tokenize;
    request.analysis.lossAfter = request.analysis.memory == MemoryMode::Dpm ? LossAfter::Measure : LossAfter::Skip;
    return request;
}

/// The waveform, and the check that the recording can be read to its end, before any time is spent on it.
Status readRecording(const WindowOptions& options, ConversationDocument& document, const CancellationToken& cancel)
{
    auto source = AudioFileSource::open(options.audio);
    if (!source)
        return source.error();
    document.setAudio(QString::fromStdString(options.audio.string()), (*source)->durationSeconds());
    auto peaks = computePeaks(**source, {}, cancel);
    if (!peaks)
        return peaks.error();
    document.setPeaks(std::make_shared<const WaveformPeaks>(*std::move(peaks)));
    return {};
}

/// The command that makes the same picture, without folders: they may hold names.
QString commandOf(const WindowOptions& options)
{
    std::vector<std::string> words{"undertone", "--render", options.renderTo.filename().string()};
    const auto add = [&words](const char* option, const std::string& value) { words.insert(words.end(), {option, value}); };
    if (!options.segments.empty())
        add("--segments", options.segments.filename().string());
    if (!options.model.empty())
        add("--model", std::filesystem::path(options.model).filename().string());
    if (options.memory == MemoryMode::Off)
        add("--memory", "off");
    else if (options.stepping != "sentence")
        add("--stepping", options.stepping);
    if (options.tokenize)
        add("--tokenize", *options.tokenize == TokenizeMode::Whole ? "whole" : "utterance");
    add("--width", std::to_string(options.width));
    if (options.fromSeconds > 0.0)
        add("--from", formatted("%.3f", options.fromSeconds));
    if (options.toSeconds)
        add("--to", formatted("%.3f", *options.toSeconds));
    if (options.lineSeconds > 0.0)
        add("--line", formatted("%g", options.lineSeconds));
    words.push_back(options.audio.filename().string());
    return QString::fromStdString(shellLine(words));
}

Status writeResults(const WindowOptions& options, const ConversationDocument& document, const Timeline& timeline)
{
    TimelinePictureText text = describeForPicture(document);
    text.command = commandOf(options);
    const Theme& theme = Theme::of(themeMode(options.theme.value_or(ThemeChoice::Light)));
    const double end = std::min(options.toSeconds.value_or(document.durationSeconds()), document.durationSeconds());
    const auto lines = pictureLines(std::min(options.fromSeconds, end), end, options.lineSeconds);
    if (lines.size() > mostPictureLines)
        return Error{ErrorCode::InvalidArgument, message("window.picture-lines", lines.size(), mostPictureLines)};
    Status written =
        writeTimelinePicture(document, theme, preferredPictureSize(document, options.width, static_cast<int>(lines.size()), &text), text,
                             QString::fromStdString(options.renderTo.string()), lines);
    if (written && !options.jsonTo.empty())
        written = writeFileAtomically(options.jsonTo, timelineToJson(timeline));
    return written;
}

}  // namespace

int renderPicture(const WindowOptions& options)
{
    CancellationToken cancel;
    cancelOnInterrupt(cancel);
    ConversationDocument document;
    const auto request = requestOf(options);
    if (!request)
        return report(request.error());
    if (Status read = readRecording(options, document, cancel); !read)
        return report(read.error());

    ProgressPrinter progress;
    document.beginRun(onlyRun, RunRole::Primary);
    AnalysisJob job;
    const auto context = JobContext::ofUserFiles({Purpose::Analyse, LicenceAttestation::stated(options.attestation)});
    const AnalysisOutcome outcome = job.run(
        onlyRun, *request, context,
        [&](const EngineEvent& event) {
            if (const auto* step = std::get_if<RunProgress>(&event))
                progress.update(progressText(*step));
            document.apply(event);
        },
        cancel);
    progress.finish();
    for (const std::vector<Message>& warnings : {outcome.conversation.warnings, outcome.warnings}) {
        for (const std::string& warning : englishSentences(warnings))
            std::fprintf(stderr, "undertone: %s\n", warning.c_str());
    }
    if (outcome.error)
        return report(*outcome.error);
    if (Status written = writeResults(options, document, outcome.timeline); !written)
        return report(written.error());
    AnalysisJob::forgetCompleteRun(context, outcome.runKey);
    return ExitSuccess;
}

}  // namespace undertone
