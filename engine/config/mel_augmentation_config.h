// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace undertone {

/// Ranges of what is drawn (recipe.md, "Augmentation", widened against the trap named there). Decibels are of power.
struct MelAugmentationConfig {
    double speed = 0.12;             ///< +- share
    double bandScale = 0.06;         ///< +- share: formants and pitch together
    double bandShift = 2.0;          ///< +- bands, of 128: other spectrograms are shifted by as much of their height
    double speakerDecibels = 6.0;    ///< +-: how far a speaker sits from the microphone
    double clipDecibels = 3.0;       ///< +-: from sentence to sentence
    double levelDecibels = 25.0;     ///< +-: of the whole recording
    double tiltDecibels = 8.0;       ///< +-: from the lowest to the highest band
    double equaliserDecibels = 6.0;  ///< of each of five smooth curves
    double reverberationProbability = 0.5;
    double reverberationSeconds = 0.8;  ///< longest T60
    double lowPassProbability = 0.35;
    double highPassProbability = 0.3;
    double codecProbability = 0.25;
    double noiseBelowPeakLowest = 18.0;  ///< decibels between peak and noise
    double noiseBelowPeakHighest = 70.0;
    double cleanProbability = 0.25;  ///< recordings whose channel is left as it is
    double pauseSeconds = 0.4;       ///< longest silence before a sentence
    int timeMasks = 2, timeMaskFrames = 24;
    int bandMasks = 2, bandMaskBands = 18;  ///< bands of 128
};

}  // namespace undertone
