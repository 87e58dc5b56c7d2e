// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/judgement_columns.h"
#include "engine/core/timeline.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// What a finished timeline can be written as.
enum class TimelineFormat { Json, Csv, TextGrid, Eaf, Rttm, WebVtt, Audacity, EmoEvaluation, Audformat };

/// Whether it is a folder of files.
constexpr bool isFolder(TimelineFormat format)
{
    return format == TimelineFormat::Audformat;
}

/// What a format cannot hold of a timeline. A sentence of it is made where it is shown.
enum class ExportLoss {
    Incomplete,          ///< that the run ended early
    Unanalysed,          ///< results of some sentences, as they have none now (unanalysedCount)
    Emotions,            ///< the labels
    OtherLabels,         ///< labels that the format has no code for
    Probabilities,       ///< of every label; the most probable label is kept
    OtherProbabilities,  ///< of all labels but the most probable
    Measures,            ///< losses and update norms of the memory
    Columns,             ///< more columns of the segments file, or some of them
    Texts,               ///< what is said
    Dimensions,          ///< valence, activation and dominance have a place, and nobody said them: 0 stands there
    Provenance,          ///< model and settings, the notice
    Annotator,           ///< whose labels these are
    OtherAnnotators,     ///< what other annotators of the project said
    Statement,           ///< what was stated about the recording: it stands in a file beside (licenceFile)
    OtherTiers,          ///< of the file of this format that the sentences came from
    Milliseconds,        ///< times are rounded to whole milliseconds
    TenthMilliseconds,   ///< times are rounded to a tenth of a millisecond
    Length,              ///< the recording's length: it was not told, and tiers end with the last sentence
    Characters,          ///< names or labels held characters that the format cannot: they were replaced
};

/// What one annotator of a project said of a sentence.
struct RaterJudgement {
    SegmentId segment;
    std::string annotator;            ///< empty: no name was given
    std::vector<std::string> labels;  ///< names, the main one first
    WrittenJudgement said;            ///< but for its labels; values of a scale other than 1 to 5 are left out
};

/// A timeline and what goes with it into a file. All but the timeline may be left out.
struct TimelineExport {
    const Timeline* timeline = nullptr;
    const Timeline* memoryOff = nullptr;   ///< the same recording with memory off, for tables that show both
    double durationSeconds = 0.0;          ///< of the recording; 0: not known
    std::filesystem::path keep;            ///< an EAF or TextGrid, all of whose tiers go along; empty: none
    std::filesystem::path audio;           ///< the recording, absolute; empty: not known
    std::filesystem::path target;          ///< the file or folder that is written, absolute; empty: none, it goes to a stream
    std::string writtenAt;                 ///< "2025-03-01T14:05:09Z"
    std::vector<RaterJudgement> raters{};  ///< whose labels are not those of the timeline; those too, where a format has a line for each
};

/// How many sentences of it have no current result.
inline std::size_t unanalysedCount(const Timeline& timeline)
{
    return static_cast<std::size_t>(std::count_if(timeline.utterances.begin(), timeline.utterances.end(), hasNoResult));
}

/// Whether that format has a line for what every annotator said.
constexpr bool holdsRaters(TimelineFormat format)
{
    return format == TimelineFormat::EmoEvaluation;
}

/// Whether that format has a place for what was stated about the recording.
constexpr bool holdsStatement(TimelineFormat format)
{
    return format == TimelineFormat::Json || format == TimelineFormat::Eaf || format == TimelineFormat::WebVtt
        || format == TimelineFormat::Audformat;
}

/// The file beside `target` that says what was stated about the recording, where the format has no place for it: "talk.csv.licence.txt".
inline std::filesystem::path licenceFile(std::filesystem::path target)
{
    return target += ".licence.txt";
}

}  // namespace undertone
