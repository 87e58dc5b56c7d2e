// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Status setAnnotation(EditDraft& draft, const Annotation& annotation)
{
    draft.nameStep(message("edit.set-annotation", placeOf(TRY(namedSentence(draft, annotation.sentence)))));
    putAnnotation(draft, annotation);
    return {};
}

}  // namespace undertone
