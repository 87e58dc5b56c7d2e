// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/run_parent.h"

#include "engine/core/conversation.h"
#include "engine/core/memory_plan.h"
#include "engine/core/timeline.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace undertone {
namespace {

std::string answerOf(const Timeline& timeline, const UtteranceAnalysis& row)
{
    const auto label = static_cast<std::size_t>(row.emotion());
    return label < timeline.labels.size() ? timeline.labels[label] : std::string();
}

/// What a plan does to the reading of a sentence, for comparing.
bool readsAlike(const MemoryPlan& a, const MemoryPlan& b, int sentence)
{
    const auto labelBehind = [sentence](const MemoryPlan& plan) {
        const std::string* label = plan.labelOf(sentence - 1);
        return label != nullptr ? *label : std::string();
    };
    return a.isFrozenAt(sentence) == b.isFrozenAt(sentence) && a.resetsAt(sentence) == b.resetsAt(sentence)
        && labelBehind(a) == labelBehind(b);
}

}  // namespace

int firstReadOtherwise(const Timeline& before, const Conversation& conversation, const MemoryPlan* plan)
{
    const MemoryPlan none;
    const MemoryPlan& was = before.plan ? *before.plan : none;
    const MemoryPlan& now = plan != nullptr ? *plan : none;
    const auto count = std::min(before.utterances.size(), conversation.segments.size());
    for (std::size_t i = 0; i < count; ++i) {
        const UtteranceAnalysis& row = before.utterances[i];
        const Segment& segment = conversation.segments[i];
        if (row.startSeconds != segment.startSeconds || row.endSeconds != segment.endSeconds
            || row.speaker != speakerName(conversation.speakers, segment.speaker) || !readsAlike(was, now, static_cast<int>(i)))
            return static_cast<int>(i);
    }
    return static_cast<int>(count);
}

std::vector<FlippedAnswer> flippedAnswers(const Timeline& before, const Timeline& after)
{
    const bool byId = !before.utterances.empty()
        && std::ranges::none_of(before.utterances, [](const UtteranceAnalysis& row) { return row.segment.isNone(); });
    std::unordered_map<SegmentId, const UtteranceAnalysis*> ofId;
    std::map<std::pair<double, double>, const UtteranceAnalysis*> ofBounds;
    for (const UtteranceAnalysis& row : before.utterances) {
        if (byId)
            ofId.emplace(row.segment, &row);
        else
            ofBounds.emplace(std::pair(row.startSeconds, row.endSeconds), &row);
    }
    const auto rowBefore = [&](const UtteranceAnalysis& row) -> const UtteranceAnalysis* {
        if (byId) {
            const auto found = ofId.find(row.segment);
            return found != ofId.end() ? found->second : nullptr;
        }
        const auto found = ofBounds.find({row.startSeconds, row.endSeconds});
        return found != ofBounds.end() ? found->second : nullptr;
    };
    std::vector<FlippedAnswer> flipped;
    for (const UtteranceAnalysis& row : after.utterances) {
        const UtteranceAnalysis* was = rowBefore(row);
        if (was == nullptr)
            continue;
        FlippedAnswer answer{row.index, was->index, answerOf(before, *was), answerOf(after, row)};
        if (answer.before != answer.after)
            flipped.push_back(std::move(answer));
    }
    return flipped;
}

}  // namespace undertone
