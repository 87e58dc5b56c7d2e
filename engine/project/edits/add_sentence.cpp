// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Result<SegmentId> addSentence(EditDraft& draft, TrackId track, double startSeconds, double endSeconds, SpeakerId speaker)
{
    const Sentence sentence{draft.nextId<SegmentId>(), track, startSeconds, endSeconds, speaker, {}};
    draft.nameStep(message("edit.add-sentence", placeOf(sentence)));
    draft.put(sentence);
    return sentence.id;
}

}  // namespace undertone
