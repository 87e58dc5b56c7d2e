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

/// A tokenizing that was started and has not written its record yet.
struct StartingTokenizing {
    TokenizingRun run;
    ProcessIdentity process;
};

/// What is known of the tokenizing, as a value: read anew on any thread, then handed back.
struct TokenizingSnapshot {
    std::optional<TokenizingRun> run;  ///< nothing: there is none, or its tokens are gone
    ProcessIdentity process;           ///< of the run
    std::optional<StartingTokenizing> starting;
};

/// Reads the record. Writes nothing and keeps nothing.
TokenizingSnapshot readTokenizing(const std::filesystem::path& record, TokenizingSnapshot before);

/// The one tokenizing at a time, as a program: an `undertone-cli corpus tokenize` that has left this process and whose record
/// tells how it goes. Someone else reads the record and hands in what it says. GUI thread; nothing waits.
class TokenizingProcess : public QObject {
    Q_OBJECT
public:
    /// `program` is undertone-cli; `record` is the file the run tells of itself in.
    TokenizingProcess(std::filesystem::path program, std::filesystem::path record, QObject* parent = nullptr);

    [[nodiscard]] const std::optional<TokenizingRun>& run() const { return m_now.run; }
    [[nodiscard]] const std::filesystem::path& record() const { return m_record; }
    [[nodiscard]] std::filesystem::path proposedOutput(const TokenizingRequest& request) const;
    [[nodiscard]] std::vector<std::string> command(const TokenizingRequest& request) const;
    /// Errors: FileNotFound (no program), InvalidArgument (one is at work), FileNotWritable.
    Status start(const TokenizingRequest& request);
    /// What Ctrl-C does in a shell.
    void stop();

    [[nodiscard]] const TokenizingSnapshot& snapshot() const { return m_now; }
    void take(TokenizingSnapshot now);

Q_SIGNALS:
    void changed();

private:
    std::filesystem::path m_program;
    std::filesystem::path m_record;
    TokenizingSnapshot m_now;
};

}  // namespace undertone
