// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

#include <algorithm>

namespace undertone {

Status showRun(EditDraft& draft, ProjectRunId run)
{
    RunDisplay shown = TRY(named<RunDisplay>(draft, run, message("project.no-run")));
    draft.nameStep(message("edit.show-run", shown.name));
    std::int64_t last = 0;
    for (const auto& [id, display] : draft.content().rows<RunDisplay>()) {
        if (id != run)
            last = std::max(last, display.position);
    }
    shown.position = std::max(shown.position, last + 1);
    shown.removed = false;
    draft.put(shown);
    return {};
}

}  // namespace undertone
