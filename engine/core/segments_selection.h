// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// Which of the segments in a file are read.
struct SegmentsSelection {
    std::vector<std::string> tiers;  ///< names, in which * stands for any text and ? for any character; none: a guess
    std::string recording;           ///< in a file of many recordings, the name of one; empty: the one that `audio` is named after
    std::filesystem::path audio;     ///< the recording that the segments are for; may be empty
    friend bool operator==(const SegmentsSelection&, const SegmentsSelection&) = default;
};

/// A tier of a segments file, as a person chooses among them.
struct SegmentsTier {
    std::string name;
    std::size_t segments = 0;    ///< that could be read as sentences; 0 for a tier of points
    double medianSeconds = 0.0;  ///< of their lengths
    bool chosen = false;         ///< by the selection, or by the guess where that names no tier
    friend bool operator==(const SegmentsTier&, const SegmentsTier&) = default;
};

}  // namespace undertone
