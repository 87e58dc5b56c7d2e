// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/timeline.h"

#include <filesystem>
#include <string>

namespace undertone {

/// What a finished timeline can be written as.
enum class TimelineFormat { Json, Csv, TextGrid, Eaf, Rttm };

/// What a format cannot hold of a timeline. A sentence of it is made where it is shown.
enum class ExportLoss {
    Incomplete,     ///< that the run ended early: what is missing looks like silence
    Emotions,       ///< the labels
    Probabilities,  ///< of every label; the most probable label is kept
    Measures,       ///< losses and update norms of the memory
    Columns,        ///< more columns of the segments file
    Provenance,     ///< model and settings, what was stated about the recording, the notice
    Milliseconds,   ///< times are rounded to whole milliseconds
    Length,         ///< the recording's length: it was not told, and tiers end with the last sentence
    Characters,     ///< names or labels held characters that the format cannot: they were replaced
};

/// A timeline and what goes with it into a file. All but the timeline may be left out.
struct TimelineExport {
    const Timeline* timeline = nullptr;
    const Timeline* memoryOff = nullptr;  ///< the same recording with memory off, for tables that show both
    double durationSeconds = 0.0;         ///< of the recording; 0: not known
    std::filesystem::path audio;          ///< the recording, absolute; empty: not known
    std::filesystem::path target;         ///< the file that is written, absolute; empty: none, it goes to a stream
    std::string writtenAt;                ///< "2025-03-01T14:05:09Z"
};

}  // namespace undertone
