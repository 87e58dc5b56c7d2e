// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/vault_access.h"
#include "app/jobs/recording/session_training.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// What a training of the SLLM is given: a token file, recorded sessions, or both.
struct TrainingDataOptions {
    std::string tokens;
    std::vector<std::string> sessions;
    std::string annotator;                   ///< of sessions
    std::string labels = "ang,hap,sad,neu";  ///< of sessions without a token file, whose labels they are else
    PassphraseOptions passphrase;
};

/// --session, --annotator, --labels and the passphrase.
void addSessionDataOptions(CLI::App& subcommand, TrainingDataOptions& options);

struct TrainingData {
    DialogueTokens tokens;
    Authorisation authorisation;              ///< to train on all of it
    std::optional<SessionTraining> sessions;  ///< watches over their consent as long as it is held
};

/// Reads the token file, and opens and tokenizes the sessions, in memory. Errors: InvalidArgument (neither; sessions of several vaults;
/// they and the token file are of different labels or tokenizers), of the vault, SessionTraining's.
Result<TrainingData> readTrainingData(const TrainingDataOptions& options, const std::filesystem::path& tokenizer, CommandContext& context);

}  // namespace undertone
