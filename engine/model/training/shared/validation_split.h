// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/io/dialogue_tokens.h"

#include <cstdint>
#include <string>

namespace undertone {

/// Training dialogues in two: those trained on, and those held back to tell when to stop.
struct ValidationSplit {
    DialogueTokens train;
    DialogueTokens validation;
    std::string rule;  ///< what the two do not share: "session", "speaker", or "dialogue" where speakers are in both
};

/// Holds back about `share` of the sentences, in whole dialogues, chosen by the seed. Dialogues of one session, or where the
/// corpus has none those that share a speaker, stay together, unless that would hold back more than three times the share or
/// half of everything. Errors: InvalidArgument (fewer than two dialogues, no share).
Result<ValidationSplit> splitForValidation(const DialogueTokens& tokens, double share, std::uint64_t seed);

}  // namespace undertone
