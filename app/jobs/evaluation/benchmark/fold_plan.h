// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/corpus/split_auditor.h"
#include "engine/io/dialogue_tokens.h"

#include <string>
#include <vector>

namespace undertone {

/// Folds that the auditor allowed.
struct FoldPlan {
    std::vector<Fold> folds;
    std::string rule;               ///< one sentence, for the report
    std::vector<Message> warnings;  ///< the auditor's
};

/// What the auditor of folds is told of each dialogue, in their order: speakers each once and sorted.
std::vector<DialogueIdentity> identitiesOf(const DialogueTokens& tokens);

/// `wanted`: "sessions" leaves out one session after the other; "speakers:K" makes K groups of speakers who never talk to
/// one of another group, as even in sentences as they come. Errors: InvalidArgument (another word, no sessions, dialogues
/// that tie the speakers together, or a fold that shares a speaker with its training, which is named).
Result<FoldPlan> planFolds(const DialogueTokens& tokens, const std::string& wanted);

}  // namespace undertone
