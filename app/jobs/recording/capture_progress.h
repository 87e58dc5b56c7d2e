// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/recorder.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>

namespace undertone {

/// How far a recording has come, for those who follow it: the recorder's thread stores a number, and waits for nobody.
struct CaptureProgress {
    std::atomic<int> sampleRate{0};        ///< Hz; 0: it has not begun
    std::atomic<std::uint64_t> frames{0};  ///< of every channel, gaps included
    std::atomic<bool> ended{false};        ///< all of it is in the files
    /// The last gap of a second or more, in frames: it is told of when it is over, all at once. What lies between two writes is taken for a
    /// shorter one.
    std::atomic<std::uint64_t> gapStart{0};
    std::atomic<std::uint64_t> gapEnd{0};
    /// Seconds that were heard since the second `from` of it: the last gap is no work that waits. Any thread.
    [[nodiscard]] double secondsHeardSince(double from) const
    {
        const int rate = sampleRate;
        if (rate == 0)
            return 0.0;
        const double first = from * rate;
        const auto all = static_cast<double>(frames.load());
        const double gap = std::min(all, static_cast<double>(gapEnd.load())) - std::max(first, static_cast<double>(gapStart.load()));
        return std::max(0.0, all - first - std::max(0.0, gap)) / rate;
    }
};

/// Hands everything on to `sink`, and says in `progress` how far that is.
std::unique_ptr<CaptureSink> countedSink(std::unique_ptr<CaptureSink> sink, std::shared_ptr<CaptureProgress> progress,
                                         std::size_t channels);

}  // namespace undertone
