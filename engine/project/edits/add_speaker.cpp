// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Result<SpeakerId> addSpeaker(EditDraft& draft, std::string name)
{
    draft.nameStep(message("edit.add-speaker", name));
    const Speaker speaker{draft.nextId<SpeakerId>(), std::move(name)};
    draft.put(speaker);
    return speaker.id;
}

}  // namespace undertone
