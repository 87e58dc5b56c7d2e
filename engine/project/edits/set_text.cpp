// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Status setText(EditDraft& draft, TrackId track, SegmentId sentence, std::string text)
{
    draft.nameStep(message("edit.set-text", placeOf(TRY(namedSentence(draft, sentence)))));
    if (text.empty())
        draft.remove<SentenceText>({track, sentence});
    else
        draft.put(SentenceText{track, sentence, std::move(text)});
    return {};
}

}  // namespace undertone
