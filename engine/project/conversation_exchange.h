// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/timeline.h"
#include "engine/core/timeline_export.h"
#include "engine/project/edit_draft.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace undertone {

/// The column of a segments file that holds what is said.
inline constexpr const char* textColumn = "text";

/// Where sentences of a conversation stand in the project.
struct ImportedConversation {
    TrackId segmentation;
    TrackId text;                              ///< of what stood in textColumn; none where nothing did
    std::map<SegmentId, SegmentId> sentences;  ///< from the ids of the conversation
};

/// Adds a conversation as a segmentation, and its texts as a text track. Speakers of a name that the project knows are that speaker; of two
/// of one name in the conversation the second stays another. A kind of edit, and what a new project is made of.
/// `source` as in the timeline JSON. Errors: InvalidArgument.
Result<ImportedConversation> importConversation(EditDraft& draft, const Conversation& conversation, const std::string& name,
                                                const std::string& source);

/// The content of a new project: a recording, and a conversation where there is one.
Result<ProjectContent> newProjectContent(const AudioReference& audio, const Conversation& conversation, const std::string& name,
                                         const std::string& source);

/// A segmentation in reading order with the speakers that it names, ids as in the project. Rows of the text and annotation tracks
/// `alongside` become columns: the first text is textColumn, others are called by their tracks, labels stand apart by blanks. The track
/// says where it came from; Conversation::source does not.
Conversation conversationOf(const ProjectContent& content, TrackId segmentation, std::span<const TrackId> alongside = {});

/// The sentences of a timeline, their speakers by name, numbered in its order.
Conversation conversationOf(const Timeline& timeline);

/// The sentence of each row of a timeline: that of the same bounds and speaker in a segmentation. Errors: InvalidArgument (a row has none).
Result<std::vector<UtteranceAnalysis>> attachedResults(const ProjectContent& content, TrackId segmentation, const Timeline& timeline);

/// A run as the writers take it: every sentence of its segmentation in reading order, with the names that speakers have now and the columns
/// of conversationOf(). Those that are new or were changed since the run have no result (notAnalysedReason), and numbers behind its own.
Timeline timelineOf(const ProjectContent& content, const ProjectRun& run, Timeline header, std::span<const UtteranceAnalysis> results,
                    std::span<const TrackId> alongside = {});

/// What the annotator of a track said of each sentence, as the writers take it: the main label, and as columns what else they said, with
/// the texts of `alongside`. Sentences in reading order; those of which they said nothing have no label.
Timeline labelsOf(const ProjectContent& content, const Track& track, std::span<const TrackId> alongside = {});

/// What annotators said of the sentences of that segmentation, decisions left out, and the track `but`.
std::vector<RaterJudgement> raterJudgements(const ProjectContent& content, TrackId segmentation, TrackId but = {});

}  // namespace undertone
