// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

namespace undertone {

/// Which piece of a recording's spectrogram. Level 0 has a spectrum every `finestHopSeconds`, each further level one for twice that time.
struct SpectrogramPlace {
    static constexpr double finestHopSeconds = 0.002;
    static constexpr int columnsPerTile = 256;

    double windowSeconds = 0.025;
    int level = 0;
    std::int64_t index = 0;  ///< of the tiles of that level, 0 the first

    [[nodiscard]] double hopSeconds() const { return finestHopSeconds * static_cast<double>(std::int64_t{1} << level); }
    [[nodiscard]] double startSeconds() const { return static_cast<double>(index) * columnsPerTile * hopSeconds(); }

    friend bool operator==(const SpectrogramPlace&, const SpectrogramPlace&) = default;
    friend bool operator<(const SpectrogramPlace& a, const SpectrogramPlace& b)
    {
        return std::tie(a.windowSeconds, a.level, a.index) < std::tie(b.windowSeconds, b.level, b.index);
    }
};

/// Spectra of consecutive stretches of one hop each, quantised: a byte is half a decibel. 0 dB is a sine of full scale.
struct SpectrogramTile {
    static constexpr float quietestDecibels = -120.0F;
    static constexpr float decibelsPerStep = 0.5F;

    int columns = 0;  ///< fewer than columnsPerTile at the end of the recording
    int bins = 0;     ///< from 0 Hz to half of the sampling rate
    double hertzPerBin = 0.0;
    std::vector<std::uint8_t> steps;  ///< (columns, bins)

    [[nodiscard]] float decibels(int column, int bin) const
    {
        return quietestDecibels + decibelsPerStep * static_cast<float>(steps[static_cast<std::size_t>(column * bins + bin)]);
    }
};

}  // namespace undertone
