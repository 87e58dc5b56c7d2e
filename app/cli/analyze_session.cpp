// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analyze_session.h"

#include "app/cli/timeline_table.h"
#include "app/jobs/recording/session_analysis.h"
#include "engine/annotation/timeline_json_writer.h"
#include "engine/consent/consent_watch.h"
#include "engine/messages/catalogue.h"

#include <nlohmann/json.hpp>

#include <unistd.h>
#include <variant>

namespace undertone {
namespace {

/// What may be written where: nothing in clear without consent to share.
Status writeSessionResults(CommandContext& context, ConsentWatch& watch, Session& session, const Timeline& timeline)
{
    const bool staysOnScreen = !writesFile(context.common) && ::isatty(STDOUT_FILENO) == 1;
    const auto shared = watch.authorise(Purpose::Share);
    if (!shared && !staysOnScreen) {
        context.progress.note("undertone-cli: " + englishSentence(message("cli.results-sealed", timeline.utterances.size())));
        return writesFile(context.common) ? Status(shared.error()) : Status();
    }
    if (shared && !staysOnScreen)
        TRY(session.log().append("results.exported", {{"run", timeline.runId}}));
    const bool asJson = context.common.json || writesFile(context.common);
    return writeOutput(context, asJson ? timelineToJson(timeline, JsonLayout::Indented) + "\n" : timelineTable(timeline));
}

Status analyzeUnderConsent(CommandContext& context, const std::filesystem::path& folder, const AnalysisJobRequest& prototype,
                           const PassphraseOptions& passphrase)
{
    const auto keyring = TRY(openVaultOf(folder, passphrase));
    auto session = TRY(Session::open(folder, keyring));
    if (TRY(session.recover(keyring)))
        context.progress.note("undertone-cli: " + englishSentence(message("cli.session-recovered")));
    const auto watch = TRY(ConsentWatch::start(session));
    const auto authorisation = TRY(watch->authorise(Purpose::Analyse));
    auto request = TRY(sessionAnalysisRequest(session, keyring));
    request.engine = prototype.engine;
    request.analysis = prototype.analysis;
    request.tokenCaching = prototype.tokenCaching;
    const auto job = TRY(sessionJobContext(session, keyring, authorisation));
    TRY(session.log().append("analysis.started", nlohmann::json::object()));
    AnalysisJob analysis;
    const auto show = [&](const EngineEvent& event) {
        if (const auto* warned = std::get_if<RunWarned>(&event))
            context.progress.note("undertone-cli: " + englishSentence(warned->warning));
        if (const auto* progress = std::get_if<RunProgress>(&event))
            context.progress.update(std::to_string(static_cast<int>(progress->fraction * 100.0)) + " %");
    };
    const auto outcome = analysis.run(1, request, job, show, context.cancel);
    context.progress.finish();
    if (outcome.error)
        return *outcome.error;
    TRY(authorisation.allows({Purpose::Analyse}));
    TRY(keepSessionResults(session, keyring, outcome.timeline));
    AnalysisJob::forgetCompleteRun(job, outcome.runKey);
    TRY(session.log().append("analysis.ended", {{"run", outcome.timeline.runId}, {"model", outcome.timeline.modelSha256}}));
    return writeSessionResults(context, *watch, session, outcome.timeline);
}

}  // namespace

int analyzeSession(CommandContext& context, const std::filesystem::path& folder, const AnalysisJobRequest& prototype,
                   const PassphraseOptions& passphrase)
{
    protectSecrets(context);
    const auto analysed = analyzeUnderConsent(context, folder, prototype, passphrase);
    return analysed ? ExitSuccess : reportError(context, analysed.error());
}

}  // namespace undertone
