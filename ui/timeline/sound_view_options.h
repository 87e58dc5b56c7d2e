// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace undertone {

/// What the timeline shows beyond what it always does, above all how the sound is drawn. A value; the window remembers most of it.
struct SoundViewOptions {
    static constexpr int together = -1;  ///< all channels in one waveform
    static constexpr int apart = -2;     ///< a waveform for each

    int channels = together;    ///< or the one that is drawn alone, 0 the first
    double verticalZoom = 1.0;  ///< of the waveform; above 1 its loudest samples are cut off
    bool spectrogram = false;   ///< whether its track is shown
    double windowSeconds = 0.025;
    double highestHertz = 8000.0;   ///< the top of the spectrogram; 0: half of the sampling rate
    double dynamicRange = 70.0;     ///< decibels between the darkest and the lightest colour
    bool probabilityLines = false;  ///< whether probabilities are lines, not stacked areas
    bool otherAnnotators = false;   ///< whether the lanes of other annotators are shown

    friend bool operator==(const SoundViewOptions&, const SoundViewOptions&) = default;
};

}  // namespace undertone
