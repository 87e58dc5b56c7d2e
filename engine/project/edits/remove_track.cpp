// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

namespace {

template <typename Row> void removeRowsOf(EditDraft& draft, TrackId track)
{
    std::vector<typename RowFields<Row>::Key> keys;
    for (const auto& [key, row] : draft.content().rows<Row>()) {
        if (row.track == track)
            keys.push_back(key);
    }
    for (const auto& key : keys)
        draft.remove<Row>(key);
}

}  // namespace

Status removeTrack(EditDraft& draft, TrackId track)
{
    draft.nameStep(message("edit.remove-track", TRY(namedTrack(draft, track)).name));
    std::vector<TrackId> about;
    for (const auto& [id, other] : draft.content().rows<Track>()) {
        if (other.segmentation == track)
            about.push_back(id);
    }
    for (const TrackId other : about)
        TRY(removeTrack(draft, other));
    removeRowsOf<Annotation>(draft, track);
    removeRowsOf<SentenceText>(draft, track);
    removeRowsOf<Sentence>(draft, track);
    draft.remove<Track>(track);
    return {};
}

}  // namespace undertone
