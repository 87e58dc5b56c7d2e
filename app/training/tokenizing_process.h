// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/process_identity.h"
#include "engine/core/tokenizing_run.h"

#include <QObject>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// The one tokenizing at a time, as a program: an `undertone-cli corpus tokenize` that has left this process and whose record
/// tells how it goes. GUI thread; nothing waits.
class TokenizingProcess : public QObject {
    Q_OBJECT
public:
    /// `program` is undertone-cli; `record` is the file the run tells of itself in.
    TokenizingProcess(std::filesystem::path program, std::filesystem::path record, QObject* parent = nullptr);

    [[nodiscard]] const std::optional<TokenizingRun>& run() const { return m_run; }
    [[nodiscard]] std::filesystem::path proposedOutput(const TokenizingRequest& request) const;
    [[nodiscard]] std::vector<std::string> command(const TokenizingRequest& request) const;
    /// Errors: FileNotFound (no program), InvalidArgument (one is at work), FileNotWritable.
    Status start(const TokenizingRequest& request);
    /// What Ctrl-C does in a shell.
    void stop();
    /// Reads the record anew.
    void look();

Q_SIGNALS:
    void changed();

private:
    /// A program that was started and has not said anything yet.
    struct Starting {
        TokenizingRun run;
        ProcessIdentity process;
    };
    void readRecord();
    void takeUpStarting();
    [[nodiscard]] std::filesystem::path logFile() const { return m_record.parent_path() / "log.txt"; }

    std::filesystem::path m_program;
    std::filesystem::path m_record;
    std::optional<TokenizingRun> m_run;
    ProcessIdentity m_process;  ///< of m_run
    std::optional<Starting> m_starting;
};

}  // namespace undertone
