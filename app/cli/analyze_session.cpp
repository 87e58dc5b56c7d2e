// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analyze_session.h"

#include "app/cli/timeline_table.h"
#include "app/jobs/recording/session_analysis.h"
#include "engine/annotation/timeline_json_writer.h"
#include "engine/messages/catalogue.h"

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
    const auto keyring = TRY(openVaultOf(context, folder, passphrase));
    auto session = TRY(Session::open(folder, keyring));
    const bool wasInterrupted = session.hasRecording() && !session.extents();
    TRY(session.recoverToRead(keyring));
    if (wasInterrupted && session.extents())
        context.progress.note("undertone-cli: " + englishSentence(message("cli.session-recovered")));
    auto analysis = TRY(SessionAnalysis::begin(std::move(session), keyring));
    AnalysisJob job;
    const auto show = [&](const EngineEvent& event) {
        if (const auto* warned = std::get_if<RunWarned>(&event))
            context.progress.note("undertone-cli: " + englishSentence(warned->warning));
        if (const auto* progress = std::get_if<RunProgress>(&event))
            context.progress.update(std::to_string(static_cast<int>(progress->fraction * 100.0)) + " %");
    };
    const auto outcome = analysis.run(job, 1, prototype, show, context.cancel);
    context.progress.finish();
    if (outcome.error)
        return *outcome.error;
    return writeSessionResults(context, analysis.watch(), analysis.session(), outcome.timeline);
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
