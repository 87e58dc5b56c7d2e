// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Status changeLabel(EditDraft& draft, const Label& label)
{
    const Label before = TRY(named<Label>(draft, label.id, message("project.no-label")));
    draft.nameStep(message("edit.change-label", before.name));
    Label after = label;
    after.set = before.set;
    draft.put(after);
    return {};
}

}  // namespace undertone
