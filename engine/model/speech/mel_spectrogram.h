// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/speech_tokenizer_config.h"
#include "engine/core/audio_source.h"
#include "engine/model/torch.h"

#include <cstdint>
#include <span>
#include <vector>

namespace undertone {

/// Mel filters (bands, 201) on the scale of Slaney's toolbox, each of unit area, for 16 kHz and a transform of 400.
torch::Tensor slaneyMelFilters(int bands);

/// The tokenizer's front end (method.md 4): Hann(400) periodic, hop 160, centred with reflection at both ends,
/// last frame dropped, power, Slaney mel, log10 with a floor of 1e-10. Const calls may run on several threads.
class MelSpectrogram {
public:
    static constexpr int hopSamples = 160;
    static constexpr int windowSamples = 400;

    explicit MelSpectrogram(int bands);
    [[nodiscard]] int bands() const { return m_bands; }
    [[nodiscard]] static std::int64_t frameCount(SampleIndex samples) { return samples / hopSamples; }

    /// Log-mel (frames, bands) of a whole signal of more than 200 samples.
    [[nodiscard]] std::vector<float> logMel(std::span<const float> pcm) const;
    /// Log-mel (frames, bands) of a stretch: `pcm` holds 200 samples before its first frame's centre and 199
    /// behind its last frame's, at least.
    [[nodiscard]] std::vector<float> logMelOfStretch(std::span<const float> pcm, std::int64_t frames) const;

private:
    int m_bands;
    torch::Tensor m_window;   // (400)
    torch::Tensor m_filters;  // (201, bands)
};

/// Brings log-mel to the encoder's input, in place: at most `scaling.dynamicRange` decades below `peak`, shifted to `scaling.peakLevel`
/// where there is one, upwards by 6 decades at most, then (x + 4) / 4.
void scaleForEncoder(std::span<float> logMel, float peak, const InputScalingConfig& scaling);

}  // namespace undertone
