// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"
#include "engine/consent/session.h"

#include <filesystem>
#include <string>

namespace undertone {

/// How a passphrase reaches a subcommand; never as an argument, which every user of the computer can read.
struct PassphraseOptions {
    int descriptor = -1;        ///< --passphrase-fd
    int freshDescriptor = -1;   ///< --new-passphrase-fd
    int memoryMebibytes = 256;  ///< what a guess takes, where a passphrase is set
    [[nodiscard]] PassphraseCost cost() const { return {3, static_cast<std::uint64_t>(memoryMebibytes) << 20}; }
};

/// --passphrase-fd.
void addPassphraseOptions(CLI::App& subcommand, PassphraseOptions& options);
/// --new-passphrase-fd and --passphrase-memory.
void addNewPassphraseOptions(CLI::App& subcommand, PassphraseOptions& options);

/// Secrets of this process stay out of core dumps and out of reach of debuggers of the same user; says on stderr where the system does not
/// let them be kept off the swap disk. First thing of every subcommand that asks for a passphrase.
void protectSecrets(CommandContext& context);

/// From --passphrase-fd, else $UNDERTONE_PASSPHRASE, else the terminal, without showing it. Errors: InvalidArgument (none of them).
Result<SecretBytes> readPassphrase(const PassphraseOptions& options);
/// From --new-passphrase-fd, else $UNDERTONE_NEW_PASSPHRASE, else the terminal, twice. Errors: InvalidArgument (also: not the same twice).
Result<SecretBytes> readNewPassphrase(const PassphraseOptions& options);
/// A line of the terminal that is not shown, or of standard input where that is no terminal.
Result<SecretBytes> readSecretLine(const std::string& prompt);

/// Says on stderr what a withdrawal could not do: tell a damaged log, block a model. Whether there is nothing that somebody has to do.
bool noteWithdrawal(CommandContext& context, const DestructionCertificate& done);

/// The vault that a session's folder lies in, opened; says on stderr where its keys could not all be kept off the swap disk. Errors: as
/// Keyring::open, readPassphrase.
Result<Keyring> openVaultOf(CommandContext& context, const std::filesystem::path& session, const PassphraseOptions& options);

}  // namespace undertone
