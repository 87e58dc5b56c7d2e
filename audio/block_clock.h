// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"

#include <atomic>
#include <cmath>
#include <cstdint>
#include <optional>

namespace undertone {

/// When the frames that a sound device has taken reach the loudspeaker. Noted by the device's callback, without a lock; read by another
/// thread.
class BlockClock {
public:
    /// The block that begins with `firstFrame` is heard from `seconds` on, by the stream's clock.
    void note(SampleIndex firstFrame, double seconds) noexcept
    {
        m_version.fetch_add(1, std::memory_order_acq_rel);  // odd while the two are written
        m_firstFrame.store(firstFrame, std::memory_order_relaxed);
        m_seconds.store(seconds, std::memory_order_relaxed);
        m_version.fetch_add(1, std::memory_order_acq_rel);
    }
    void forget() noexcept { note(0, std::nan("")); }

    /// The frame that is heard at `seconds`; before the first block, or where the device tells no times, nothing.
    [[nodiscard]] std::optional<double> frameAt(double seconds, double sampleRate) const
    {
        for (int attempt = 0; attempt < attempts; ++attempt) {
            const auto before = m_version.load(std::memory_order_acquire);
            const auto firstFrame = m_firstFrame.load(std::memory_order_relaxed);
            const double heardFrom = m_seconds.load(std::memory_order_relaxed);
            std::atomic_thread_fence(std::memory_order_acquire);
            if (before % 2 == 0 && before == m_version.load(std::memory_order_relaxed)) {
                if (std::isnan(heardFrom))
                    return std::nullopt;
                return static_cast<double>(firstFrame) + (seconds - heardFrom) * sampleRate;
            }
        }
        return std::nullopt;
    }

private:
    static constexpr int attempts = 16;

    std::atomic<std::uint32_t> m_version{0};
    std::atomic<SampleIndex> m_firstFrame{0};
    std::atomic<double> m_seconds{std::nan("")};
};

}  // namespace undertone
