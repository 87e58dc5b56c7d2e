// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/conversation.h"

#include <algorithm>

namespace undertone {

void numberSegments(Conversation& conversation)
{
    for (const Segment& segment : conversation.segments)
        conversation.segmentIds.reserve(segment.id);
    for (Segment& segment : conversation.segments) {
        if (segment.id.isNone())
            segment.id = conversation.segmentIds.next();
    }
}

std::string_view speakerName(std::span<const Speaker> speakers, SpeakerId id)
{
    const auto found = std::ranges::lower_bound(speakers, id, {}, &Speaker::id);
    return found != speakers.end() && found->id == id ? std::string_view(found->name) : std::string_view();
}

SpeakerId addSpeaker(Conversation& conversation, std::string name)
{
    if (!conversation.speakers.empty())
        conversation.speakerIds.reserve(conversation.speakers.back().id);
    const SpeakerId id = conversation.speakerIds.next();
    conversation.speakers.push_back({id, std::move(name)});
    return id;
}

SpeakersByName::SpeakersByName(Conversation& conversation) : m_conversation(conversation)
{
    for (const Speaker& speaker : conversation.speakers)
        m_ids.try_emplace(speaker.name, speaker.id);
}

SpeakerId SpeakersByName::idOf(const std::string& name)
{
    if (name.empty())
        return {};
    const auto [found, isNew] = m_ids.try_emplace(name);
    if (isNew)
        found->second = addSpeaker(m_conversation, name);
    return found->second;
}

}  // namespace undertone
