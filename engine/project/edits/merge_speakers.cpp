// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"
#include "engine/project/speaker_identity.h"

namespace undertone {

Status mergeSpeakers(EditDraft& draft, SpeakerId merged, SpeakerId into)
{
    const Speaker gone = TRY(named<Speaker>(draft, merged, message("project.no-speaker")));
    const Speaker stays = TRY(named<Speaker>(draft, into, message("project.no-speaker")));
    if (merged == into)
        return Error{ErrorCode::InvalidArgument, message("project.merge-itself", stays.name)};
    draft.nameStep(message("edit.merge-speakers", gone.name, stays.name));
    giveSentences(draft, merged, into);
    if (speakerIdentity(draft.content(), into).empty())
        putSpeakerIdentity(draft, into, speakerIdentity(draft.content(), merged));
    putSpeakerIdentity(draft, merged, {});
    draft.remove<Speaker>(merged);
    return {};
}

}  // namespace undertone
