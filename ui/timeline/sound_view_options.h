// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace undertone {

/// How the sound of a recording is drawn. A value; the window remembers it.
struct SoundViewOptions {
    static constexpr int together = -1;  ///< all channels in one waveform
    static constexpr int apart = -2;     ///< a waveform for each

    int channels = together;     ///< or the one that is drawn alone, 0 the first
    double verticalZoom = 1.0;   ///< of the waveform; above 1 its loudest samples are cut off
    bool spectrogram = false;    ///< whether its track is shown
    double windowSeconds = 0.025;
    double highestHertz = 8000.0;  ///< the top of the spectrogram; 0: half of the sampling rate
    double dynamicRange = 70.0;    ///< decibels between the darkest and the lightest colour

    friend bool operator==(const SoundViewOptions&, const SoundViewOptions&) = default;
};

}  // namespace undertone
