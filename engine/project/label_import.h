// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/result.h"
#include "engine/project/edit_draft.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

// What colleagues said of the sentences of a recording, from a file of theirs into lanes of the project: each annotator gets one, so that
// their agreement can be measured. Sentences of the project stay as they are.
namespace undertone {

/// What one annotator said of one stretch of the recording.
struct ReadJudgement {
    double startSeconds = 0.0;
    double endSeconds = 0.0;
    std::string speaker;              ///< empty: not known
    std::vector<std::string> labels;  ///< names, the main one first
    std::optional<double> valence;
    std::optional<double> arousal;
    std::optional<double> dominance;
    std::optional<double> confidence;  ///< 0 to 1
    std::string remark;
    Sight sight = Sight::Open;
    [[nodiscard]] bool saysNothing() const { return labels.empty() && !valence && !arousal && !dominance && !confidence && remark.empty(); }
};

struct ReadAnnotator {
    std::string name;
    std::vector<ReadJudgement> judgements;  ///< each says something
};

/// What became of them.
struct LabelImport {
    std::vector<TrackId> tracks;   ///< the lanes that were made, in the order of the annotators
    std::size_t judgements = 0;    ///< that were read
    std::size_t withSentence = 0;  ///< of these, those that fit a sentence of the project
};

/// What a segments file says of emotions. In its table that is a column "label" or "emotion" (several names apart by semicolons, or by
/// blanks where each is a known emotion), with "confidence", "remark", "valence", "activation" or "arousal" and "dominance" beside it, each
/// row by `annotator`, or by who stands in a column "annotator" or "rater"; columns "C-E2" and "A-E2" of an EmoEvaluation file are what its
/// raters said. A file without any, most of whose texts are names of emotions, says them in its texts, as a tier of labels does. A number
/// that is none, or off the scale of 1 to 5 or 0 to 1, is left out. Errors: InvalidArgument (it says nothing of emotions; too many
/// different labels for this to be labels).
Result<std::vector<ReadAnnotator>> judgementsOf(const Conversation& conversation, const std::string& annotator,
                                                const std::filesystem::path& file);

/// What the annotators of another project said of the sentences that it shows, decisions left out. Errors: InvalidArgument (nobody said
/// anything).
Result<std::vector<ReadAnnotator>> judgementsOf(const ProjectContent& content, const std::filesystem::path& file);

/// Adds a lane for each of them about the sentences of `segmentation`, with the labels of the set of `alike`, an annotation track, to which
/// names that it lacks are added. Where `alike` is none, an empty lane with proposedEmotions() is made before them, so that the lane that
/// is edited is nobody else's. Names of one emotion are one label ("ang", "Anger"). A judgement is of the sentence that it overlaps most,
/// at least half of what both cover together, and of the same speaker where several do equally; each sentence gets at most one of each
/// annotator. A name that an annotator of the project has gets a number behind it. A kind of edit. Errors: InvalidArgument (none fits a
/// sentence).
Result<LabelImport> importLabels(EditDraft& draft, TrackId segmentation, TrackId alike, std::span<const ReadAnnotator> annotators,
                                 const std::filesystem::path& file);

}  // namespace undertone
