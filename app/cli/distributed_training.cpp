// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/distributed_training.h"

#include "engine/parallel/join_processes.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <thread>

namespace undertone {

namespace {

/// Most errors meet all processes alike: for so long the others let the first say them, which ends them.
constexpr std::chrono::seconds firstSpeaksWithin(2);

}  // namespace

void DistributedTraining::addOption(CLI::App& command, const std::string& share)
{
    command.add_flag("--distributed", m_isAsked, "Distribute " + share);
}

Status DistributedTraining::join()
{
    if (m_isAsked)
        m_processes = TRY(joinProcesses());
    return {};
}

int DistributedTraining::end(CommandContext& context, const Error& error) const
{
    const bool isShared = sizeOf(processes()) > 1;
    if (isShared && error.code == ErrorCode::Cancelled)  // all stopped at the same step
        return isSpeaking() ? reportError(context, error) : ExitInterrupted;
    if (isShared && !isSpeaking())
        std::this_thread::sleep_for(firstSpeaksWithin);
    const int code = reportError(context, error);
    if (isShared)
        m_processes->abort(code);
    return code;
}

}  // namespace undertone
