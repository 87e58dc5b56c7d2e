// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/memory_plan.h"

#include <span>
#include <string>
#include <vector>

namespace undertone {

/// What is done to memory at a sentence that is known by its id: as the window says it, where sentences are edited between runs.
struct SegmentIntervention {
    SegmentId segment;
    double startSeconds = 0.0;  ///< of that sentence: where it is gone, what is done is done at the next one
    MemoryAction action = MemoryAction::Freeze;
    std::string label;  ///< MemoryAction::Label; goes with its sentence
    friend bool operator==(const SegmentIntervention&, const SegmentIntervention&) = default;
};

/// The plan of a run over a conversation in reading order.
MemoryPlan planOver(const Conversation& conversation, std::span<const SegmentIntervention> interventions);

/// The plan of a run by its sentences; its results name them by their ids.
std::vector<SegmentIntervention> interventionsOf(const Timeline& run);

}  // namespace undertone
