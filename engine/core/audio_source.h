// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace undertone {

/// A position in frames from the start of a recording. Signed, so that differences are safe;
/// 64 bits, so that a day at 192 kHz fits.
using SampleIndex = std::int64_t;

/// The rate at which the engine hears: every AudioSource given to it is mono at this rate.
inline constexpr int engineSampleRate = 16000;

/// Random access to decoded audio of any length, without holding it. What is read at a position never
/// depends on earlier reads. One thread at a time.
class AudioSource {
public:
    virtual ~AudioSource() = default;
    [[nodiscard]] virtual int sampleRate() const = 0;  ///< Hz
    [[nodiscard]] virtual int channelCount() const = 0;
    [[nodiscard]] virtual SampleIndex frameCount() const = 0;
    /// Reads interleaved samples in [-1, 1] from `first`; `out.size()` is a multiple of channelCount().
    /// Returns the frames read, short only at the end of the recording. Errors: CorruptFile (not-a-number
    /// samples, a broken stream), FileUnreadable.
    virtual Result<std::size_t> read(SampleIndex first, std::span<float> out) = 0;

    [[nodiscard]] double durationSeconds() const { return static_cast<double>(frameCount()) / sampleRate(); }
};

}  // namespace undertone
