// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/vault_access.h"
#include "app/jobs/recording/session_project.h"
#include "engine/consent/consent_notice.h"
#include "engine/core/time_text.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>

namespace undertone {
namespace {

struct ConsentOptions {
    std::string session;
    std::string speaker;
    std::vector<std::string> purposes;
    std::vector<std::string> models;
    bool keepOthers = false;
    std::string language = "en";
    std::string head;
    PassphraseOptions passphrase;
};

nlohmann::ordered_json namesOfPurposes(const Purposes& purposes)
{
    auto names = nlohmann::ordered_json::array();
    for (const auto purpose : purposes)
        names.push_back(std::string(purposeName(purpose)));
    return names;
}

nlohmann::ordered_json bookJson(Session& session)
{
    const auto now = nowIso8601();
    const auto& terms = session.terms();
    nlohmann::ordered_json json{{"schema", 1},
                                {"session", session.id().hex()},
                                {"title", terms.title},
                                {"purpose", terms.purpose},
                                {"setting", terms.setting},
                                {"emotions_may_be_inferred", terms.inference() == EmotionInference::Allowed},
                                {"controller", {{"name", terms.controllerName}, {"contact", terms.controllerContact}}},
                                {"retention_until", terms.retentionUntil},
                                {"due", session.isDue()},
                                {"speakers", nlohmann::ordered_json::array()},
                                {"models_to_delete", nlohmann::ordered_json::array()},
                                {"log_head", session.log().head()}};
    for (const auto& model : session.modelsToDelete())
        json["models_to_delete"].push_back(model.string());
    for (const auto& speaker : session.book().speakers())
        json["speakers"].push_back({{"id", speaker.record.speaker},
                                    {"name", speaker.record.name},
                                    {"given", namesOfPurposes(speaker.record.purposes)},
                                    {"holds", namesOfPurposes(speaker.held(now))},
                                    {"withdrawn", namesOfPurposes(speaker.withdrawn)},
                                    {"notice_sha256", speaker.record.noticeSha256},
                                    {"language", speaker.record.language},
                                    {"expressed", speaker.record.expressed},
                                    {"when", speaker.record.when},
                                    {"until", speaker.record.until}});
    return json;
}

std::string joinedNames(const nlohmann::ordered_json& names)
{
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : ", ") + name.get<std::string>();
    return text.empty() ? "nothing" : text;
}

std::string bookText(const nlohmann::ordered_json& book)
{
    std::string text = book["title"].get<std::string>() + "\nfor: " + book["purpose"].get<std::string>()
        + "\nresponsible: " + book["controller"]["name"].get<std::string>() + ", " + book["controller"]["contact"].get<std::string>()
        + "\nkept until: " + book["retention_until"].get<std::string>() + (book["due"].get<bool>() ? " (due for deletion)" : "") + "\n";
    if (!book["emotions_may_be_inferred"].get<bool>())
        text += englishSentence(message("consent.prohibited")) + "\n";
    for (const auto& speaker : book["speakers"])
        text += speaker["id"].get<std::string>() + " (" + speaker["name"].get<std::string>() + "): " + joinedNames(speaker["holds"])
            + "; withdrawn: " + joinedNames(speaker["withdrawn"]) + "; until " + speaker["until"].get<std::string>() + "\n";
    for (const auto& model : book["models_to_delete"])
        text += "trained on it and not blocked, delete it: " + model.get<std::string>() + "\n";
    return text + "head of the log: " + book["log_head"].get<std::string>() + "\n";
}

int printed(CommandContext& context, const Result<std::string>& text)
{
    if (!text)
        return reportError(context, text.error());
    const auto written = writeOutput(context, *text);
    return written ? ExitSuccess : reportError(context, written.error());
}

int show(CommandContext& context, const ConsentOptions& options)
{
    protectSecrets(context);
    return printed(context, [&]() -> Result<std::string> {
        const auto keyring = TRY(openVaultOf(context, options.session, options.passphrase));
        auto session = TRY(Session::open(options.session, keyring));
        const auto book = bookJson(session);
        return context.common.json ? jsonText(book, 2) + "\n" : bookText(book);
    }());
}

/// What was destroyed, for the one who withdrew; the log's head lets anybody check later that it is still in the log.
std::string certificateText(const DestructionCertificate& certificate)
{
    nlohmann::ordered_json json{{"schema", 1},
                                {"certificate", "keys destroyed"},
                                {"session", certificate.session},
                                {"speaker", certificate.speaker},
                                {"purposes", certificate.purposes},
                                {"when", certificate.when},
                                {"channels", certificate.tracks},
                                {"channels_cut", certificate.cutTracks},
                                {"keys", certificate.keys},
                                {"files_removed", certificate.filesRemoved},
                                {"log_head", certificate.logHead},
                                {"models_blocked", nlohmann::ordered_json::array()},
                                {"models_not_blocked", nlohmann::ordered_json::array()},
                                {"model_folders_not_read", nlohmann::ordered_json::array()}};
    for (const auto& model : certificate.models.blocked)
        json["models_blocked"].push_back(model.filename().string());
    for (const auto& [model, error] : certificate.models.notBlocked)
        json["models_not_blocked"].push_back(model.filename().string());
    for (const auto& [folder, error] : certificate.models.notRead)
        json["model_folders_not_read"].push_back(folder.string());
    if (certificate.labels)
        json["labels"] = {{"sentences_kept", certificate.labels->kept}, {"sentences_destroyed", certificate.labels->destroyed}};
    if (certificate.labelsProblem)
        json["labels_problem"] = englishSentence(*certificate.labelsProblem);
    if (certificate.logProblem)
        json["log_problem"] = englishSentence(*certificate.logProblem);
    return jsonText(json, 2) + "\n";
}

Result<DestructionCertificate> withdrawn(CommandContext& context, const ConsentOptions& options)
{
    auto keyring = TRY(openVaultOf(context, options.session, options.passphrase));
    auto session = TRY(Session::openToDestroy(options.session, keyring));
    Purposes purposes;
    for (const auto& name : options.purposes)
        purposes.insert(*purposeOfName(name));
    if (purposes.empty())
        purposes = allPurposes();
    return withdrawFromSession(session, keyring, options.speaker, purposes, {options.models.begin(), options.models.end()},
                               options.keepOthers ? SharedChannels::KeepOthers : SharedChannels::Destroy);
}

int withdraw(CommandContext& context, const ConsentOptions& options)
{
    protectSecrets(context);
    const auto done = withdrawn(context, options);
    if (!done)
        return reportError(context, done.error());
    const bool isWhole = noteWithdrawal(context, *done);
    const int code = printed(context, certificateText(*done));
    return isWhole ? code : ExitFailure;
}

int notice(CommandContext& context, const ConsentOptions& options)
{
    context.progress.note("SHA-256: " + consentNoticeSha256(options.language));
    return printed(context, std::string(consentNotice(options.language)));
}

std::string findingText(const AuditFinding& finding)
{
    switch (finding.kind) {
    case AuditFinding::Kind::Changed: return englishSentence(message("audit.changed", finding.entry));
    case AuditFinding::Kind::Removed: return englishSentence(message("audit.removed", finding.entry));
    case AuditFinding::Kind::Reordered: return englishSentence(message("audit.reordered", finding.entry));
    case AuditFinding::Kind::Repeated: return englishSentence(message("audit.repeated", finding.entry));
    case AuditFinding::Kind::EndRemoved: return englishSentence(message("audit.end-removed", finding.entry));
    case AuditFinding::Kind::HeadChanged: return englishSentence(message("audit.head-changed"));
    case AuditFinding::Kind::HeadUnknown: return englishSentence(message("audit.head-unknown"));
    }
    return {};
}

int verify(CommandContext& context, const ConsentOptions& options)
{
    protectSecrets(context);
    const auto report = [&]() -> Result<AuditReport> {
        const auto keyring = TRY(openVaultOf(context, options.session, options.passphrase));
        return Session::verifyLog(options.session, keyring, options.head);
    }();
    if (!report)
        return reportError(context, report.error());
    nlohmann::ordered_json json{{"schema", 1}, {"sound", !report->finding}, {"entries", nlohmann::ordered_json::array()}};
    std::string text;
    for (const auto& entry : report->entries) {
        const auto details = parseStrictOrderedJson(entry.details, "The log's entry");
        json["entries"].push_back({{"index", entry.index},
                                   {"time", entry.time},
                                   {"what", entry.what},
                                   {"details", details ? *details : nlohmann::ordered_json()}});
        text += std::to_string(entry.index) + "\t" + entry.time + "\t" + entry.what + "\n";
    }
    if (report->finding)
        json["finding"] = {{"entry", report->finding->entry}, {"sentence", findingText(*report->finding)}};
    else if (!report->entries.empty())
        json["head"] = report->entries.back().mac;
    text += report->finding ? findingText(*report->finding) + "\n" : "Nothing was changed. head: " + json.value("head", "") + "\n";
    const auto written = writeOutput(context, context.common.json ? jsonText(json, 2) + "\n" : text);
    if (!written)
        return reportError(context, written.error());
    return report->finding ? ExitFailure : ExitSuccess;
}

using ConsentAction = int (*)(CommandContext& context, const ConsentOptions& options);

CLI::App* addSessionAction(CLI::App& parent, CommandContext& context, const std::shared_ptr<ConsentOptions>& options,
                           const std::string& name, const std::string& help, ConsentAction action)
{
    auto* command = parent.add_subcommand(name, help);
    command->add_option("session", options->session, "Folder of the session")->type_name("SESSION")->required();
    addPassphraseOptions(*command, options->passphrase);
    addCommonOptions(*command, context);
    command->callback([options, action, &context] { context.action = [options, action, &context] { return action(context, *options); }; });
    return command;
}

}  // namespace

void addConsentCommand(CLI::App& parent, CommandContext& context)
{
    auto* consent = parent.add_subcommand("consent", "Show and withdraw consent to a recorded session");
    consent->require_subcommand(1);
    const auto options = std::make_shared<ConsentOptions>();
    addSessionAction(*consent, context, options, "show",
                     "Show what each speaker agreed to, what was withdrawn, and until when consent is valid", show);
    auto* leave = addSessionAction(*consent, context, options, "withdraw",
                                   "Withdraw a speaker's consent: stops running work, destroys keys and prints the certificate", withdraw);
    leave->add_option("--speaker", options->speaker, "Id of the speaker")->type_name("ID")->required();
    leave
        ->add_option("--purpose", options->purposes,
                     "Use to withdraw consent from (repeatable; default: all). Withdrawing record withdraws all")
        ->check(CLI::IsMember({"record", "analyse", "train", "share"}));
    leave->add_flag(
        "--keep-others", options->keepOthers,
        "Of a channel with several voices keep the sentences of the others, except within half a second of those of the speaker "
        "(default: destroy the whole channel). Every sentence of the session must have its speaker");
    leave->add_option("--models", options->models, "Additional folder of models to check, besides the installed ones (repeatable)")
        ->type_name("DIR");
    auto* text = consent->add_subcommand("notice", "Print the notice for participants; its SHA-256 is written to stderr");
    text->add_option("--language", options->language, "Language of the notice")
        ->check(CLI::IsMember(noticeLanguages()))
        ->capture_default_str();
    addCommonOptions(*text, context);
    text->callback([options, &context] { context.action = [options, &context] { return notice(context, *options); }; });
}

void addAuditCommand(CLI::App& parent, CommandContext& context)
{
    auto* audit = parent.add_subcommand("audit", "Verify the audit log of a recorded session");
    audit->require_subcommand(1);
    const auto options = std::make_shared<ConsentOptions>();
    auto* check = addSessionAction(*audit, context, options, "verify",
                                   "Check whether entries were changed, removed or moved, and print the first one", verify);
    check->add_option("--head", options->head, "Head printed on a receipt or certificate: check whether the log still contains it")
        ->type_name("HEX");
}

}  // namespace undertone
