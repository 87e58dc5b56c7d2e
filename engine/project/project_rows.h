// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"
#include "engine/core/conversation.h"
#include "engine/core/identifier.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// The rows of a project: what it holds, one value for each thing. They are never changed in place, only replaced by an edit.
namespace undertone {

using TrackId = Identifier<struct TrackIdKind>;
using LabelSetId = Identifier<struct LabelSetIdKind>;
using LabelId = Identifier<struct LabelIdKind>;
using ProjectRunId = Identifier<struct ProjectRunIdKind>;  ///< of a run that a project keeps; events number theirs by RunId

/// The recording a project is of. A project has one; its `number` is 1.
struct AudioReference {
    static constexpr std::int64_t onlyNumber = 1;
    std::int64_t number = onlyNumber;
    std::string path;          ///< absolute, as it was last found
    std::string relativePath;  ///< from the project's folder; empty where there is none
    std::string sha256;        ///< of the decoded audio (sha256OfAudio); empty: not hashed yet
    std::int64_t frameCount = 0;
    std::int64_t sampleRate = engineSampleRate;  ///< Hz
    std::int64_t channelCount = 1;
    [[nodiscard]] double durationSeconds() const { return static_cast<double>(frameCount) / static_cast<double>(sampleRate); }
    friend bool operator==(const AudioReference&, const AudioReference&) = default;
};

/// What stands in a track: sentences (who speaks when), what an annotator says of each sentence of a segmentation, or a text for each.
enum class TrackKind { Segmentation, Annotation, Text };

/// A lane of the project. Every annotator has an annotation track of their own, and a segmentation too where they cut the recording
/// themselves.
struct Track {
    TrackId id;
    TrackKind kind = TrackKind::Segmentation;
    std::string name;
    std::string annotator;      ///< who works on it; empty: nobody in particular
    TrackId segmentation;       ///< whose sentences an annotation or a text is about; none for a segmentation
    LabelSetId labelSet;        ///< of an annotation; none for others
    std::string source;         ///< where a segmentation came from, as in the timeline JSON ("vad", "eaf"); empty: made by hand
    std::int64_t position = 0;  ///< order from top to bottom
    friend bool operator==(const Track&, const Track&) = default;
};

/// A free set of labels, and the scale of valence, arousal and dominance that goes with it (IEMOCAP's: 1 to 5).
struct LabelSet {
    LabelSetId id;
    std::string name;
    double scaleLow = 1.0;
    double scaleHigh = 5.0;
    friend bool operator==(const LabelSet&, const LabelSet&) = default;
};

struct Label {
    LabelId id;
    LabelSetId set;
    std::string name;
    std::string colour;         ///< "#rrggbb"
    std::string shortcut;       ///< a key, such as "1"; empty: none
    std::int64_t position = 0;  ///< order in its set
    friend bool operator==(const Label&, const Label&) = default;
};

/// One sentence of a segmentation. Seconds from the start of the recording; sentences may overlap and nest.
struct Sentence {
    SegmentId id;
    TrackId track;
    double startSeconds = 0.0;
    double endSeconds = 0.0;
    SpeakerId speaker;                                         ///< none: not known
    std::vector<std::pair<std::string, std::string>> columns;  ///< what else the file it came from says of it, as Segment has them
    friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// Whether a judgement was given before its annotator saw those of others and of the model (blind-first review).
enum class Sight { Open, Blind };

/// What one annotator says of one sentence.
struct Annotation {
    TrackId track;
    SegmentId sentence;
    std::vector<LabelId> labels;    ///< of the track's set, the first is the main one; several as IEMOCAP's raters give
    std::optional<double> valence;  ///< on the scale of the track's label set
    std::optional<double> arousal;
    std::optional<double> dominance;
    std::optional<double> confidence;  ///< 0 to 1
    std::string remark;
    Sight sight = Sight::Open;
    [[nodiscard]] bool saysNothing() const { return labels.empty() && !valence && !arousal && !dominance && !confidence && remark.empty(); }
    friend bool operator==(const Annotation&, const Annotation&) = default;
};

/// What is said in one sentence, in one text track.
struct SentenceText {
    TrackId track;
    SegmentId sentence;
    std::string text;
    friend bool operator==(const SentenceText&, const SentenceText&) = default;
};

/// A run of a model over the sentences of a segmentation: what happened, which no undo takes back. Its results are kept beside, by
/// sentence. The segmentation may be gone by now.
struct ProjectRun {
    ProjectRunId id;
    TrackId segmentation;
    std::string createdAt;  ///< "2025-03-01T14:05:09Z"
    std::string header;     ///< timeline JSON without utterances, as text, so that keys of later versions stay
    friend bool operator==(const ProjectRun&, const ProjectRun&) = default;
};

/// How a run is listed, which is the user's to edit.
struct RunDisplay {
    ProjectRunId run;
    std::string name;
    bool removed = false;  ///< deleted by the user; its results stay in the file, so that this can be undone
    std::int64_t position = 0;
    friend bool operator==(const RunDisplay&, const RunDisplay&) = default;
};

/// Something the project remembers by name: a choice of the window, what was stated about the recording, what was seen and decided in a
/// review (review.h). Most are not part of undo.
struct Setting {
    std::string key;
    std::string value;
    friend bool operator==(const Setting&, const Setting&) = default;
};

/// Two ids that name a row together.
struct TrackSentence {
    TrackId track;
    SegmentId sentence;
    friend auto operator<=>(const TrackSentence&, const TrackSentence&) = default;
};

}  // namespace undertone
