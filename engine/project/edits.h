// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/project/edit_draft.h"

#include <span>
#include <string>
#include <vector>

// The kinds of edits, each in a file of its name under edits/. They change a draft and name its step; the draft is the edit as a value.
// Usage: `project.apply([&](EditDraft& draft) { return splitSentence(draft, id, 3.2); })`.
// Errors of all: InvalidArgument (what is named is not there, or would break an invariant: see invariants.h).
namespace undertone {

// Sentences

Result<SegmentId> addSentence(EditDraft& draft, TrackId track, double startSeconds, double endSeconds, SpeakerId speaker = {});
/// With all that is said of them in other tracks.
Status removeSentences(EditDraft& draft, std::span<const SegmentId> sentences);
/// The part before keeps id and texts, both parts keep what annotators said. Returns the part behind.
Result<SegmentId> splitSentence(EditDraft& draft, SegmentId sentence, double atSeconds);
/// Sentences of one segmentation become one, from the first start to the last end, with the id and the speaker of the first in time, or
/// no speaker where theirs differ. Texts are joined in order of time. What annotators said stays where all those that were judged got the
/// same; else it goes, as it was said of neither the whole.
Status mergeSentences(EditDraft& draft, std::span<const SegmentId> sentences);
Status moveBoundaries(EditDraft& draft, SegmentId sentence, double startSeconds, double endSeconds);
/// No text takes it away.
Status setText(EditDraft& draft, TrackId track, SegmentId sentence, std::string text);
/// None: not known.
Status assignSpeaker(EditDraft& draft, std::span<const SegmentId> sentences, SpeakerId speaker);

// Speakers

Result<SpeakerId> addSpeaker(EditDraft& draft, std::string name);
Status renameSpeaker(EditDraft& draft, SpeakerId speaker, std::string name);
/// All sentences of `merged` become `into`'s, in every track, and `merged` goes.
Status mergeSpeakers(EditDraft& draft, SpeakerId merged, SpeakerId into);
/// Their sentences stay, and nobody is known to speak them.
Status removeSpeaker(EditDraft& draft, SpeakerId speaker);

// What annotators say

/// In place of what was said before; one that says nothing takes it away.
Status setAnnotation(EditDraft& draft, const Annotation& annotation);
/// Labels alone; the rest of what was said stays. They count as given blind where others' are hidden from the annotator (review.h).
Status setLabels(EditDraft& draft, TrackId track, SegmentId sentence, std::vector<LabelId> labels);
Result<LabelSetId> addLabelSet(EditDraft& draft, LabelSet set);
Result<LabelId> addLabel(EditDraft& draft, Label label);
/// Name, colour, shortcut and position; the set stays.
Status changeLabel(EditDraft& draft, const Label& label);
/// It is taken from all sentences that have it.
Status removeLabel(EditDraft& draft, LabelId label);

// Tracks

/// `track.id` is given here; its position is the last where it is 0.
Result<TrackId> addTrack(EditDraft& draft, Track track);
Status renameTrack(EditDraft& draft, TrackId track, std::string name);
/// Places it before what has that position; the others move on.
Status moveTrack(EditDraft& draft, TrackId track, std::int64_t position);
/// With its sentences, and the tracks that are about them.
Status removeTrack(EditDraft& draft, TrackId track);
/// A segmentation of the same sentences under new ids, with their speakers, for an annotator to change.
Result<TrackId> copySegmentation(EditDraft& draft, TrackId track, std::string name, std::string annotator);

// Runs and the recording

Status renameRun(EditDraft& draft, ProjectRunId run, std::string name);
/// Its results stay in the file, so that this can be undone.
Status removeRun(EditDraft& draft, ProjectRunId run);
/// It is the last one, and listed where it was not.
Status showRun(EditDraft& draft, ProjectRunId run);
/// The recording was found elsewhere (relink.h), or its hash became known.
Status relinkAudio(EditDraft& draft, AudioReference audio);

}  // namespace undertone
