// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>

namespace undertone {

/// How voices become speakers and turns. The values were chosen on excerpts of AMI meetings and on conversations put together from open
/// speech (resources/help/speakers.md).
struct DiarizationConfig {
    std::optional<int> speakers;       ///< how many there are; none: found
    double mergeDistance = 0.52;       ///< 1 - cosine: voices farther apart are two
    double meanShare = 0.3;            ///< of the recording's mean voice, its room and microphone, that is taken away first
    double stepSeconds = 0.25;         ///< between voices
    double leastShare = 0.1;           ///< of the speech: who is heard less is nobody, within the bounds below
    double leastSeconds = 1.0;         ///< lower bound of that
    double enoughSeconds = 6.0;        ///< upper bound of that
    double switchPenalty = 0.4;        ///< what a change of speaker costs, in cosines of a step
    double pausePenaltyShare = 0.3;    ///< of it, where there is a pause
    double overlapMargin = 0.2;        ///< two voices that are nearly as like are two speakers at once, perhaps
    std::size_t mostClustered = 2000;  ///< voices; clustering takes the square of it
};

}  // namespace undertone
