// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/vault_access.h"

#include "app/process/process_setup.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace undertone {
namespace {

constexpr std::size_t maxPassphraseBytes = 1024;

Error noPassphrase()
{
    return {ErrorCode::InvalidArgument, message("cli.no-passphrase"), {}};
}

/// Up to the first line break, or the end. Errors: InvalidArgument (nothing, or too much: what is cut off would be no part of it),
/// Cancelled.
Result<SecretBytes> readSecretFrom(int descriptor)
{
    auto line = TRY(SecretBytes::zeros(maxPassphraseBytes + 2));  // with its line break
    std::size_t size = 0;
    while (!wasInterrupted()) {
        if (size == line.size())
            return Error{ErrorCode::InvalidArgument, message("cli.passphrase-long", maxPassphraseBytes), {}};
        const ssize_t count = ::read(descriptor, &line.bytes()[size], 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return noPassphrase();
        if (count == 0 || line.bytes()[size] == '\n')
            break;
        ++size;
    }
    if (wasInterrupted())
        return Error{ErrorCode::Cancelled, message("core.cancelled"), {}};
    if (size > 0 && line.bytes()[size - 1] == '\r')
        --size;
    if (size == 0)
        return noPassphrase();
    if (size > maxPassphraseBytes)
        return Error{ErrorCode::InvalidArgument, message("cli.passphrase-long", maxPassphraseBytes), {}};
    return SecretBytes::copyOf(line.bytes().first(size));
}

/// Taken once: what this process starts does not inherit it, and its copy here is overwritten.
std::optional<Result<SecretBytes>> takeFromEnvironment(const char* name)
{
    char* value = std::getenv(name);
    if (value == nullptr || *value == '\0')
        return std::nullopt;
    auto secret = SecretBytes::copyOf(bytesOf(value));
    ::explicit_bzero(value, std::strlen(value));
    ::unsetenv(name);
    return secret;
}

Result<SecretBytes> readFrom(int descriptor, const char* variable, const std::string& prompt)
{
    if (descriptor >= 0)
        return readSecretFrom(descriptor);
    if (auto found = takeFromEnvironment(variable))
        return std::move(*found);
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0)
        return noPassphrase();
    ::close(terminal);
    return readSecretLine(prompt);
}

}  // namespace

void addPassphraseOptions(CLI::App& subcommand, PassphraseOptions& options)
{
    subcommand
        .add_option("--passphrase-fd", options.descriptor,
                    "Read the passphrase from this file descriptor, up to the first line break (default: from the environment variable "
                    "UNDERTONE_PASSPHRASE, which programs of the same user can read, or from a prompt)")
        ->type_name("N");
}

void addNewPassphraseOptions(CLI::App& subcommand, PassphraseOptions& options)
{
    subcommand
        .add_option("--new-passphrase-fd", options.freshDescriptor,
                    "Read the new passphrase from this file descriptor (default: from the environment variable UNDERTONE_NEW_PASSPHRASE, "
                    "or from a prompt, twice)")
        ->type_name("N");
    subcommand
        .add_option("--passphrase-memory", options.memoryMebibytes, "Memory in MiB that each guess of the passphrase takes (Argon2id)")
        ->check(CLI::Range(8, 2048))
        ->capture_default_str();
}

/// Once: also where only the last of many keys could not be locked.
static void noteSwap(CommandContext& context)
{
    static bool isSaid = false;
    if (isSaid || SecretBytes::memoryIsLocked())
        return;
    isSaid = true;
    context.progress.note("undertone-cli: " + englishSentence(message("cli.swap")));
}

void protectSecrets(CommandContext& context)
{
    refuseCoreDumps();
    noteSwap(context);
}

Result<SecretBytes> readSecretLine(const std::string& prompt)
{
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0)
        return readSecretFrom(STDIN_FILENO);
    termios shown{};
    const bool known = ::tcgetattr(terminal, &shown) == 0;
    auto hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (known)
        ::tcsetattr(terminal, TCSAFLUSH, &hidden);
    static_cast<void>(::write(terminal, prompt.data(), prompt.size()) < 0);
    auto line = readSecretFrom(terminal);
    if (known)
        ::tcsetattr(terminal, TCSAFLUSH, &shown);
    static_cast<void>(::write(terminal, "\n", 1) < 0);
    ::close(terminal);
    return line;
}

Result<SecretBytes> readPassphrase(const PassphraseOptions& options)
{
    return readFrom(options.descriptor, "UNDERTONE_PASSPHRASE", "Passphrase of the vault: ");
}

Result<SecretBytes> readNewPassphrase(const PassphraseOptions& options)
{
    const bool isAsked = options.freshDescriptor < 0 && std::getenv("UNDERTONE_NEW_PASSPHRASE") == nullptr;
    auto fresh = TRY(readFrom(options.freshDescriptor, "UNDERTONE_NEW_PASSPHRASE", "New passphrase: "));
    if (!isAsked)
        return fresh;
    const auto again = TRY(readSecretLine("The same again: "));
    if (!std::equal(fresh.bytes().begin(), fresh.bytes().end(), again.bytes().begin(), again.bytes().end()))
        return Error{ErrorCode::InvalidArgument, message("cli.passphrase-differs"), {}};
    return fresh;
}

bool noteWithdrawal(CommandContext& context, const DestructionCertificate& done)
{
    if (done.logProblem)
        context.progress.note("undertone-cli: " + englishSentence(message("cli.destroyed-without-log", done.logProblem->message)));
    if (done.labelsProblem)
        context.progress.note("undertone-cli: " + englishSentence(message("cli.labels-not-kept", done.labelsProblem->message)));
    for (const auto& [model, error] : done.models.notBlocked)
        context.progress.note("undertone-cli: " + englishSentence(message("cli.model-not-blocked", model, error.message)));
    for (const auto& [folder, error] : done.models.notRead)
        context.progress.note("undertone-cli: " + englishSentence(message("cli.models-not-read", folder, error.message)));
    return done.models.isWhole();
}

Result<Keyring> openVaultOf(CommandContext& context, const std::filesystem::path& session, const PassphraseOptions& options)
{
    std::error_code failure;
    auto folder = std::filesystem::absolute(session, failure).lexically_normal();
    if (!folder.has_filename())
        folder = folder.parent_path();
    const auto vault = folder.parent_path();
    if (!Keyring::isVault(vault))
        return Error{ErrorCode::FileNotFound, message("vault.none", vault), vault};
    auto keyring = TRY(Keyring::open(vault, TRY(readPassphrase(options))));
    noteSwap(context);
    return keyring;
}

}  // namespace undertone
