// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Status removeSentences(EditDraft& draft, std::span<const SegmentId> sentences)
{
    for (const SegmentId id : sentences) {
        const Sentence sentence = TRY(namedSentence(draft, id));
        draft.nameStep(sentences.size() == 1 ? message("edit.remove-sentence", placeOf(sentence))
                                             : message("edit.remove-sentences", sentences.size()));
        for (const Annotation& annotation : rowsAbout<Annotation>(draft, id))
            draft.remove<Annotation>({annotation.track, id});
        for (const SentenceText& text : rowsAbout<SentenceText>(draft, id))
            draft.remove<SentenceText>({text.track, id});
        draft.remove<Sentence>(id);
    }
    return {};
}

}  // namespace undertone
