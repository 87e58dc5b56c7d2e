// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"
#include "engine/project/review.h"

namespace undertone {

Status setLabels(EditDraft& draft, TrackId track, SegmentId sentence, std::vector<LabelId> labels)
{
    const std::string place = placeOf(TRY(namedSentence(draft, sentence)));
    if (labels.empty())
        draft.nameStep(message("edit.remove-label-from", place));
    else
        draft.nameStep(message("edit.set-label", place, TRY(named<Label>(draft, labels.front(), message("project.no-label"))).name));
    const auto* given = draft.find<Annotation>({track, sentence});
    Annotation annotation = given != nullptr ? *given : Annotation{track, sentence};
    annotation.labels = std::move(labels);
    annotation.sight = isHiddenFrom(draft.content(), track, sentence) ? Sight::Blind : Sight::Open;
    putAnnotation(draft, annotation);
    return {};
}

}  // namespace undertone
