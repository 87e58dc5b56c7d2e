// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/capture/recorder.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

namespace undertone {

/// The consent book's place in tests that have none: it alone makes grants.
class ConsentBook {
public:
    static ConsentGrant grant() { return {"test session", Purpose::Record, {}}; }
};

}  // namespace undertone

namespace undertone::test {

inline Authorisation recordingLeave()
{
    return Authorisation(ConsentBook::grant());
}

/// What a recorder gave; gaps are zeros.
struct RecordedSound {
    struct Gap {
        std::size_t first = 0;
        std::uint64_t frames = 0;
        CaptureGap reason = CaptureGap::Dropped;
    };
    int rate = 0;
    std::vector<std::vector<float>> channels;
    std::vector<Gap> gaps;
    std::size_t longestBlock = 0;
    bool isFinished = false;
    std::size_t failAfter = 0;         ///< frames; 0: never
    std::atomic<bool> stall{false};    ///< while it is true, writing waits
    std::atomic<int> milliseconds{0};  ///< that writing of a block takes

    [[nodiscard]] std::size_t frames() const { return channels.empty() ? 0 : channels[0].size(); }
    [[nodiscard]] std::uint64_t gapFrames() const
    {
        std::uint64_t sum = 0;
        for (const auto& gap : gaps)
            sum += gap.frames;
        return sum;
    }
    [[nodiscard]] bool isGap(std::size_t frame) const
    {
        for (const auto& gap : gaps) {
            if (frame >= gap.first && frame < gap.first + gap.frames)
                return true;
        }
        return false;
    }
};

class SharedSink final : public CaptureSink {
public:
    explicit SharedSink(std::shared_ptr<RecordedSound> sound) : m_sound(std::move(sound)) {}
    Status begin(int sampleRate) override
    {
        m_sound->rate = sampleRate;
        return {};
    }
    Status append(std::size_t channel, std::span<const float> samples) override
    {
        if (m_sound->failAfter > 0 && m_sound->frames() >= m_sound->failAfter)
            return Error{ErrorCode::FileNotWritable, message("io.cannot-write", "disk", "full"), {}};
        while (m_sound->stall)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        std::this_thread::sleep_for(std::chrono::milliseconds(m_sound->milliseconds));
        m_sound->channels.resize(std::max(m_sound->channels.size(), channel + 1));
        m_sound->channels[channel].insert(m_sound->channels[channel].end(), samples.begin(), samples.end());
        m_sound->longestBlock = std::max(m_sound->longestBlock, samples.size());
        return {};
    }
    Status gap(std::uint64_t frames, CaptureGap reason) override
    {
        m_sound->gaps.push_back({m_sound->frames(), frames, reason});
        for (auto& channel : m_sound->channels)
            channel.resize(channel.size() + frames);
        return {};
    }
    Status finish() override
    {
        m_sound->isFinished = true;
        return {};
    }

private:
    std::shared_ptr<RecordedSound> m_sound;
};

}  // namespace undertone::test
