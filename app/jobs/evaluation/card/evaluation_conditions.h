// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace undertone {

/// A way a recording may sound other than the corpus does, under which figures must hardly move (recipe.md, "The trap").
struct RecordingCondition {
    std::string name;
    /// Samples are mono at engineSampleRate; the seed decides what is random.
    std::function<Result<std::vector<float>>(std::vector<float> samples, std::uint64_t seed)> apply;
};

/// As recorded, first; then 20 dB down and up, low-pass at 3.4 kHz, two codecs, a room, noise.
std::vector<RecordingCondition> recordingConditions();

}  // namespace undertone
