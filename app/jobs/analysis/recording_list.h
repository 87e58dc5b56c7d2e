// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// One recording of a list.
struct ListedRecording {
    std::string listed;              ///< as the list names it, and results do
    std::filesystem::path audio;     ///< where it is
    std::filesystem::path segments;  ///< empty: none is named
    std::string name;                ///< of its results in the folder of the list: differs from that of every other
};

/// Reads a list of recordings: one per line, with its segments file after a tab where it has one. Empty lines and those that begin with #
/// are passed over; what is not absolute lies relative to the list. Names of results are those of the files without their ending; where
/// two would be the same, or one could be taken for what comes of another, a piece of the listed path's hash follows, so a name never
/// depends on the other shards. Errors: FileNotFound,
/// FileUnreadable, InvalidArgument (a recording twice, none at all; with the line).
Result<std::vector<ListedRecording>> readRecordingList(const std::filesystem::path& list);

}  // namespace undertone
