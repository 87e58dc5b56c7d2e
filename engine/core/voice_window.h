// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace undertone {

/// A stretch of a recording in which somebody speaks, in seconds from its start.
struct SpeechStretch {
    double startSeconds = 0.0;
    double endSeconds = 0.0;
};

/// How a voice sounds around one moment: a vector of length 1 whose angle to another says how alike the voices are.
struct VoiceWindow {
    double atSeconds = 0.0;  ///< the middle of what was heard, in the recording
    std::vector<float> voice;
};

}  // namespace undertone
