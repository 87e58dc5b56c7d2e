// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which dialogues are trained on and which are tested, and whether the two are kept apart.
//
//   auto folds = leaveOneSessionOut(identities);
//   auto audit = auditFolds(identities, *folds, foldRuleOf(*folds, FoldRule::LeaveOneSessionOut));
//   if (!audit.allowed()) return audit.refusals.front();     // names the fold and the speaker
//   results["fold_rule"] = audit.rule;

#include "engine/core/result.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace undertone {

/// All of a dialogue that a fold depends on.
struct DialogueIdentity {
    std::string name;
    std::string session;                ///< empty: the corpus has none
    std::string script;                 ///< the lines that were acted; empty: improvised, or not known
    std::vector<std::string> speakers;  ///< each once; the same person has the same name in all dialogues
};

/// One division of the dialogues, by index. A dialogue may be in neither part.
struct Fold {
    std::string name;  ///< the session or split that is tested
    std::vector<std::size_t> train;
    std::vector<std::size_t> test;
};

enum class FoldRule { LeaveOneSessionOut, SplitColumn };

/// What an audit found. `refusals` and `warnings` are full sentences.
struct FoldAudit {
    std::vector<Message> refusals;  ///< a fold with one of these measures nothing
    std::vector<Message> warnings;
    std::string rule;  ///< how the folds were made, in one sentence: belongs into every result
    [[nodiscard]] bool allowed() const { return refusals.empty(); }
};

/// One fold for each session, in the order of their names: that session is tested, all others are trained on.
/// Errors: InvalidArgument (a dialogue without a session, or fewer than two sessions).
Result<std::vector<Fold>> leaveOneSessionOut(std::span<const DialogueIdentity> dialogues);

/// One fold for each split but "train", in the order of their names: it is tested, "train" is trained on. `splits` has one name
/// for each dialogue; those of an empty one are in no fold. Errors: InvalidArgument (no "train", or nothing else).
Result<std::vector<Fold>> foldsBySplit(std::span<const DialogueIdentity> dialogues, std::span<const std::string> splits);

/// The rule of a set of folds, in one sentence.
std::string foldRuleOf(std::span<const Fold> folds, FoldRule rule);

/// Refuses a fold that shares a speaker or a dialogue between train and test, or in which one of the two is empty; warns of
/// scripted lines heard in both and of dialogues whose speakers are not known. Never fails.
FoldAudit auditFolds(std::span<const DialogueIdentity> dialogues, std::span<const Fold> folds, std::string rule);

}  // namespace undertone
