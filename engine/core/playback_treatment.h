// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <utility>
#include <vector>

namespace undertone {

/// How a recording is played: how fast, and what of it is heard.
struct PlaybackTreatment {
    double rate = 1.0;                              ///< of the recording's time, its pitch kept; 0.25 to 2
    std::optional<int> channel;                     ///< that one alone, 0 the first; nothing: all
    std::vector<std::pair<double, double>> silent;  ///< stretches in seconds that are not heard, by start, apart from each other

    friend bool operator==(const PlaybackTreatment&, const PlaybackTreatment&) = default;
};

}  // namespace undertone
