// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/capture_host.h"
#include "audio/spsc_ring.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <utility>

namespace undertone {

/// Frames between a device's thread, which only copies, and the thread that writes them; and where some were lost, or left out by a pause.
class CaptureBuffer final : public CaptureReceiver {
public:
    /// Frames that are missing from what is taken.
    struct Missing {
        std::uint64_t lost = 0;  ///< by the device, or for want of room
        std::uint64_t paused = 0;
    };

    /// Room for so many seconds. Before the device starts.
    void prepare(int sampleRate, int channels, double seconds)
    {
        m_channels = static_cast<std::size_t>(channels);
        m_samples.emplace(static_cast<std::size_t>(seconds * sampleRate) * m_channels);
        m_gaps.emplace(mostGaps);
    }

    /// While `paused` is true, frames are counted as they come, and not kept; and for `lateFrames` more, which were heard before and come
    /// late. Before the device starts.
    void pauseWith(std::shared_ptr<const std::atomic<bool>> paused, std::uint64_t lateFrames)
    {
        m_paused = std::move(paused);
        m_lateFrames = lateFrames;
    }

    void receive(std::span<const float> interleaved, std::uint64_t lostBefore) override
    {
        const auto frames = interleaved.size() / m_channels;
        m_pending.lost += lostBefore;
        if (m_paused && m_paused->load(std::memory_order_relaxed))
            m_pausedToCome = frames + m_lateFrames;
        const auto paused = static_cast<std::size_t>(std::min<std::uint64_t>(frames, m_pausedToCome));
        m_pausedToCome -= paused;
        m_pending.paused += paused;
        keep(interleaved.subspan(paused * m_channels), frames - paused);
        m_lostByDevice.store(m_lostByDevice.load(std::memory_order_relaxed) + lostBefore, std::memory_order_relaxed);
        m_lostAtEnd.store(m_pending.lost, std::memory_order_relaxed);
        m_pausedAtEnd.store(m_pending.paused, std::memory_order_relaxed);
        m_arrived.store(m_arrived.load(std::memory_order_relaxed) + frames, std::memory_order_release);
    }
    [[nodiscard]] bool hasRoom(std::size_t samples) const override { return m_samples->capacity() - m_samples->available() >= samples; }

    // The writing thread's side.
    [[nodiscard]] std::size_t framesAvailable() const { return m_samples ? m_samples->available() / m_channels : 0; }
    /// Frames that the device has given, those lost for want of room and those of pauses included: they say that it is there.
    [[nodiscard]] std::uint64_t framesArrived() const { return m_arrived.load(std::memory_order_acquire); }
    /// Frames that the device says it gave and nobody took; those that have arrived by then tell of all of them that came before. They are
    /// none of framesArrived().
    [[nodiscard]] std::uint64_t framesLostByDevice() const { return m_lostByDevice.load(std::memory_order_relaxed); }
    /// Up to as many frames as fit, none from behind a gap; what is missing before them, where there is something. Of no frames: what is
    /// missing before the next one.
    std::size_t take(std::span<float> interleaved, Missing& before)
    {
        before = {};
        // Before the gaps are looked at: a gap is written ahead of the frames behind it, so those that are there now have theirs.
        auto most = std::min(interleaved.size() / m_channels, framesAvailable());
        lookForGap();
        if (m_nextGap && m_nextGap->atFrame == m_takenFrames) {
            before = m_nextGap->missing;
            m_nextGap.reset();
            lookForGap();
        }
        if (m_nextGap)
            most = std::min<std::size_t>(most, static_cast<std::size_t>(m_nextGap->atFrame - m_takenFrames));
        const auto frames = m_samples->read(interleaved.first(most * m_channels)) / m_channels;
        m_takenFrames += frames;
        return frames;
    }
    /// What is missing behind the last frame that can be taken. Exact once the device gives nothing more.
    [[nodiscard]] Missing missingAtEnd() const
    {
        return {m_lostAtEnd.load(std::memory_order_relaxed), m_pausedAtEnd.load(std::memory_order_relaxed)};
    }

private:
    struct Gap {
        std::uint64_t atFrame = 0;  ///< of those that are kept
        Missing missing;
    };

    void keep(std::span<const float> interleaved, std::size_t frames)
    {
        const auto room = (m_samples->capacity() - m_samples->available()) / m_channels;
        const auto taken = std::min(frames, room);
        if ((m_pending.lost > 0 || m_pending.paused > 0) && taken > 0) {
            const Gap gap{m_kept, m_pending};
            if (m_gaps->write({&gap, 1}) == 1)
                m_pending = {};
        }
        m_samples->write(interleaved.first(taken * m_channels));
        m_kept += taken;
        m_pending.lost += frames - taken;
    }
    void lookForGap()
    {
        Gap gap;
        if (!m_nextGap && m_gaps->read({&gap, 1}) == 1)
            m_nextGap = gap;
    }

    static constexpr std::size_t mostGaps = 1024;
    std::size_t m_channels = 1;
    std::shared_ptr<const std::atomic<bool>> m_paused;
    std::optional<SpscRing<float>> m_samples;
    std::optional<SpscRing<Gap>> m_gaps;
    std::atomic<std::uint64_t> m_lostAtEnd{0};
    std::atomic<std::uint64_t> m_pausedAtEnd{0};
    std::atomic<std::uint64_t> m_arrived{0};
    std::atomic<std::uint64_t> m_lostByDevice{0};
    // Of the device's thread.
    std::uint64_t m_kept = 0;
    std::uint64_t m_lateFrames = 0;
    std::uint64_t m_pausedToCome = 0;
    Missing m_pending;
    // Of the writing thread.
    std::optional<Gap> m_nextGap;
    std::uint64_t m_takenFrames = 0;
};

}  // namespace undertone
