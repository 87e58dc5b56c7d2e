// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"
#include "engine/project/review.h"

namespace undertone {

Result<SegmentId> splitSentence(EditDraft& draft, SegmentId sentence, double atSeconds)
{
    Sentence before = TRY(namedSentence(draft, sentence));
    if (!(atSeconds > before.startSeconds && atSeconds < before.endSeconds))
        return Error{ErrorCode::InvalidArgument, message("project.split-outside", clockText(atSeconds, 3))};
    draft.nameStep(message("edit.split-sentence", clockText(atSeconds, 2)));
    Sentence behind = before;
    behind.id = draft.nextId<SegmentId>();
    behind.startSeconds = atSeconds;
    before.endSeconds = atSeconds;
    draft.put(before);
    draft.put(behind);
    for (Annotation annotation : rowsAbout<Annotation>(draft, sentence)) {
        annotation.sentence = behind.id;
        draft.put(annotation);
    }
    copyReview(draft, sentence, behind.id);
    return behind.id;
}

}  // namespace undertone
