// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/result.h"
#include "engine/project/edit_draft.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

// What colleagues said of the sentences of a recording, from a file of theirs into lanes of the project: each annotator gets one, so that
// their agreement can be measured. Sentences of the project stay as they are.
namespace undertone {

/// Track::source of a lane whose labels were imported. What its annotator saw of the model and of others is known of blind labels alone.
inline constexpr const char* importedLabelsSource = "import";

/// What one annotator said of one stretch of the recording.
struct ReadJudgement {
    double startSeconds = 0.0;
    double endSeconds = 0.0;
    std::string speaker;              ///< empty: not known
    std::vector<std::string> labels;  ///< names, the main one first
    std::optional<double> valence;    ///< 1 to 5, as the next two
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

struct ReadLabels {
    std::filesystem::path file;
    std::vector<ReadAnnotator> annotators;
    std::vector<Message> warnings;  ///< what of the file was left out
};

/// Where labels come from.
struct LabelSource {
    std::filesystem::path file;
    std::string annotator;          ///< whose they are, where the file does not say
    std::set<std::string> known{};  ///< emotionKey() of labels that the project has, beside those that everybody knows
};

/// What became of them.
struct LabelImport {
    std::vector<std::string> annotators;  ///< whose lanes were made
    std::size_t judgements = 0;           ///< that were read for these lanes
    std::size_t withSentence = 0;         ///< of these, those that fit a sentence of the project
    std::size_t taken = 0;          ///< of the others, those whose sentence has another judgement of the same annotator, which fits better
    std::vector<Message> warnings;  ///< those of the file, and who was left out as their lane is here already
};

/// What a segments file says of emotions.
/// - Of EmoEvaluation, what its raters said in columns "C-E2" and "A-E2", blind.
/// - Of a table, its column "label", else "emotion" unless a run of this program wrote it, with "confidence" (0 to 1), "remark", "valence",
///   "activation" or "arousal", and "dominance" (1 to 5) beside it, each row by who stands in a column "annotator" or "rater", else by
///   `source.annotator`. Several labels stand apart by semicolons, or by blanks where each is known. A column with a number that is none or
///   off its scale is left out, with a warning.
/// - Of another file, most of whose texts are names of emotions, these texts; where several tiers judge the same stretches, each tier is an
///   annotator.
/// Errors: InvalidArgument (it says nothing of emotions; too many or too long labels for these to be labels; too many annotators).
Result<ReadLabels> labelsOf(const Conversation& conversation, const LabelSource& source);

/// What the annotators of another project said of the sentences that it shows, decisions left out. One without a name is called
/// `source.annotator`. Values of a scale other than 1 to 5 are left out, with a warning. Errors: InvalidArgument (nobody said anything).
Result<ReadLabels> labelsOf(const ProjectContent& content, const LabelSource& source);

/// Adds a lane for each of them about the sentences of `segmentation`, with a label set of their own, so that nothing shows in the lanes
/// that are there. Where nobody has a lane yet, an empty one with proposedEmotions() is made before them, so that the lane that is edited
/// is nobody else's. Names of one emotion are one label ("ang", "Anger"). A judgement is of the sentence that it overlaps most, at least
/// half of what both cover together, and of the same speaker where several do equally; each sentence gets at most one of each annotator.
/// Who has a lane of their name already that says the same is left out; one that says something else gets a number behind it. A kind of
/// edit. Errors: InvalidArgument (none fits a sentence; all are here already).
Result<LabelImport> importLabels(EditDraft& draft, TrackId segmentation, const ReadLabels& read);

}  // namespace undertone
