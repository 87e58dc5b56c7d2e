// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"
#include "engine/core/process_group.h"

#include <memory>
#include <string>

namespace undertone {

/// --distributed of a training: the processes that share it, which of them speaks, and how all end where one fails.
class DistributedTraining {
public:
    /// `share` says what of a step the processes share, and how many of it there have to be.
    void addOption(CLI::App& command, const std::string& share);
    /// Joins the others, where --distributed says so. Before anything is read. Errors: as joinProcesses().
    Status join();

    /// Null: this one alone.
    [[nodiscard]] ProcessGroup* processes() const { return m_processes.get(); }
    /// Whether this process writes files, prints results and shows progress.
    [[nodiscard]] bool isSpeaking() const { return isFirst(m_processes.get()); }
    /// The exit code of a training that ended with an error. What all agreed on only the first says; any other error ends the others too,
    /// and one of them says why.
    int end(CommandContext& context, const Error& error) const;

private:
    bool m_isAsked = false;
    std::unique_ptr<ProcessGroup> m_processes;
};

}  // namespace undertone
