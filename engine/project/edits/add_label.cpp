// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Result<LabelId> addLabel(EditDraft& draft, Label label)
{
    draft.nameStep(message("edit.add-label", label.name));
    label.id = draft.nextId<LabelId>();
    draft.put(label);
    return label.id;
}

}  // namespace undertone
