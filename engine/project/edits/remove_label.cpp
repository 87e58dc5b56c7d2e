// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Status removeLabel(EditDraft& draft, LabelId label)
{
    draft.nameStep(message("edit.remove-label", TRY(named<Label>(draft, label, message("project.no-label"))).name));
    const auto annotations = draft.content().rows<Annotation>();
    for (const auto& [key, given] : annotations) {
        Annotation without = given;
        if (std::erase(without.labels, label) > 0)
            putAnnotation(draft, without);
    }
    draft.remove<Label>(label);
    return {};
}

}  // namespace undertone
