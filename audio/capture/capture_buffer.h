// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/capture_host.h"
#include "audio/spsc_ring.h"

#include <algorithm>
#include <atomic>
#include <optional>

namespace undertone {

/// Frames between a device's thread, which only copies, and the thread that writes them; and where some were lost.
class CaptureBuffer final : public CaptureReceiver {
public:
    /// Frames that came without a loss between them.
    struct Loss {
        std::uint64_t atFrame = 0;  ///< of those that came
        std::uint64_t frames = 0;
    };

    /// Room for so many seconds. Before the device starts.
    void prepare(int sampleRate, int channels, double seconds)
    {
        m_channels = static_cast<std::size_t>(channels);
        m_samples.emplace(static_cast<std::size_t>(seconds * sampleRate) * m_channels);
        m_losses.emplace(maxLosses);
    }

    void receive(std::span<const float> interleaved, std::uint64_t lostBefore) override
    {
        const auto frames = interleaved.size() / m_channels;
        const auto room = (m_samples->capacity() - m_samples->available()) / m_channels;
        const auto taken = std::min(frames, room);
        m_pendingLoss += lostBefore;
        if (m_pendingLoss > 0 && taken > 0) {
            const Loss loss{m_received, m_pendingLoss};
            if (m_losses->write({&loss, 1}) == 1)
                m_pendingLoss = 0;
        }
        m_samples->write(interleaved.first(taken * m_channels));
        m_received += taken;
        m_pendingLoss += frames - taken;
        m_lostAtEnd.store(m_pendingLoss, std::memory_order_relaxed);
    }
    [[nodiscard]] bool hasRoom(std::size_t samples) const override { return m_samples->capacity() - m_samples->available() >= samples; }

    // The writing thread's side.
    [[nodiscard]] std::size_t framesAvailable() const { return m_samples ? m_samples->available() / m_channels : 0; }
    /// Up to `most` frames, none from behind a loss; the loss before them, where there is one.
    std::size_t take(std::span<float> interleaved, std::uint64_t& lostBefore)
    {
        lostBefore = 0;
        // Before the losses are looked at: a loss is written ahead of the frames behind it, so those that are there now have theirs.
        auto most = std::min(interleaved.size() / m_channels, framesAvailable());
        lookForLoss();
        if (m_nextLoss && m_nextLoss->atFrame == m_takenFrames) {
            lostBefore = m_nextLoss->frames;
            m_nextLoss.reset();
            lookForLoss();
        }
        if (m_nextLoss)
            most = std::min<std::size_t>(most, static_cast<std::size_t>(m_nextLoss->atFrame - m_takenFrames));
        const auto frames = m_samples->read(interleaved.first(most * m_channels)) / m_channels;
        m_takenFrames += frames;
        return frames;
    }
    /// Frames lost behind the last that came.
    [[nodiscard]] std::uint64_t lostAtEnd() const { return m_lostAtEnd.load(std::memory_order_relaxed); }

private:
    void lookForLoss()
    {
        Loss loss;
        if (!m_nextLoss && m_losses->read({&loss, 1}) == 1)
            m_nextLoss = loss;
    }

    static constexpr std::size_t maxLosses = 1024;
    std::size_t m_channels = 1;
    std::optional<SpscRing<float>> m_samples;
    std::optional<SpscRing<Loss>> m_losses;
    std::atomic<std::uint64_t> m_lostAtEnd{0};
    // Of the device's thread.
    std::uint64_t m_received = 0;
    std::uint64_t m_pendingLoss = 0;
    // Of the writing thread.
    std::optional<Loss> m_nextLoss;
    std::uint64_t m_takenFrames = 0;
};

}  // namespace undertone
