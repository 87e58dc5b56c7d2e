// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"

#include <vector>

namespace undertone {

/// Smallest and largest sample of every run of `samplesPerPeak` frames, in [-1, 1].
struct PeakLevel {
    SampleIndex samplesPerPeak = 0;
    std::vector<float> minimum;
    std::vector<float> maximum;
};

/// A waveform at several zooms, finest first, over all channels and of each; enough to draw any stretch of any length in the time of its
/// pixels.
struct WaveformPeaks {
    int sampleRate = 0;  ///< Hz
    SampleIndex frameCount = 0;
    std::vector<PeakLevel> levels;
    std::vector<std::vector<PeakLevel>> channels;  ///< the same of each channel alone; empty where there is one, or very many

    [[nodiscard]] double durationSeconds() const { return sampleRate > 0 ? static_cast<double>(frameCount) / sampleRate : 0.0; }
};

}  // namespace undertone
