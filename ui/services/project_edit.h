// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/identifier.h"

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// What an annotator does to an open project, as values. Each is one step of its history, all or nothing.
namespace undertone::edits {

/// Gives all of them this label of the lane, by its place, in place of what they had; takes it away where all have it alone.
struct Label {
    std::vector<SegmentId> sentences;
    int label = 0;
};

/// What else is said of a sentence: in place of what was said before.
struct Judge {
    SegmentId sentence;
    std::optional<double> confidence;  ///< 0 to 1
    std::string remark;
    std::optional<double> valence;  ///< on the lane's scale
    std::optional<double> arousal;
    std::optional<double> dominance;
};

/// Another label to choose from, the last in the lane.
struct AddLabel {
    std::string name;
    std::string colour;  ///< "#rrggbb"
};

/// What is empty stays.
struct ChangeLabel {
    int label = 0;  ///< by its place in the lane
    std::string name;
    std::string colour;
};

/// It is taken from all sentences that have it.
struct RemoveLabel {
    int label = 0;
};

/// A lane of another annotator, with the same labels; it becomes the one that is edited.
struct AddAnnotator {
    std::string name;
};

/// The lane of that annotator becomes the one that is edited.
struct ChooseAnnotator {
    int other = 0;  ///< by its place among ProjectSnapshot::others
};

/// The annotator whose lane is edited is called so from now on.
struct RenameAnnotator {
    std::string name;
};

/// The lane that is edited goes with all that was said in it; the next one becomes the one that is edited.
struct RemoveAnnotator {};

/// What others said of the sentences, from a segments file or a project of theirs: a lane for each of them, none of which is edited then.
struct ImportLabels {
    std::string annotator;  ///< whose labels they are, where the file says none
    std::filesystem::path file;
};

/// What holds of a sentence in the end, whatever annotators and model said; in the lane of decisions.
struct Decide {
    SegmentId sentence;
    int label = 0;  ///< by its place in the lane that is edited; -1: the decision is taken back
    std::string remark;
    std::string by;  ///< who decides
};

/// How a run that the project keeps is listed; by its place in ProjectSnapshot::runs.
struct RenameRun {
    int run = 0;
    std::string name;
};

/// Its results stay in the file, so that this can be undone.
struct RemoveRun {
    int run = 0;
};

/// The run is the one in view.
struct ShowRun {
    int run = 0;
};

enum class Edge { Start, End };

/// Moves one boundary by so much, as far as a sentence of shortestSeconds is left inside the recording.
struct Nudge {
    static constexpr double shortestSeconds = 0.02;
    SegmentId sentence;
    Edge edge = Edge::Start;
    double seconds = 0.0;
};

struct SetBoundaries {
    SegmentId sentence;
    double startSeconds = 0.0;
    double endSeconds = 0.0;
};

struct Split {
    SegmentId sentence;
    double atSeconds = 0.0;
};

struct Merge {
    std::vector<SegmentId> sentences;
};

struct Remove {
    std::vector<SegmentId> sentences;
};

struct Add {
    double startSeconds = 0.0;
    double endSeconds = 0.0;
    SpeakerId speaker;  ///< none: not known
};

struct SetText {
    SegmentId sentence;
    std::string text;
};

struct AssignSpeaker {
    std::vector<SegmentId> sentences;
    SpeakerId speaker;  ///< none: not known
};

struct AssignNewSpeaker {
    std::vector<SegmentId> sentences;
    std::string name;
};

struct RenameSpeaker {
    SpeakerId speaker;
    std::string name;
};

/// All sentences of `merged` become `into`'s, and `merged` goes.
struct MergeSpeakers {
    SpeakerId merged;
    SpeakerId into;
};

/// Turns of speakers that were found, shown in place of the sentences before, which stay in the project. The speakers get names that no
/// other has.
struct TakeTurns {
    Conversation conversation;
};

/// The sentences that are shown, by their ids, each with the speaker who was found to speak in it; new speakers, as above.
struct NameSpeakers {
    Conversation conversation;
};

/// Other sentences of the recording, shown in place of those before, which stay in the project.
struct Import {
    Conversation conversation;
    std::string name;
    std::filesystem::path file{};  ///< that they were read from
};

}  // namespace undertone::edits

namespace undertone {

using ProjectEdit =
    std::variant<edits::Label, edits::Judge, edits::Nudge, edits::SetBoundaries, edits::Split, edits::Merge, edits::Remove, edits::Add,
                 edits::SetText, edits::AssignSpeaker, edits::AssignNewSpeaker, edits::RenameSpeaker, edits::MergeSpeakers,
                 edits::TakeTurns, edits::NameSpeakers, edits::Import, edits::AddLabel, edits::ChangeLabel, edits::RemoveLabel,
                 edits::AddAnnotator, edits::ChooseAnnotator, edits::ImportLabels, edits::RenameAnnotator, edits::RemoveAnnotator,
                 edits::RenameRun, edits::RemoveRun, edits::Decide, edits::ShowRun>;

}  // namespace undertone
