// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Status renameRun(EditDraft& draft, ProjectRunId run, std::string name)
{
    RunDisplay renamed = TRY(named<RunDisplay>(draft, run, message("project.no-run")));
    draft.nameStep(message("edit.rename-run", renamed.name, name));
    renamed.name = std::move(name);
    draft.put(renamed);
    return {};
}

}  // namespace undertone
