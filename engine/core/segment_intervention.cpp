// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/segment_intervention.h"

#include <algorithm>

namespace undertone {

MemoryPlan planOver(const Conversation& conversation, std::span<const SegmentIntervention> interventions)
{
    MemoryPlan plan;
    const auto& segments = conversation.segments;
    for (const SegmentIntervention& one : interventions) {
        auto found = std::ranges::find(segments, one.segment, &Segment::id);
        if (found == segments.end() && one.action != MemoryAction::Label)
            found = std::ranges::find_if(segments, [&](const Segment& segment) { return segment.startSeconds >= one.startSeconds; });
        if (found != segments.end())
            plan.add({static_cast<int>(found - segments.begin()), one.action, one.label});
    }
    return plan;
}

std::vector<SegmentIntervention> interventionsOf(const Timeline& run)
{
    std::vector<SegmentIntervention> interventions;
    if (!run.plan)
        return interventions;
    for (const MemoryIntervention& one : run.plan->interventions) {
        const auto row = std::ranges::find(run.utterances, one.sentence, &UtteranceAnalysis::index);
        if (row != run.utterances.end())
            interventions.push_back({row->segment, row->startSeconds, one.action, one.label});
    }
    return interventions;
}

}  // namespace undertone
