// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/emotion_engine.h"
#include "engine/model/speech/activity_stream.h"
#include "engine/model/speech/spoken_sentences.h"

namespace undertone {

/// SpeechFollower over the voice activity detector, which outlives it.
class StreamFollower final : public SpeechFollower {
public:
    StreamFollower(const VoiceActivityDetector& detector, Authorisation authorisation)
        : m_authorisation(std::move(authorisation)), m_stream(detector)
    {
    }
    Result<std::vector<Segment>> take(std::span<const float> samples, const CancellationToken& cancel) override;
    Result<std::vector<Segment>> finish(const CancellationToken& cancel) override;
    [[nodiscard]] double earliestStart() const override { return m_sentences.earliestStart(); }

private:
    Authorisation m_authorisation;
    ActivityStream m_stream;
    SpokenSentences m_sentences;
    std::vector<ActivityFrame> m_frames;
};

}  // namespace undertone
