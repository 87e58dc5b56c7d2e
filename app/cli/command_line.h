// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/exit_code.h"
#include "app/process/process_setup.h"
#include "app/process/progress_printer.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/core/time_text.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace undertone {

/// Options every subcommand understands; see addCommonOptions.
struct CommonOptions {
    bool json = false;
    std::string outputFile;  ///< empty or "-": stdout
    std::uint64_t seed = 1;
    std::string device = "auto";  ///< auto, cpu, cuda:N
    std::string dtype = "auto";   ///< auto, fp32, bf16
};

/// What a subcommand is given. Parsing only fills options and sets `action`; main runs the action afterwards, and
/// its value is the exit code. Ctrl-C sets `cancel`; a second one ends the program at once.
struct CommandContext {
    CommonOptions common;
    std::string commandLine;        ///< as it was typed, quoted for a shell: for reports
    std::string provenanceCommand;  ///< the same for what is given away with a model: absolute paths by their last name, nobody by theirs
    CancellationToken cancel;
    ProgressPrinter progress;
    std::function<int()> action;
};

/// The arguments as a shell would take them again; the program's name without its folder.
std::string shellCommand(int argc, char** argv);

/// shellCommand without the folders of this machine, which may hold names of people ("/home/ann/base" is written "base"), and
/// withoutNames().
std::string shellCommandWithoutFolders(int argc, char** argv);

/// Adds --json, -o, --seed, --device, --dtype to a subcommand, bound to context.common.
void addCommonOptions(CLI::App& subcommand, CommandContext& context);

/// Prints "undertone-cli: <detail>" on stderr and returns its exit code: 2 for InvalidArgument, 130 for Cancelled,
/// 1 for all else.
int reportError(CommandContext& context, const Error& error);

/// Whether -o names a file.
bool writesFile(const CommonOptions& common);

/// Before long work: whether the file of -o can be written at all. Errors: FileNotWritable.
Status checkOutput(const CommonOptions& common);

/// Writes `data` to the file of -o, which appears whole or not at all, or to stdout. Errors: FileNotWritable.
Status writeOutput(const CommandContext& context, std::string_view data);

}  // namespace undertone
