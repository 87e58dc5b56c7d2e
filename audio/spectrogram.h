// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"
#include "engine/core/cancellation.h"
#include "engine/core/spectrogram_tile.h"

#include <memory>
#include <span>
#include <vector>

namespace undertone {

/// Magnitude spectra under a Hann window (FFTW, single precision), zero-padded to a power of two of at least 512. One thread at a time;
/// making one is safe from any thread.
class SpectrumAnalyser {
public:
    SpectrumAnalyser(int sampleRate, double windowSeconds);
    ~SpectrumAnalyser();
    SpectrumAnalyser(const SpectrumAnalyser&) = delete;
    SpectrumAnalyser& operator=(const SpectrumAnalyser&) = delete;

    [[nodiscard]] int windowFrames() const { return static_cast<int>(m_window.size()); }
    [[nodiscard]] int bins() const;  ///< half of the padded length, and one
    [[nodiscard]] double hertzPerBin() const;
    /// Power of each bin, (bins), of windowFrames() samples; 1 is a sine of full scale.
    void power(std::span<const float> samples, std::span<float> out);

private:
    struct Plan;
    int m_sampleRate;
    std::vector<float> m_window;
    float m_scale = 1.0F;
    std::unique_ptr<Plan> m_plan;
};

/// One tile of the mean of all channels. A column is centred on its stretch; where that is longer than the window, it is the mean power of
/// up to four windows that lie evenly in it. Outside of the recording there is silence. Errors: the source's; Cancelled; InvalidArgument (a
/// tile past the end).
Result<SpectrogramTile> computeSpectrogramTile(AudioSource& source, const SpectrogramPlace& place, const CancellationToken& cancel);

}  // namespace undertone
