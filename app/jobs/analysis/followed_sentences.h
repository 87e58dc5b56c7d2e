// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/emotion_engine.h"

#include <memory>
#include <string>
#include <vector>

namespace undertone {

/// The sentences of several channels, as they are spoken, in reading order: one is given as soon as none that is still spoken can come
/// before it. What is given depends on the sound alone, not on how often somebody looked. One thread.
class FollowedSentences {
public:
    struct Channel {
        AudioSource* source = nullptr;  ///< mono at engineSampleRate; may grow between looks; outlives this
        std::string speaker;            ///< empty: several voices
    };
    enum class Recording { GoesOn, Ended };

    /// Adds the speakers to `conversation`. Errors: EmotionEngine::followSpeech's. The engine must outlive it.
    static Result<FollowedSentences> create(EmotionEngine& engine, const std::vector<Channel>& channels, const Authorisation& authorisation,
                                            Conversation& conversation);

    /// Hears what is there by now; the sentences that became certain, without ids. Errors: of the sources, Cancelled, NotAuthorised.
    Result<std::vector<Segment>> look(Recording recording, const ProgressCallback& progress, const CancellationToken& cancel);
    [[nodiscard]] double heardSeconds() const;

private:
    struct Follower {
        AudioSource* source = nullptr;
        SpeakerId speaker;
        std::unique_ptr<SpeechFollower> speech;
        SampleIndex heard = 0;
    };
    struct Waiting {
        Segment segment;
        std::size_t channel = 0;
    };
    Status hear(std::size_t channel, SampleIndex until, const CancellationToken& cancel);
    void take(std::vector<Segment> found, std::size_t channel);
    [[nodiscard]] std::vector<Segment> certain(Recording recording);

    std::vector<Follower> m_followers;
    std::vector<Waiting> m_waiting;  ///< ended, in reading order
    std::vector<float> m_samples;
};

}  // namespace undertone
