// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/recorder.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace undertone {

/// The end of a recording that goes on, as it is drawn: of each channel the largest magnitude of every `1 / peaksPerSecond` seconds, in
/// [0, 1], the latest last. Of gaps it is below zero.
struct LivePeaks {
    std::uint64_t count = 0;  ///< since the start, those that are gone included
    std::vector<std::vector<float>> channels;
};

/// Follows what a recorder writes. Memory is bounded: only the last `seconds` are kept. Any thread may call.
class LiveWaveform {
public:
    static constexpr int peaksPerSecond = 20;
    static constexpr int seconds = 60;
    static constexpr float gapPeak = -1.0f;

    void begin(int sampleRate, std::size_t channels);
    void append(std::size_t channel, std::span<const float> samples);
    void gap(std::uint64_t frames);
    [[nodiscard]] LivePeaks peaks() const;

private:
    struct Channel {
        std::vector<float> ring;
        std::uint64_t count = 0;
        float highest = 0.0f;
        std::uint64_t frames = 0;  ///< of the peak in hand
    };
    void push(Channel& channel, float peak) const;

    mutable std::mutex m_mutex;  ///< guards all below
    std::uint64_t m_framesPerPeak = 1;
    std::vector<Channel> m_channels;
};

/// Hands everything on to `sink`, and shows it to `waveform`.
std::unique_ptr<CaptureSink> watchedSink(std::unique_ptr<CaptureSink> sink, std::shared_ptr<LiveWaveform> waveform, std::size_t channels);

}  // namespace undertone
