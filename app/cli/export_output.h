// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"
#include "engine/core/timeline_export.h"

#include <CLI/CLI.hpp>

#include <string>

namespace undertone {

/// A format that the command line writes timelines in.
struct ExportFormat {
    const char* name;   ///< of --format, and the extension in lower case
    const char* title;  ///< as its users call it
    TimelineFormat format;
};

/// --format of a command that writes timelines.
CLI::Option* addFormatOption(CLI::App& command, std::string& format);

/// The format of that name, or where it is empty the one that the file of -o ends with; -o can be written to. Errors: InvalidArgument (no
/// such format, or one that is a folder without -o), FileNotWritable.
Result<ExportFormat> exportFormat(const CommandContext& context, const std::string& named);

/// The recording that the user names, else the one the timeline names: that is written down, but never opened unasked. Errors: of the audio
/// readers.
Status addRecording(TimelineExport& what, const std::string& named);

/// What is kept is never written over: what is wrong with the result could not be mended. Errors: InvalidArgument.
Status checkKept(const TimelineExport& what);

/// Writes it to -o, and says on stderr what the format does not hold. Errors: of the writers.
Status writeExport(CommandContext& context, const TimelineExport& what, const ExportFormat& format);

}  // namespace undertone
