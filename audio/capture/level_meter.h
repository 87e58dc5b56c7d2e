// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace undertone {

/// How loud a channel is. Decibels below full scale; silence is -120.
struct ChannelLevel {
    double peak = -120.0;           ///< of the last tenth of a second
    double loudness = -120.0;       ///< root mean square of it
    std::uint64_t clippedRuns = 0;  ///< stretches of three samples or more at full scale, since the start
    double unclippedSeconds = 0.0;  ///< since the last of them, or since the start
    double silentSeconds = 0.0;     ///< since it was last louder than -60
};

/// Follows the level of one channel. One thread.
class LevelMeter {
public:
    explicit LevelMeter(int sampleRate) : m_sampleRate(sampleRate) {}
    void take(std::span<const float> samples);
    [[nodiscard]] const ChannelLevel& level() const { return m_level; }

private:
    int m_sampleRate = 1;
    ChannelLevel m_level;
    double m_sumOfSquares = 0.0;
    float m_peak = 0.0f;
    int m_frames = 0;  ///< of the tenth of a second in hand
    int m_fullScale = 0;
    bool m_clipped = false;
};

}  // namespace undertone
