// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/export_output.h"
#include "app/jobs/analysis/timeline_file.h"
#include "engine/annotation/timeline_json_reader.h"
#include "engine/io/atomic_file.h"

#include <CLI/CLI.hpp>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace undertone {

namespace {

struct ExportOptions {
    std::string timeline;
    std::string format;
    std::string audio;
    std::string keep;
};

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

Status exportTimeline(CommandContext& context, const ExportOptions& options)
{
    const ExportFormat format = TRY(exportFormat(context, options.format));
    const Timeline timeline = TRY(readTimeline(options.timeline));
    TimelineExport what{&timeline};
    TRY(addRecording(what, options.audio));
    what.keep = options.keep;
    if (writesFile(context.common))
        what.target = std::filesystem::absolute(context.common.outputFile).lexically_normal();
    TRY(checkKept(what));
    return writeExport(context, what, format);
}

}  // namespace

void addExportCommand(CLI::App& parent, CommandContext& context)
{
    auto options = std::make_shared<ExportOptions>();
    auto* command = parent.add_subcommand(
        "export",
        "Export a timeline to another format: Praat (TextGrid), ELAN (EAF), CSV, RTTM, subtitles (WebVTT), Audacity, IEMOCAP, audformat");
    command->add_option("timeline", options->timeline, "Timeline written by analyze -o; - for stdin")
        ->type_name("TIMELINE.json")
        ->required();
    addFormatOption(*command, options->format);
    command
        ->add_option("--keep", options->keep,
                     "EAF or TextGrid whose tiers are preserved: the exported tiers are appended to them; -o must name another file")
        ->type_name("FILE");
    command->add_option("--audio", options->audio, "Recording: gives the total length, and is linked in an EAF")->type_name("FILE");
    addCommonOptions(*command, context);
    command->callback([options, &context] {
        context.action = [options, &context] {
            const auto status = exportTimeline(context, *options);
            return status ? ExitSuccess : reportError(context, status.error());
        };
    });
}

}  // namespace undertone
