// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/jobs/corpus/corpus_report.h"
#include "app/jobs/evaluation/benchmark/fold_plan.h"
#include "engine/corpus/corpus_reader.h"
#include "engine/io/dialogue_tokens.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace undertone {

namespace {

constexpr std::size_t refusalsShown = 20;

struct ReportOptions {
    std::string folder;
    std::string labels = "ang,hap,sad,neu";
    std::string changes;
};

int reportAction(const ReportOptions& options, CommandContext& context)
{
    auto changes = parseLabelChanges(options.changes);
    if (!changes)
        return reportError(context, changes.error());
    auto corpus = readCorpus(options.folder);
    if (!corpus)
        return reportError(context, corpus.error());
    auto map = LabelMap::create(corpus->format, parseLabels(options.labels), std::move(*changes));
    if (!map)
        return reportError(context, map.error());
    const auto report = reportOn(*corpus, *map);
    const auto status = writeOutput(context, context.common.json ? corpusReportJson(*corpus, report) : corpusReportText(*corpus, report));
    return status ? ExitSuccess : reportError(context, status.error());
}

Result<FoldAudit> auditOf(const std::filesystem::path& what)
{
    std::error_code failure;
    if (std::filesystem::is_directory(what, failure)) {
        auto corpus = readCorpus(what);
        if (!corpus)
            return corpus.error();
        return auditCorpus(*corpus);
    }
    auto tokens = readDialogueTokens(what);
    if (!tokens)
        return tokens.error();
    const auto identities = identitiesOf(*tokens);
    auto folds = leaveOneSessionOut(identities);
    if (!folds)
        return folds.error();
    return auditFolds(identities, *folds, foldRuleOf(*folds, FoldRule::LeaveOneSessionOut));
}

int auditAction(const std::string& what, CommandContext& context)
{
    auto audit = auditOf(what);
    if (!audit)  // what is wrong lies in the data, not in the command
        return reportError(context, {ErrorCode::CorruptFile, audit.error().message, audit.error().path});
    std::string text = foldAuditJson(*audit) + "\n";
    if (!context.common.json) {
        text = audit->rule + "\n";
        for (const auto& warning : audit->warnings)
            text += "warning: " + englishSentence(warning) + "\n";
        if (audit->allowed())
            text += "No speaker is in both train and test.\n";
    }
    if (auto status = writeOutput(context, text); !status)
        return reportError(context, status.error());
    const std::size_t shown = std::min(audit->refusals.size(), refusalsShown);
    for (std::size_t i = 0; i < shown; ++i)
        context.progress.note("undertone-cli: " + englishSentence(audit->refusals[i]));
    if (audit->refusals.size() > shown)
        context.progress.note("undertone-cli: ... and " + std::to_string(audit->refusals.size() - shown)
                              + " more refusals (--json lists all).");
    return audit->allowed() ? ExitSuccess : ExitFailure;
}

}  // namespace

void addCorpusReportCommands(CLI::App& corpus, CommandContext& context)
{
    auto options = std::make_shared<ReportOptions>();
    auto* report =
        corpus.add_subcommand("report", "Report classes, sessions, speakers and rater agreement of a corpus, and what was skipped");
    addCommonOptions(*report, context);
    report->add_option("DIR", options->folder, "Corpus folder: IEMOCAP, MELD, RAVDESS, CREMA-D, EmoDB, or a folder with manifest.csv")
        ->required();
    report->add_option("--labels", options->labels, "Labels of the model, in order")->capture_default_str();
    report->add_option("--map", options->changes,
                       "Labels to rename or drop, e.g. exc=hap,fru=ang; an empty right-hand side drops the label");
    report->callback([options, &context] { context.action = [options, &context] { return reportAction(*options, context); }; });

    auto what = std::make_shared<std::string>();
    auto* audit = corpus.add_subcommand(
        "audit", "Check folds for shared speakers (an error) and shared scripted lines (a warning), and print the fold rule");
    addCommonOptions(*audit, context);
    audit->add_option("WHAT", *what, "Corpus folder or token file")->required();
    audit->callback([what, &context] { context.action = [what, &context] { return auditAction(*what, context); }; });
}

}  // namespace undertone
