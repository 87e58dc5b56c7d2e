// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/speaker_edits.h"

#include "engine/core/overlap_mark.h"
#include "engine/core/segments_format.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/edits.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace undertone {
namespace {

/// "S1", "S2"... as far as nobody of the project has that name yet.
std::vector<Speaker> newlyNamed(const ProjectContent& content, std::vector<Speaker> found)
{
    const auto isTaken = [&content](const std::string& name) {
        return std::ranges::any_of(content.rows<Speaker>(), [&](const auto& entry) { return entry.second.name == name; });
    };
    int number = 0;
    for (Speaker& speaker : found) {
        do
            speaker.name = "S" + std::to_string(++number);
        while (isTaken(speaker.name));
    }
    return found;
}

void markOverlap(EditDraft& draft, SegmentId id, bool isOverlapped)
{
    const auto* known = draft.find<Sentence>(id);
    if (known == nullptr)
        return;
    Sentence sentence = *known;
    std::erase_if(sentence.columns, [](const auto& column) { return column.first == overlapColumn && column.second == possibleOverlap; });
    if (isOverlapped)
        sentence.columns.emplace_back(overlapColumn, possibleOverlap);
    draft.put(sentence);
}

}  // namespace

Status takeTurns(EditDraft& draft, const edits::TakeTurns& edit)
{
    draft.nameStep(message("edit.find-speakers", edit.conversation.speakers.size()));
    Conversation turns = edit.conversation;
    turns.speakers = newlyNamed(draft.content(), std::move(turns.speakers));
    TRY(importConversation(draft, turns, "speakers", segmentsSourceName(turns.source)));
    return {};
}

Status nameSpeakers(EditDraft& draft, const edits::NameSpeakers& edit)
{
    draft.nameStep(message("edit.find-speakers", edit.conversation.speakers.size()));
    std::map<SpeakerId, std::vector<SegmentId>> sentences;
    for (const Segment& segment : edit.conversation.segments)
        sentences[segment.speaker].push_back(segment.id);
    for (const Speaker& found : newlyNamed(draft.content(), edit.conversation.speakers))
        TRY(assignSpeaker(draft, sentences[found.id], TRY(addSpeaker(draft, found.name))));
    if (const auto nobody = sentences.find(SpeakerId()); nobody != sentences.end())
        TRY(assignSpeaker(draft, nobody->second, SpeakerId()));
    for (const Segment& segment : edit.conversation.segments)
        markOverlap(draft, segment.id, isMarkedAsOverlapped(segment));
    return {};
}

}  // namespace undertone
