// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/jobs/analysis/timeline_file.h"
#include "audio/audio_file_source.h"
#include "engine/annotation/timeline_json_reader.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/io/atomic_file.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace undertone {

namespace {

struct ExportOptions {
    std::string timeline;
    std::string format;  ///< empty: told by the extension of -o
    std::string audio;
};

struct NamedFormat {
    const char* name;  ///< of --format, and the extension in lower case
    const char* title;
    TimelineFormat format;
};

constexpr std::array<NamedFormat, 4> formats{{{"textgrid", "TextGrid", TimelineFormat::TextGrid},
                                              {"eaf", "EAF", TimelineFormat::Eaf},
                                              {"csv", "CSV", TimelineFormat::Csv},
                                              {"rttm", "RTTM", TimelineFormat::Rttm}}};

const NamedFormat* formatOf(const ExportOptions& options, const CommonOptions& common)
{
    std::string name = options.format;
    if (name.empty() && writesFile(common))
        name = std::filesystem::path(common.outputFile).extension().string();
    name.erase(0, name.starts_with('.') ? 1 : 0);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const NamedFormat& format) { return name == format.name; });
    return found == formats.end() ? nullptr : &*found;
}

std::string lossText(ExportLoss loss)
{
    switch (loss) {
    case ExportLoss::Incomplete: return "does not say that the run ended early: what is missing looks like silence";
    case ExportLoss::Emotions: return "holds no emotions, only who speaks when";
    case ExportLoss::Probabilities: return "holds no probabilities";
    case ExportLoss::Measures: return "holds no losses and update norms";
    case ExportLoss::Columns: return "does not hold the other columns of the segments file";
    case ExportLoss::Provenance:
        return "does not say by which model and settings it was made, nor what was stated about the recording, nor what the labels are "
               "worth";
    case ExportLoss::Milliseconds: return "holds times in whole milliseconds: they were rounded";
    case ExportLoss::Length: return "should last as long as the recording, which --audio FILE would tell: it ends with the last sentence";
    case ExportLoss::Characters: return "cannot hold some characters of names or labels: they were replaced";
    }
    return {};
}

Result<std::string> readStandardInput()
{
    std::string text;
    std::array<char, 1 << 16> block;
    for (std::size_t count = 1; count > 0;) {
        count = std::fread(block.data(), 1, block.size(), stdin);
        text.append(block.data(), count);
        if (text.size() > largestTimelineBytes)
            return Error{ErrorCode::LimitExceeded, message("cli.stdin-larger", largestTimelineBytes >> 20)};
    }
    if (std::ferror(stdin))
        return Error{ErrorCode::FileUnreadable, message("cli.stdin-unreadable")};
    return text;
}

Result<Timeline> readTimeline(const std::string& file)
{
    auto text = file == "-" ? readStandardInput() : readTextFile(file, largestTimelineBytes);
    if (!text)
        return text.error();
    auto timeline = timelineFromJson(*text);
    if (timeline)
        return timeline;
    Error error = timeline.error();
    if (timelineFromJson(std::string_view(*text).substr(0, text->find('\n'))))
        error = {ErrorCode::UnsupportedFormat, message("cli.several-timelines"), {}};
    if (file != "-")
        error.message = message("core.of", file, error.message);
    return error;
}

/// The recording that the user names, else the one the timeline names: that is written down, but never opened unasked.
Status addRecording(TimelineExport& what, const std::string& named)
{
    const std::string& audio = named.empty() ? what.timeline->audio : named;
    if (!audio.empty() && audio != "-")
        what.audio = std::filesystem::absolute(audio).lexically_normal();
    if (named.empty())
        return {};
    const auto source = AudioFileSource::open(named);
    if (!source)
        return source.error();
    what.durationSeconds = (*source)->durationSeconds();
    return {};
}

int exportTimeline(CommandContext& context, const ExportOptions& options)
{
    const NamedFormat* format = formatOf(options, context.common);
    if (!format)
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.export-format")});
    if (auto status = checkOutput(context.common); !status)
        return reportError(context, status.error());
    const auto timeline = readTimeline(options.timeline);
    if (!timeline)
        return reportError(context, timeline.error());
    TimelineExport what{&*timeline};
    if (auto status = addRecording(what, options.audio); !status)
        return reportError(context, status.error());
    if (writesFile(context.common))
        what.target = std::filesystem::absolute(context.common.outputFile).lexically_normal();
    const auto text = timelineText(what, format->format, authorisedToShare(*timeline));
    if (!text)
        return reportError(context, text.error());
    for (const ExportLoss loss : exportLosses(what, format->format))
        context.progress.note("undertone-cli: " + std::string(format->title) + " " + lossText(loss) + ".");
    const auto status = writeOutput(context, *text);
    return status ? ExitSuccess : reportError(context, status.error());
}

}  // namespace

void addExportCommand(CLI::App& parent, CommandContext& context)
{
    auto options = std::make_shared<ExportOptions>();
    auto* command = parent.add_subcommand(
        "export", "Write a timeline for another program: Praat (TextGrid), ELAN (EAF), tables (CSV), diarization (RTTM)");
    command->add_option("timeline", options->timeline, "Timeline as analyze -o writes it; - for stdin")
        ->type_name("TIMELINE.json")
        ->required();
    command->add_option("--format", options->format, "textgrid, eaf, csv or rttm; without it, as the file of -o ends")
        ->check(CLI::IsMember({"textgrid", "eaf", "csv", "rttm"}, CLI::ignore_case));
    command->add_option("--audio", options->audio, "The recording: how long it is, and what an EAF links to")->type_name("FILE");
    addCommonOptions(*command, context);
    command->callback([options, &context] { context.action = [options, &context] { return exportTimeline(context, *options); }; });
}

}  // namespace undertone
