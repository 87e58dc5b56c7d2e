// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/kept_sentences.h"

namespace undertone {

Conversation sentencesOf(Timeline& results)
{
    Conversation conversation;
    SpeakersByName speakers(conversation);
    for (const UtteranceAnalysis& utterance : results.utterances)
        conversation.segments.push_back(
            {utterance.startSeconds, utterance.endSeconds, speakers.idOf(utterance.speaker), utterance.columns});
    numberSegments(conversation);
    for (std::size_t i = 0; i < results.utterances.size(); ++i)
        results.utterances[i].segment = conversation.segments[i].id;
    return conversation;
}

}  // namespace undertone
