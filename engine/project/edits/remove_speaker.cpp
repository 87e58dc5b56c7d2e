// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"
#include "engine/project/speaker_identity.h"

namespace undertone {

Status removeSpeaker(EditDraft& draft, SpeakerId speaker)
{
    draft.nameStep(message("edit.remove-speaker", TRY(named<Speaker>(draft, speaker, message("project.no-speaker"))).name));
    giveSentences(draft, speaker, {});
    putSpeakerIdentity(draft, speaker, {});
    draft.remove<Speaker>(speaker);
    return {};
}

}  // namespace undertone
