// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace undertone {

/// Brings the frames of one device to the clock of another. Two clocks never run alike: at 50 parts in a million an hour ends 180 ms apart.
/// The ratio between them is measured by how many frames lie waiting, over half a minute, and the sound is interpolated by it (a windowed
/// sinc of 32 taps). One thread.
class ClockFollower {
public:
    /// `ratio`: frames of this device for each of the other, as both say their rates.
    ClockFollower(int channels, int sampleRate, double ratio);

    /// Frames of this device, interleaved; those lost before them stand as zeros.
    void give(std::span<const float> interleaved, std::uint64_t lostBefore);
    /// Whether it has what takes to follow so many frames of the other clock.
    [[nodiscard]] bool has(std::size_t frames) const;
    /// So many frames, at the other clock.
    void take(std::size_t frames, std::vector<float>& interleaved);
    /// Forgets what waits but for the latest so many seconds.
    void keepLatest(double seconds);
    /// How much faster its clock runs than the other one, in parts per million, as far as that is measured.
    [[nodiscard]] double driftPpm() const { return (m_ratio / m_nominal - 1.0) * 1e6; }
    /// Frames that wait, in seconds.
    [[nodiscard]] double waitingSeconds() const { return waiting() / m_sampleRate; }

    static constexpr double wantedSeconds = 0.08;  ///< that wait: more than a device holds back at once
    static constexpr int taps = 32;

private:
    [[nodiscard]] double waiting() const;
    void control(std::size_t frames);

    int m_channels = 1;
    double m_sampleRate = 0.0;
    double m_nominal = 1.0;
    double m_ratio = 1.0;
    double m_step = 1.0;     ///< frames of this device for each that is taken now
    double m_smooth = -1.0;  ///< frames that wait, smoothed; below zero: none were taken yet
    double m_integral = 0.0;
    double m_seconds = 0.0;      ///< taken
    double m_place = 0.0;        ///< of the next frame among m_frames
    std::deque<float> m_frames;  ///< interleaved
};

}  // namespace undertone
