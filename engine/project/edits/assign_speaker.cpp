// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Status assignSpeaker(EditDraft& draft, std::span<const SegmentId> sentences, SpeakerId speaker)
{
    if (speaker.isNone())
        draft.nameStep(message("edit.speaker-unknown", sentences.size()));
    else
        draft.nameStep(
            message("edit.assign-speaker", sentences.size(), TRY(named<Speaker>(draft, speaker, message("project.no-speaker"))).name));
    for (const SegmentId id : sentences) {
        Sentence sentence = TRY(namedSentence(draft, id));
        sentence.speaker = speaker;
        draft.put(sentence);
    }
    return {};
}

}  // namespace undertone
