// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/growing_recording.h"
#include "app/jobs/recording/capture_progress.h"
#include "audio/resampler.h"
#include "engine/consent/session.h"
#include "engine/vault/growing_track.h"

#include <functional>
#include <memory>
#include <vector>

namespace undertone {

/// The channels of a session while they are recorded, read from their sealed files: nothing is handed over from one thread to the other, so
/// that a slow reader needs no memory and the recorder never waits for it. One thread.
class GrowingSession final : public GrowingRecording {
public:
    using Tell = std::function<void(const FollowReport&)>;
    using Keep = std::function<Status(const Conversation&)>;

    /// Errors: NotAuthorised (a track's key was destroyed).
    static Result<std::shared_ptr<GrowingSession>> create(const Session& session, const Keyring& keyring,
                                                          std::shared_ptr<const CaptureProgress> progress, Tell tell, Keep keep);

    Status follow() override;
    [[nodiscard]] bool hasEnded() const override { return m_progress->ended; }
    [[nodiscard]] bool hasBegun() const override { return m_mixed != nullptr; }
    [[nodiscard]] std::size_t channelCount() const override { return m_channels.size(); }
    [[nodiscard]] const std::string& speakerOf(std::size_t channel) const override { return m_speakers[channel]; }
    AudioSource& channel(std::size_t index) override { return *m_channels[index]; }
    AudioSource& mixed() override { return *m_mixed; }
    void tell(const FollowReport& report) override { m_tell(report); }
    Status keepSentences(const Conversation& conversation) override { return m_keep(conversation); }

private:
    GrowingSession(std::shared_ptr<const CaptureProgress> progress, Tell tell, Keep keep)
        : m_progress(std::move(progress)), m_tell(std::move(tell)), m_keep(std::move(keep))
    {
    }
    Status begin();
    Result<std::unique_ptr<AudioSource>> heard(std::unique_ptr<AudioSource> source);

    std::shared_ptr<const CaptureProgress> m_progress;
    Tell m_tell;
    Keep m_keep;
    std::vector<std::unique_ptr<GrowingTrackSource>> m_tracks;
    std::vector<std::string> m_speakers;
    std::optional<SampleIndex> m_frames = 0;  ///< that all tracks have; nothing once it has ended: then each has its own
    std::vector<std::unique_ptr<AudioSource>> m_channels;
    std::unique_ptr<AudioSource> m_mixed;
    std::vector<ResampledSource*> m_resampled;  ///< among these
};

}  // namespace undertone
