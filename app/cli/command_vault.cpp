// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/vault_access.h"
#include "app/jobs/recording/session_analysis.h"
#include "audio/wav_writer.h"
#include "engine/io/json_text.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace undertone {
namespace {

namespace fs = std::filesystem;

struct VaultOptions {
    std::string folder;  ///< of the vault, or of a session
    int track = 0;
    bool results = false;
    PassphraseOptions passphrase;
};

/// For a person to print and lock away; it goes to stdout and nowhere else.
std::string recoverySheet(const fs::path& vault, const SecretBytes& recoveryKey)
{
    return "Recovery sheet of the vault " + fs::absolute(vault).lexically_normal().string()
        + "\n\nWhoever has this code can open the vault without its passphrase, and nobody can make the code again. Print this sheet,\n"
          "lock it away, and keep no copy on a computer.\n\n    "
        + recoveryCode(recoveryKey) + "\n\nTo set a new passphrase with it: undertone-cli vault recover VAULT\n";
}

int create(CommandContext& context, const VaultOptions& options)
{
    protectSecrets(context);
    const auto passphrase = readNewPassphrase(options.passphrase);
    if (!passphrase)
        return reportError(context, passphrase.error());
    const auto recovery = Keyring::create(options.folder, *passphrase, options.passphrase.cost());
    if (!recovery)
        return reportError(context, recovery.error());
    const auto written = writeOutput(context, recoverySheet(options.folder, *recovery));
    return written ? ExitSuccess : reportError(context, written.error());
}

int changePassphrase(CommandContext& context, const VaultOptions& options)
{
    protectSecrets(context);
    const auto change = [&]() -> Status {
        if (!Keyring::isVault(options.folder))
            return Error{ErrorCode::FileNotFound, message("vault.none", options.folder), options.folder};
        const auto passphrase = TRY(readPassphrase(options.passphrase));
        const auto fresh = TRY(readNewPassphrase(options.passphrase));
        return Keyring::changePassphrase(options.folder, passphrase, fresh, options.passphrase.cost());
    };
    const auto changed = change();
    if (!changed)
        return reportError(context, changed.error());
    context.progress.note(
        "The passphrase was changed. No recording was written anew; copies of the vault made before still open with the old one.");
    return ExitSuccess;
}

int recover(CommandContext& context, const VaultOptions& options)
{
    protectSecrets(context);
    const auto change = [&]() -> Status {
        const auto code = TRY(readSecretLine("Code of the recovery sheet: "));
        const auto key = TRY(recoveryKeyOf(textOf(code.bytes())));
        return Keyring::recover(options.folder, key, TRY(readNewPassphrase(options.passphrase)), options.passphrase.cost());
    };
    const auto changed = change();
    return changed ? ExitSuccess : reportError(context, changed.error());
}

int renewSheet(CommandContext& context, const VaultOptions& options)
{
    protectSecrets(context);
    const auto renew = [&]() -> Result<SecretBytes> {
        return Keyring::renewRecovery(options.folder, TRY(readPassphrase(options.passphrase)));
    };
    const auto recovery = renew();
    if (!recovery)
        return reportError(context, recovery.error());
    const auto written = writeOutput(context, recoverySheet(options.folder, *recovery));
    return written ? ExitSuccess : reportError(context, written.error());
}

/// "empty", "interrupted", "recorded", "due" (its end of retention has come) or "destroyed".
std::string stateOf(const Session& session, const Keyring& keyring)
{
    if (std::ranges::none_of(session.tracks(), [&](const SessionTrack& track) { return keyring.has(track.key); }))
        return "destroyed";
    if (session.isDue())
        return "due";
    return !session.hasRecording() ? "empty" : session.extents() ? "recorded" : "interrupted";
}

std::vector<fs::path> sessionsIn(const fs::path& vault)
{
    std::vector<fs::path> found;
    std::error_code failure;
    for (fs::directory_iterator entry(vault, failure), end; !failure && entry != end; entry.increment(failure)) {
        if (Session::isSession(entry->path()))
            found.push_back(entry->path());
    }
    std::ranges::sort(found);
    return found;
}

int list(CommandContext& context, const VaultOptions& options)
{
    protectSecrets(context);
    const auto listed = [&]() -> Result<nlohmann::ordered_json> {
        const auto keyring = TRY(Keyring::open(options.folder, TRY(readPassphrase(options.passphrase))));
        auto rows = nlohmann::ordered_json::array();
        for (const auto& folder : sessionsIn(options.folder)) {
            const auto session = Session::open(folder, keyring);
            if (!session) {
                rows.push_back({{"session", folder.filename().string()}, {"state", englishSentence(session.error())}});
                continue;
            }
            rows.push_back({{"session", folder.filename().string()},
                            {"state", stateOf(*session, keyring)},
                            {"title", session->terms().title},
                            {"retention_until", session->terms().retentionUntil}});
        }
        return rows;
    }();
    if (!listed)
        return reportError(context, listed.error());
    std::string text;
    for (const auto& row : *listed)
        text += row["session"].get<std::string>() + "\t" + row["state"].get<std::string>() + "\t" + row.value("retention_until", "") + "\t"
            + row.value("title", "") + "\n";
    const auto written = writeOutput(context, context.common.json ? jsonText(*listed, 2) + "\n" : text);
    return written ? ExitSuccess : reportError(context, written.error());
}

int expire(CommandContext& context, const VaultOptions& options)
{
    protectSecrets(context);
    const auto expired = [&]() -> Result<std::string> {
        auto keyring = TRY(Keyring::open(options.folder, TRY(readPassphrase(options.passphrase))));
        std::string text;
        for (const auto& folder : sessionsIn(options.folder)) {
            auto session = Session::open(folder, keyring);
            if (!session || !session->isDue() || stateOf(*session, keyring) == "destroyed")
                continue;
            const auto certificate = TRY(session->destroyAll(keyring));
            text += folder.filename().string() + "\t" + certificate.when + "\t" + certificate.logHead + "\n";
        }
        return text;
    }();
    if (!expired)
        return reportError(context, expired.error());
    const auto written = writeOutput(context, *expired);
    return written ? ExitSuccess : reportError(context, written.error());
}

Status exportResults(Session& session, const Keyring& keyring, const CommandContext& context)
{
    const auto results = TRY(sessionResults(session, keyring));
    if (!results)
        return Error{ErrorCode::FileNotFound, message("cli.no-results"), session.folder()};
    TRY(session.log().append("results.exported", nlohmann::json::object()));
    return writeOutput(context, *results + "\n");
}

/// One track, or the results, as a file in clear: only under consent to share.
Status exportInClear(const VaultOptions& options, const CommandContext& context)
{
    const auto keyring = TRY(openVaultOf(options.folder, options.passphrase));
    auto session = TRY(Session::open(options.folder, keyring));
    const Authorisation authorisation(TRY(session.book().grant(session.id().hex(), Purpose::Share)));
    TRY(authorisation.allows({Purpose::Share}));
    if (options.results)
        return exportResults(session, keyring, context);
    const auto track = std::ranges::find(session.tracks(), static_cast<std::uint32_t>(options.track), &SessionTrack::number);
    if (track == session.tracks().end())
        return Error{ErrorCode::InvalidArgument, message("cli.no-track", options.track, session.tracks().size()), {}};
    auto source = TRY(session.openTrack(*track, keyring));
    TRY(session.log().append("sound.exported", {{"track", options.track}}));
    const auto writer =
        TRY(WavWriter::create(context.common.outputFile, {source->sampleRate(), 1, WavEncoding::Float32}, ExistingFile::Replace));
    std::vector<float> samples(static_cast<std::size_t>(source->sampleRate()));
    for (SampleIndex first = 0; first < source->frameCount();) {
        if (context.cancel.isCancelled())
            return Error{ErrorCode::Cancelled, message("core.cancelled"), {}};
        const auto count = TRY(source->read(first, samples));
        TRY(writer->write(std::span(samples).first(count)));
        first += static_cast<SampleIndex>(count);
    }
    return writer->finish();
}

int exportSession(CommandContext& context, const VaultOptions& options)
{
    protectSecrets(context);
    if (!writesFile(context.common))
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.export-needs-file"), {}});
    const auto exported = exportInClear(options, context);
    return exported ? ExitSuccess : reportError(context, exported.error());
}

using VaultAction = int (*)(CommandContext& context, const VaultOptions& options);

CLI::App* addVaultAction(CLI::App& vault, CommandContext& context, const std::shared_ptr<VaultOptions>& options, const std::string& name,
                         const std::string& help, VaultAction action)
{
    auto* command = vault.add_subcommand(name, help);
    command->callback([options, action, &context] { context.action = [options, action, &context] { return action(context, *options); }; });
    return command;
}

}  // namespace

void addVaultCommand(CLI::App& parent, CommandContext& context)
{
    auto* vault = parent.add_subcommand("vault", "The folder of recorded sessions, encrypted under one passphrase");
    vault->require_subcommand(1);
    const auto options = std::make_shared<VaultOptions>();
    const auto add = [&](const std::string& name, const std::string& help, VaultAction action) {
        auto* command = addVaultAction(*vault, context, options, name, help, action);
        command->add_option("vault", options->folder, "Folder of the vault")->type_name("VAULT")->required();
        return command;
    };
    auto* made = add("create", "Make a vault; its recovery sheet goes to stdout (-o: to a file), to be printed", create);
    addNewPassphraseOptions(*made, options->passphrase);
    addCommonOptions(*made, context);
    auto* changed = add("change-passphrase", "Set a new passphrase; no recording is written anew", changePassphrase);
    addPassphraseOptions(*changed, options->passphrase);
    addNewPassphraseOptions(*changed, options->passphrase);
    auto* recovered =
        add("recover", "Set a new passphrase with the code of the recovery sheet, which is asked for or read from stdin", recover);
    addNewPassphraseOptions(*recovered, options->passphrase);
    for (auto* command : {add("recovery-sheet", "A new recovery sheet; the one before is worth nothing from then on", renewSheet),
                          add("list", "The sessions of a vault, and which are due to be deleted", list),
                          add("expire", "Destroy the keys of all sessions whose retention has ended", expire)}) {
        addPassphraseOptions(*command, options->passphrase);
        addCommonOptions(*command, context);
    }
    auto* exported =
        addVaultAction(*vault, context, options, "export",
                       "Write a channel of a session as a WAV in clear, or its results, where all consent to share them", exportSession);
    exported->add_option("session", options->folder, "Folder of the session")->type_name("SESSION")->required();
    exported->add_option("--track", options->track, "Which channel, from 0")->capture_default_str();
    exported->add_flag("--results", options->results, "The results of its last analysis as JSON, in place of sound");
    addPassphraseOptions(*exported, options->passphrase);
    addCommonOptions(*exported, context);
}

}  // namespace undertone
