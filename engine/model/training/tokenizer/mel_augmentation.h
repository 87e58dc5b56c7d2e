// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/mel_augmentation_config.h"
#include "engine/core/seeded_random.h"

#include <cstdint>
#include <vector>

namespace undertone {

/// MelSpectrogram's hop is 10 ms.
inline constexpr double melFramesPerSecond = 100.0;

/// Log-mel of one clip: values (frames, bands), log10 of power.
struct LogMel {
    int bands = 0;
    std::vector<float> values;

    [[nodiscard]] std::int64_t frames() const { return bands > 0 ? static_cast<std::int64_t>(values.size()) / bands : 0; }
    [[nodiscard]] float* row(std::int64_t frame) { return values.data() + frame * bands; }
    [[nodiscard]] const float* row(std::int64_t frame) const { return values.data() + frame * bands; }
    [[nodiscard]] float peak() const;
};

/// A speaker's voice: formants, and distance from the microphone.
struct VoiceDraw {
    double bandScale = 1.0;
    double bandShift = 0.0;
    double gain = 0.0;  ///< decades
};

/// A recording's room, microphone, noise and level; values in decades.
struct ChannelDraw {
    bool isClean = true;
    std::vector<float> response;   ///< (bands), added
    std::vector<float> roomNoise;  ///< (bands), below the peak, heard through the microphone
    std::vector<float> ownNoise;   ///< (bands), below the peak, of the microphone itself
    std::vector<float> decay;      ///< (bands), factor of power per frame
    double reverberation = 0.0;    ///< power of the tail against the direct sound; 0: none
    double codecStep = 0.0;        ///< quantisation; 0: no codec
    double codecRange = 0.0;       ///< what lies so far below a frame's peak is dropped
    double level = 0.0;
};

VoiceDraw drawVoice(const MelAugmentationConfig& config, SplitMix64& random);
ChannelDraw drawChannel(const MelAugmentationConfig& config, int bands, SplitMix64& random);

/// A response that passes only what lies below `cutoffHertz`, as a telephone does; (bands), decades.
std::vector<float> lowPassResponse(int bands, double cutoffHertz);

/// The clip said by another voice at another speed (1: unchanged), with a pause before it.
LogMel warpVoice(const LogMel& clip, const VoiceDraw& voice, double speed, std::int64_t pauseFrames, SplitMix64& random);

/// The clip heard through a channel; noise stands at `referencePeak` less what the draw says.
void applyChannel(LogMel& clip, const ChannelDraw& channel, float referencePeak, SplitMix64& random);

/// Hides random stretches of time and of bands of a clip behind `fill` (bands).
void maskStretches(LogMel& clip, const MelAugmentationConfig& config, const std::vector<float>& fill, SplitMix64& random);

}  // namespace undertone
