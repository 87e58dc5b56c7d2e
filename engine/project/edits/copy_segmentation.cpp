// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

namespace undertone {

Result<TrackId> copySegmentation(EditDraft& draft, TrackId track, std::string name, std::string annotator)
{
    Track copy = TRY(namedTrack(draft, track));
    if (copy.kind != TrackKind::Segmentation)
        return Error{ErrorCode::InvalidArgument, message("project.no-segmentation")};
    draft.nameStep(message("edit.copy-segmentation", copy.name, name));
    copy.name = std::move(name);
    copy.annotator = std::move(annotator);
    copy.position = 0;
    const TrackId id = TRY(addTrack(draft, copy));
    std::vector<Sentence> sentences;
    for (const Sentence* sentence : draft.content().sentencesOf(track))
        sentences.push_back(*sentence);
    for (Sentence& sentence : sentences) {
        sentence.id = draft.nextId<SegmentId>();
        sentence.track = id;
        draft.put(sentence);
    }
    return id;
}

}  // namespace undertone
