// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation_plan.h"
#include "engine/core/labelled_clip.h"
#include "engine/core/result.h"
#include "engine/simulation/conversation_plan_config.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace undertone {

/// "angry>sad=3,happy>neutral=2.5": transitions as a user writes them. Errors: InvalidArgument.
Result<std::vector<EmotionTransition>> parseTransitions(const std::string& text);

/// Composes dialogues as recipe.md does: 2-4 speakers of one corpus, emotional inertia and contagion, no clip twice
/// in a dialogue, clips and classes used as evenly as the corpus allows. Same clips, config and seed: the same plans
/// on every platform. A speaker who runs out of clips falls silent, so small corpora give shorter dialogues; see corporaLeftOut.
/// Errors: InvalidArgument (an impossible config, or no corpus with two speakers).
Result<std::vector<ConversationPlan>> planConversations(std::span<const LabelledClip> clips, const PlanConfig& config, std::uint64_t seed);

/// Corpora of which no dialogue is composed: the clips of as many speakers as may talk together do not fill the shortest dialogue, on
/// average, and another corpus's do. Read speech with a clip or two a reader is such a corpus.
std::vector<std::string> corporaLeftOut(std::span<const LabelledClip> clips, const PlanConfig& config);

}  // namespace undertone
