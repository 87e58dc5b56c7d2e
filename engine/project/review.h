// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/project/edit_draft.h"
#include "engine/project/project_content.h"

#include <map>
#include <string>
#include <vector>

// Review of a project: whose labels are given blind, what was revealed to whom, and what was decided in the end. Kept as settings of the
// project, by track and sentence, so that files stay readable for programs that know nothing of it. What was seen cannot be unseen:
// reveals are facts, which no undo takes back (Project::reveal).
namespace undertone {

/// When an annotator sees what others and the model say of a sentence.
enum class BlindFirst {
    Off,            ///< always
    UntilRevealed,  ///< when they have labelled it and ask for it
    UntilLabelled   ///< as soon as they have labelled it
};

/// That others' labels of one sentence were shown to an annotator.
struct Reveal {
    std::string at;                 ///< "2025-03-01T14:05:09Z"
    std::vector<LabelId> labels{};  ///< what they had said blind by then, the first is the main one; of a label that is gone now too
    friend bool operator==(const Reveal&, const Reveal&) = default;
};

/// Who settled what annotators had disagreed on.
struct Decision {
    std::string by;
    std::string at;
    friend bool operator==(const Decision&, const Decision&) = default;
};

BlindFirst blindFirstOf(const ProjectContent& content, TrackId track);
/// Of all sentences that were revealed, those that are gone too.
std::map<SegmentId, Reveal> revealsOf(const ProjectContent& content, TrackId track);
/// Whether others' labels of it are kept from whoever works on the track.
bool isHiddenFrom(const ProjectContent& content, TrackId track, SegmentId sentence);

/// The track of decisions is an annotation track of this annotator and source; nobody labels in it but by decide().
inline constexpr const char* adjudicator = "adjudicated";
inline constexpr const char* adjudicationSource = "adjudication";
[[nodiscard]] inline bool isDecisionTrack(const Track& track)
{
    return track.kind == TrackKind::Annotation && track.source == adjudicationSource;
}
/// None where nothing was decided yet.
TrackId decisionTrackOf(const ProjectContent& content, TrackId segmentation);
std::map<SegmentId, Decision> decisionsOf(const ProjectContent& content, TrackId track);

// Edits; errors as of those in edits.h.

/// What holds of a sentence in the end, by the name of a label of the set `labels`; an empty name takes the decision back. Makes the track
/// where there is none, and a label that its set lacks.
Status decide(EditDraft& draft, SegmentId sentence, const Label* label, const std::string& remark, const Decision& decision);

// Facts, for Project.

void putBlindFirst(EditDraft& draft, TrackId track, BlindFirst mode);
/// One that was revealed before stays as it is.
void putReveal(EditDraft& draft, TrackId track, SegmentId sentence, const std::string& at);
/// Whether a setting says that something was revealed.
/// Forgets what was revealed and decided of sentences that are there no more, which undo could bring back.
void forgetReviewOfRemoved(EditDraft& draft);

bool isReveal(const Setting& setting);
/// What was seen or decided of one sentence holds for another that is made of it.
void copyReview(EditDraft& draft, SegmentId from, SegmentId to);

}  // namespace undertone
