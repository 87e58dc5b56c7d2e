// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

#include <algorithm>

namespace undertone {

Result<TrackId> addTrack(EditDraft& draft, Track track)
{
    draft.nameStep(message("edit.add-track", track.name));
    track.id = draft.nextId<TrackId>();
    if (track.position == 0) {
        for (const auto& [id, other] : draft.content().rows<Track>())
            track.position = std::max(track.position, other.position);
        ++track.position;
    }
    draft.put(track);
    return track.id;
}

}  // namespace undertone
