// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "engine/core/shell_words.h"
#include "engine/io/atomic_file.h"

#include <CLI/CLI.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace undertone {

namespace {

constexpr auto terminalInterval = std::chrono::milliseconds(60);
constexpr auto logInterval = std::chrono::seconds(10);

}  // namespace

ProgressPrinter::ProgressPrinter()
    : m_terminal(isatty(STDERR_FILENO) == 1)
{
    const char* noColour = std::getenv("NO_COLOR");
    m_colour = m_terminal && (noColour == nullptr || *noColour == '\0');
}

ProgressPrinter::~ProgressPrinter()
{
    finish();
}

void ProgressPrinter::update(const std::string& text)
{
    const auto now = Clock::now();
    const Clock::duration interval = m_terminal ? Clock::duration(terminalInterval) : Clock::duration(logInterval);
    if (m_last != Clock::time_point{} && now - m_last < interval)
        return;
    // On a log the first line waits for an interval too: a short run says nothing there.
    const bool first = m_last == Clock::time_point{};
    m_last = now;
    if (m_terminal) {
        std::fprintf(stderr, "\r%s\033[K", text.c_str());
        m_lineOpen = true;
    } else if (!first) {
        std::fprintf(stderr, "%s\n", text.c_str());
    }
    std::fflush(stderr);
}

void ProgressPrinter::finish()
{
    if (m_lineOpen)
        std::fputs("\r\033[K", stderr);
    m_lineOpen = false;
    m_last = {};
}

void ProgressPrinter::note(const std::string& text)
{
    const auto last = m_last;
    finish();
    m_last = last;
    std::fprintf(stderr, "%s\n", text.c_str());
}

std::string shellCommand(int argc, char** argv)
{
    std::vector<std::string> words(argv, argv + argc);
    words.front() = std::filesystem::path(words.front()).filename().string();
    return shellLine(words);
}

void addCommonOptions(CLI::App& subcommand, CommandContext& context)
{
    auto& common = context.common;
    const std::string group = "Common options";
    subcommand.add_flag("--json", common.json, "Print JSON")->group(group);
    subcommand.add_option("-o,--output", common.outputFile, "Write to FILE instead of stdout")->type_name("FILE")->group(group);
    subcommand.add_option("--seed", common.seed, "Seed of everything random")->capture_default_str()->group(group);
    subcommand.add_option("--device", common.device, "auto, cpu or cuda:N")->capture_default_str()->group(group);
    subcommand.add_option("--dtype", common.dtype, "auto, fp32 or bf16")
        ->capture_default_str()->check(CLI::IsMember({"auto", "fp32", "bf16"}))->group(group);
}

int reportError(CommandContext& context, const Error& error)
{
    context.progress.finish();
    std::fprintf(stderr, "undertone-cli: %s\n", error.detail.c_str());
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
        return Error{ErrorCode::FileNotWritable, common.outputFile + " is a folder: name a file with -o.", common.outputFile};
    auto probe = AtomicFile::create(common.outputFile);
    return probe ? Status() : Status(probe.error());
}

Status writeOutput(const CommandContext& context, std::string_view data)
{
    if (writesFile(context.common))
        return writeFileAtomically(context.common.outputFile, data);
    if (std::fwrite(data.data(), 1, data.size(), stdout) != data.size() || std::fflush(stdout) != 0)
        return Error{ErrorCode::FileNotWritable, "The output could not be written to stdout: is the disk full, or the pipe closed?"};
    return {};
}

std::string durationText(double seconds)
{
    if (seconds < 0.0 || !std::isfinite(seconds))
        return {};
    const auto whole = static_cast<long long>(std::llround(seconds));
    char text[48];
    if (whole >= 3600)
        std::snprintf(text, sizeof text, "%lld h %02lld min", whole / 3600, whole / 60 % 60);
    else if (whole >= 60)
        std::snprintf(text, sizeof text, "%lld min %02lld s", whole / 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%lld s", whole);
    return text;
}

}  // namespace undertone
