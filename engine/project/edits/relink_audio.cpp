// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Status relinkAudio(EditDraft& draft, AudioReference audio)
{
    draft.nameStep(message("edit.relink-audio", std::filesystem::path(audio.path).filename()));
    audio.number = AudioReference::onlyNumber;
    draft.put(audio);
    return {};
}

}  // namespace undertone
