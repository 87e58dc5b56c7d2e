// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Result<LabelSetId> addLabelSet(EditDraft& draft, LabelSet set)
{
    draft.nameStep(message("edit.add-label-set", set.name));
    set.id = draft.nextId<LabelSetId>();
    draft.put(set);
    return set.id;
}

}  // namespace undertone
