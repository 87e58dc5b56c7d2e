// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Status renameSpeaker(EditDraft& draft, SpeakerId speaker, std::string name)
{
    Speaker renamed = TRY(named<Speaker>(draft, speaker, message("project.no-speaker")));
    draft.nameStep(message("edit.rename-speaker", renamed.name, name));
    renamed.name = std::move(name);
    draft.put(renamed);
    return {};
}

}  // namespace undertone
