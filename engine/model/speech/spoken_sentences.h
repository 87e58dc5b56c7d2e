// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/speech/voice_activity_segments.h"

#include <deque>
#include <vector>

namespace undertone {

/// Cuts sentences while they are spoken: what is found depends on the frames so far, and never changes. The rules are those of
/// segmentsFromActivity but for speech without a pause, which is cut sooner: nobody knows yet how long it will go on.
class SpokenSentences {
public:
    /// Longer speech is cut, at its quietest point between the two others: who waits for a label waits no longer than a few seconds.
    static constexpr double longestSeconds = 9.0;
    static constexpr double earliestCutSeconds = 6.0;
    static constexpr double latestCutSeconds = 8.0;

    explicit SpokenSentences(const VoiceActivityConfig& config = {}) : m_config(config) {}

    /// The next frame. What ended with it is behind the others in `found`; without ids and speakers.
    void take(const ActivityFrame& frame, std::vector<Segment>& found);
    /// The recording ends: so does a sentence that was going on.
    void finish(SampleIndex sampleCount, std::vector<Segment>& found);
    /// In seconds: no sentence to come begins before.
    [[nodiscard]] double earliestStart() const;

private:
    void end(SampleIndex speechEnd, SampleIndex most, std::vector<Segment>& found);
    void cutLongSpeech(std::vector<Segment>& found);

    static constexpr SampleIndex none = -1;
    VoiceActivityConfig m_config;
    SampleIndex m_now = 0;               ///< samples of the frames taken
    SampleIndex m_speechFrom = none;     ///< of the speech that goes on
    SampleIndex m_begin = none;          ///< the same with its padding
    SampleIndex m_silenceFrom = none;    ///< since when it pauses
    std::deque<ActivityFrame> m_frames;  ///< of the speech that goes on, the latest last
};

}  // namespace undertone
