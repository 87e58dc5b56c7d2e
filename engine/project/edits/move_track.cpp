// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Status moveTrack(EditDraft& draft, TrackId track, std::int64_t position)
{
    Track moved = TRY(namedTrack(draft, track));
    draft.nameStep(message("edit.move-track", moved.name));
    const auto tracks = draft.content().rows<Track>();
    for (auto [id, other] : tracks) {
        if (id == track || other.position < position)
            continue;
        ++other.position;
        draft.put(other);
    }
    moved.position = position;
    draft.put(moved);
    return {};
}

}  // namespace undertone
