// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/vault_access.h"
#include "app/jobs/recording/session_export.h"
#include "app/jobs/recording/session_summary.h"
#include "app/jobs/recording/sound_export.h"
#include "engine/io/json_text.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <memory>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sheetBytes = 8192;

struct VaultOptions {
    std::string folder;  ///< of the vault, or of a session
    std::optional<int> track;
    std::string format = "wav";
    bool results = false;
    bool project = false;
    std::vector<std::string> models;
    PassphraseOptions passphrase;
};

/// For a person to print and lock away; it goes to stdout and nowhere else.
Status writeRecoverySheet(CommandContext& context, const fs::path& vault, const SecretBytes& recoveryKey)
{
    const auto code = TRY(recoveryCode(recoveryKey));
    std::string sheet;
    sheet.reserve(sheetBytes);  // growing would leave pieces of it
    sheet += "Recovery sheet of the vault " + fs::absolute(vault).lexically_normal().string()
        + "\n\nWhoever has this code can open the vault without its passphrase, and nobody can make the code again. Print this sheet,\n"
          "lock it away, and keep no copy on a computer.\n\n    ";
    sheet += textOf(code.bytes());
    sheet += "\n\nTo set a new passphrase with it: undertone-cli vault recover VAULT\n";
    const auto written = writeOutput(context, sheet);
    ::explicit_bzero(sheet.data(), sheet.size());
    return written;
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
    const auto written = writeRecoverySheet(context, options.folder, *recovery);
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
    const auto written = writeRecoverySheet(context, options.folder, *recovery);
    return written ? ExitSuccess : reportError(context, written.error());
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
                            {"state", std::string(conditionName(conditionOf(*session, keyring)))},
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
    auto keyring = [&]() -> Result<Keyring> { return Keyring::open(options.folder, TRY(readPassphrase(options.passphrase))); }();
    if (!keyring)
        return reportError(context, keyring.error());
    std::string text;
    bool isWhole = true;
    for (const auto& folder : sessionsIn(options.folder)) {
        const auto done = [&]() -> Result<std::optional<DestructionCertificate>> {
            auto session = TRY(Session::openToDestroy(folder, *keyring));
            if (!session.isDue() || !holdsSound(session, *keyring))
                return std::optional<DestructionCertificate>();
            return std::optional(TRY(session.destroyAll(*keyring, {options.models.begin(), options.models.end()})));
        }();
        if (!done) {  // it keeps none of the others
            context.progress.note("undertone-cli: " + englishSentence(message("cli.not-expired", folder.filename(), done.error().message)));
            isWhole = false;
        } else if (*done) {
            isWhole = noteWithdrawal(context, **done) && isWhole;
            text += folder.filename().string() + "\t" + (*done)->when + "\t" + (*done)->logHead + "\n";
        }
    }
    const auto written = writeOutput(context, text);
    return !written ? reportError(context, written.error()) : isWhole ? ExitSuccess : ExitFailure;
}

/// By which anybody can check later that the log still tells of what left the vault.
void noteHead(CommandContext& context, const std::string& head)
{
    context.progress.note("undertone-cli: " + englishSentence(message("cli.log-head", head)));
}

/// What was made of it: its results, or a project file, of which project export writes tables and annotation files.
Status exportMade(Session session, const Keyring& keyring, bool asProject, CommandContext& context)
{
    auto made = TRY(SessionExport::begin(std::move(session), keyring));
    TRY(writeOutput(context, asProject ? TRY(made.project()) : TRY(made.results()) + "\n"));
    noteHead(context, made.logHead());
    return {};
}

SoundContainer containerOf(const std::string& format)
{
    return format == "flac" ? SoundContainer::Flac : format == "rf64" ? SoundContainer::Rf64 : SoundContainer::Wav;
}

/// Sound, the results or the labels, as a file in clear: only under consent to share.
Status exportInClear(const VaultOptions& options, CommandContext& context)
{
    const auto keyring = TRY(openVaultOf(context, options.folder, options.passphrase));
    auto session = TRY(Session::open(options.folder, keyring));
    if (options.results || options.project)
        return exportMade(std::move(session), keyring, options.project, context);
    SoundExportRequest request{context.common.outputFile, containerOf(options.format)};
    if (options.track)
        request.track = static_cast<std::uint32_t>(*options.track);
    auto sound = TRY(SoundExport::begin(std::move(session), keyring, request));
    const auto written = sound.write(
        [&](double fraction) { context.progress.update("exporting: " + std::to_string(static_cast<int>(fraction * 100.0)) + " %"); },
        context.cancel);
    context.progress.finish();
    if (written)
        noteHead(context, sound.logHead());
    return written;
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
    auto* vault =
        parent.add_subcommand("vault", "Create and manage a vault: a folder of recorded sessions, encrypted under one passphrase");
    vault->require_subcommand(1);
    const auto options = std::make_shared<VaultOptions>();
    const auto add = [&](const std::string& name, const std::string& help, VaultAction action) {
        auto* command = addVaultAction(*vault, context, options, name, help, action);
        command->add_option("vault", options->folder, "Folder of the vault")->type_name("VAULT")->required();
        return command;
    };
    auto* made = add("create", "Create a vault; its recovery sheet is written to stdout (with -o to a file), to be printed", create);
    addNewPassphraseOptions(*made, options->passphrase);
    addCommonOptions(*made, context);
    auto* changed = add("change-passphrase", "Set a new passphrase; recordings are not rewritten", changePassphrase);
    addPassphraseOptions(*changed, options->passphrase);
    addNewPassphraseOptions(*changed, options->passphrase);
    auto* recovered =
        add("recover", "Set a new passphrase with the code of the recovery sheet, which is prompted for or read from stdin", recover);
    addNewPassphraseOptions(*recovered, options->passphrase);
    auto* expired =
        add("expire", "Destroy the keys of all sessions whose retention period has ended, and block models trained on them", expire);
    expired->add_option("--models", options->models, "Additional folder of models to check, besides the installed ones (repeatable)")
        ->type_name("DIR");
    for (auto* command : {expired, add("recovery-sheet", "Create a new recovery sheet; the previous one becomes invalid", renewSheet),
                          add("list", "List the sessions of a vault, and which of them are due for deletion", list)}) {
        addPassphraseOptions(*command, options->passphrase);
        addCommonOptions(*command, context);
    }
    auto* exported = addVaultAction(*vault, context, options, "export",
                                    "Export the sound of a session as an unencrypted file, or its results, if everyone consents to sharing",
                                    exportSession);
    exported->add_option("session", options->folder, "Folder of the session")->type_name("SESSION")->required();
    exported->add_option("--track", options->track, "Number of a single channel, counted from 0 (default: all channels)")
        ->check(CLI::NonNegativeNumber);
    exported->add_option("--format", options->format, "Audio format: wav and rf64 store every sample as recorded, flac stores 24 bits")
        ->check(CLI::IsMember({"wav", "rf64", "flac"}))
        ->capture_default_str();
    auto* results = exported->add_flag("--results", options->results, "Export the results of the last analysis as JSON instead of sound");
    exported->add_flag("--project", options->project, "Export sentences, texts and labels as a project file instead of sound")
        ->excludes(results);
    addPassphraseOptions(*exported, options->passphrase);
    addCommonOptions(*exported, context);
}

}  // namespace undertone
