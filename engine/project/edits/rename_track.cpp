// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Status renameTrack(EditDraft& draft, TrackId track, std::string name)
{
    Track renamed = TRY(namedTrack(draft, track));
    draft.nameStep(message("edit.rename-track", renamed.name, name));
    renamed.name = std::move(name);
    draft.put(renamed);
    return {};
}

}  // namespace undertone
