// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Status removeRun(EditDraft& draft, ProjectRunId run)
{
    RunDisplay removed = TRY(named<RunDisplay>(draft, run, message("project.no-run")));
    draft.nameStep(message("edit.remove-run", removed.name));
    removed.removed = true;
    draft.put(removed);
    return {};
}

}  // namespace undertone
