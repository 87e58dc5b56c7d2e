// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/identifier.h"

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

/// Other sentences of the recording, shown in place of those before, which stay in the project.
struct Import {
    Conversation conversation;
    std::string name;
};

}  // namespace undertone::edits

namespace undertone {

using ProjectEdit =
    std::variant<edits::Label, edits::Judge, edits::Nudge, edits::SetBoundaries, edits::Split, edits::Merge, edits::Remove, edits::Add,
                 edits::SetText, edits::AssignSpeaker, edits::AssignNewSpeaker, edits::RenameSpeaker, edits::MergeSpeakers, edits::Import>;

}  // namespace undertone
