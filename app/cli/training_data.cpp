// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/training_data.h"

#include "engine/corpus/label_map.h"
#include "engine/io/dialogue_tokens.h"
#include "engine/io/model_directory.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <utility>

namespace undertone {
namespace {

namespace fs = std::filesystem;

fs::path vaultOf(const fs::path& session)
{
    std::error_code ignored;
    auto folder = fs::absolute(session, ignored).lexically_normal();
    return (folder.has_filename() ? folder : folder.parent_path()).parent_path();
}

Result<SessionTraining> openSessions(const TrainingDataOptions& options, CommandContext& context)
{
    protectSecrets(context);
    for (const auto& session : options.sessions) {
        if (vaultOf(session) != vaultOf(options.sessions.front()))
            return Error{ErrorCode::InvalidArgument, message("cli.sessions-of-one-vault"), session};
    }
    const auto keyring = TRY(openVaultOf(context, options.sessions.front(), options.passphrase));
    std::vector<Session> sessions;
    for (const auto& folder : options.sessions)
        sessions.push_back(TRY(Session::open(folder, keyring)));
    return SessionTraining::begin(std::move(sessions), keyring);
}

}  // namespace

void addSessionDataOptions(CLI::App& subcommand, TrainingDataOptions& options)
{
    subcommand
        .add_option(
            "--session", options.sessions,
            "Recorded session to train on as well, or alone without --tokens; everyone in it must have agreed to training. Can be given "
            "more than once")
        ->type_name("DIR");
    subcommand.add_option("--annotator", options.annotator,
                          "Annotator whose labels of the sessions are used (default: decisions, else what more than half of them say)");
    subcommand.add_option("--labels", options.labels, "Labels of the model, in order, where only sessions are trained on")
        ->capture_default_str();
    addPassphraseOptions(subcommand, options.passphrase);
}

Result<TrainingData> readTrainingData(const TrainingDataOptions& options, const fs::path& tokenizer, CommandContext& context)
{
    if (options.tokens.empty() && options.sessions.empty())
        return Error{ErrorCode::InvalidArgument, message("cli.training-data"), {}};
    std::vector<DialogueTokens> sets;
    if (!options.tokens.empty())
        sets.push_back(TRY(readDialogueTokens(options.tokens)));
    if (options.sessions.empty()) {
        const Authorisation leave(Purpose::Train, attestationOf(sets.front()));
        return TrainingData{std::move(sets.front()), leave, std::nullopt};
    }
    const auto labels = sets.empty() ? parseLabels(options.labels) : sets.front().labels;
    TRY(LabelMap::create(CorpusFormat::Manifest, labels));
    if (!sets.empty() && sets.front().tokenizerSha256 != TRY(hashTokenizer(tokenizer, context.cancel)))
        return Error{ErrorCode::InvalidArgument, message("training.other-tokenizer", tokenizer), tokenizer};
    auto sessions = TRY(openSessions(options, context));
    const SessionTrainingOptions what{tokenizer, labels, options.annotator, context.common.device};
    context.progress.update("reading the sessions");
    sets.push_back(TRY(sessions.tokenize(what, context.cancel)));
    context.progress.finish();
    auto leave = sessions.authorisation();
    if (sets.size() == 1)
        return TrainingData{std::move(sets.front()), leave, std::move(sessions)};
    leave = TRY(Authorisation(Purpose::Train, attestationOf(sets.front())).with(leave));
    return TrainingData{TRY(mergeDialogueTokens(std::move(sets))), leave, std::move(sessions)};
}

}  // namespace undertone
