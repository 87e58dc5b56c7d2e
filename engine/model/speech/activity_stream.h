// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/speech/voice_activity.h"

#include <array>
#include <span>
#include <vector>

namespace undertone {

/// The network's frames of sound as it comes, of one recording. It goes by stretches of the same length from the recording's start,
/// however the sound is handed over, so that sound which is followed and the same sound read later give the same bits. What is very quiet
/// so far, or past full scale, is heard at the level of usual speech. The detector must outlive it. One thread.
class ActivityStream {
public:
    static constexpr std::int64_t framesAtOnce = 8;  ///< 0.256 s

    explicit ActivityStream(const VoiceActivityDetector& detector);

    /// The next samples, mono at engineSampleRate; frames that became known are put behind the others. Errors: of torch.
    Status take(std::span<const float> samples, std::vector<ActivityFrame>& frames);
    /// The end: the last frame is filled up with silence.
    Status finish(std::vector<ActivityFrame>& frames);
    [[nodiscard]] SampleIndex sampleCount() const { return m_sampleCount; }

private:
    Status hear(std::int64_t count, std::vector<ActivityFrame>& frames);
    [[nodiscard]] float gainFor(float loudestPower) const;
    void remember(float power);

    /// Powers of the frames so far, by whole decibels from lowestDecibels on.
    static constexpr int lowestDecibels = -120;
    static constexpr std::size_t levels = 160;

    const VoiceActivityDetector& m_detector;
    VoiceActivityDetector::State m_state;
    std::vector<float> m_samples;  ///< context, then what was not heard yet
    SampleIndex m_sampleCount = 0;
    std::array<std::uint64_t, levels> m_framesOfLevel{};
    std::uint64_t m_frames = 0;
};

}  // namespace undertone
