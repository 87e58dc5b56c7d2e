// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/project/edit_draft.h"
#include "engine/project/project_content.h"
#include "ui/services/project_edit.h"

#include <string>
#include <vector>

namespace undertone {

/// The tracks of a project that the window shows: the segmentation at the bottom, and the first of each kind that is about it.
struct ShownTracks {
    TrackId segmentation;
    TrackId annotation;  ///< that is edited; none: nobody has labelled yet
    std::vector<TrackId> otherAnnotations;
    TrackId decision;  ///< what was adjudicated; none: nothing yet
    TrackId text;      ///< none: nothing was transcribed
};

ShownTracks shownTracks(const ProjectContent& content);

/// The labels of a project that has none yet, by digit keys 1 to 9.
const std::vector<std::string>& proposedLabels();

/// The annotation track that is edited, made with the proposed labels where there is none. Errors: of the kinds of edits.
Result<TrackId> madeAnnotationTrack(EditDraft& draft);

/// Makes an edit of the window on the tracks that it shows. Label sets and tracks that it needs are made with it, in the same step. Returns
/// the sentence to be selected afterwards; none: as before. Errors: of the kinds of edits.
Result<SegmentId> makeEdit(EditDraft& draft, const ProjectEdit& edit);

/// The runs over a segmentation that the user did not delete, the latest first.
std::vector<const RunDisplay*> shownRuns(const ProjectContent& content, TrackId segmentation);

/// The first sentence that an edit was about; none: about something else.
SegmentId sentenceOf(const Edit& edit);

}  // namespace undertone
