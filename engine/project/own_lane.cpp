// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/own_lane.h"

#include "engine/core/emotion_names.h"

namespace undertone {

Result<TrackId> addOwnLane(EditDraft& draft, TrackId segmentation, const std::vector<std::string>& colours)
{
    const LabelSetId set = TRY(addLabelSet(draft, {{}, "emotions"}));
    std::int64_t position = 0;
    for (const std::string_view name : proposedEmotions()) {
        const auto place = static_cast<std::size_t>(position);
        TRY(addLabel(
            draft,
            {{}, set, std::string(name), place < colours.size() ? colours[place] : std::string(), std::to_string(position + 1), position}));
        ++position;
    }
    Track track;
    track.kind = TrackKind::Annotation;
    track.name = "annotation";
    track.segmentation = segmentation;
    track.labelSet = set;
    return addTrack(draft, track);
}

}  // namespace undertone
