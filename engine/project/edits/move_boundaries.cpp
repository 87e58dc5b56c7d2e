// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Status moveBoundaries(EditDraft& draft, SegmentId sentence, double startSeconds, double endSeconds)
{
    Sentence moved = TRY(namedSentence(draft, sentence));
    draft.nameStep(message("edit.move-boundary", placeOf(moved)));
    moved.startSeconds = startSeconds;
    moved.endSeconds = endSeconds;
    draft.put(moved);
    return {};
}

}  // namespace undertone
