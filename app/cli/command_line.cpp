// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/process/standard_output.h"
#include "engine/core/shell_words.h"
#include "engine/io/atomic_file.h"
#include "engine/io/process_command.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>

namespace undertone {

std::string shellCommand(int argc, char** argv)
{
    std::vector<std::string> words(argv, argv + argc);
    words.front() = std::filesystem::path(words.front()).filename().string();
    return shellLine(words);
}

std::string shellCommandWithoutFolders(int argc, char** argv)
{
    auto words = withoutNames({argv, argv + argc});
    for (auto& word : words) {
        const auto equals = word.starts_with("--") ? word.find('=') : std::string::npos;
        const auto start = equals == std::string::npos ? 0 : equals + 1;
        const std::filesystem::path path(word.substr(start));
        if (path.is_absolute() || word == words.front())
            word = word.substr(0, start) + (path.has_filename() ? path : path.parent_path()).filename().string();
    }
    return shellLine(words);
}

void addCommonOptions(CLI::App& subcommand, CommandContext& context)
{
    auto& common = context.common;
    const std::string group = "Common options";
    subcommand.add_flag("--json", common.json, "Print JSON")->group(group);
    subcommand.add_option("-o,--output", common.outputFile, "Write to FILE instead of stdout")->type_name("FILE")->group(group);
    subcommand.add_option("--seed", common.seed, "Random seed")->capture_default_str()->group(group);
    subcommand.add_option("--device", common.device, "Device: auto, cpu or cuda:N")->capture_default_str()->group(group);
    subcommand.add_option("--dtype", common.dtype, "Number type: auto, fp32 or bf16")
        ->capture_default_str()
        ->check(CLI::IsMember({"auto", "fp32", "bf16"}))
        ->group(group);
}

int reportError(CommandContext& context, const Error& error)
{
    context.progress.finish();
    std::fprintf(stderr, "undertone-cli: %s\n", englishSentence(error).c_str());
    if (error.code == ErrorCode::Cancelled)
        return ExitInterrupted;
    return error.code == ErrorCode::InvalidArgument ? ExitUsage : ExitFailure;
}

bool writesFile(const CommonOptions& common)
{
    return !common.outputFile.empty() && common.outputFile != "-";
}

Status checkOutput(const CommonOptions& common)
{
    if (!writesFile(common))
        return {};
    std::error_code ignored;
    if (std::filesystem::is_directory(common.outputFile, ignored))
        return Error{ErrorCode::FileNotWritable, message("cli.output-folder", common.outputFile), common.outputFile};
    auto probe = AtomicFile::create(common.outputFile);
    return probe ? Status() : Status(probe.error());
}

Status writeOutput(const CommandContext& context, std::string_view data)
{
    if (writesFile(context.common))
        return writeFileAtomically(context.common.outputFile, data);
    return writeStandardOutput(data);
}

}  // namespace undertone
