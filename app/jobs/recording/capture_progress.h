// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/recorder.h"

#include <atomic>
#include <memory>

namespace undertone {

/// How far a recording has come, for those who follow it: the recorder's thread stores a number, and waits for nobody.
struct CaptureProgress {
    std::atomic<int> sampleRate{0};        ///< Hz; 0: it has not begun
    std::atomic<std::uint64_t> frames{0};  ///< of every channel, gaps included
    std::atomic<bool> ended{false};        ///< all of it is in the files
    [[nodiscard]] double seconds() const
    {
        const int rate = sampleRate;
        return rate == 0 ? 0.0 : static_cast<double>(frames.load()) / rate;
    }
};

/// Hands everything on to `sink`, and says in `progress` how far that is.
std::unique_ptr<CaptureSink> countedSink(std::unique_ptr<CaptureSink> sink, std::shared_ptr<CaptureProgress> progress,
                                         std::size_t channels);

}  // namespace undertone
