// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/vault/sealed_track.h"

namespace undertone {

/// A track that is being recorded, read from its sealed files while another thread or program writes them: each block is opened once, and
/// only the last segment is held. Every sample that is given was authenticated. One thread.
class GrowingTrackSource final : public AudioSource {
public:
    /// A track of which nothing was written yet, too. Errors: of the memory for keys.
    static Result<std::unique_ptr<GrowingTrackSource>> create(const TrackPlace& place, const SecretBytes& key);

    /// Takes what was written since. Errors: CorruptFile (changed, or of another place), FileUnreadable, UnsupportedFormat.
    Status follow();
    [[nodiscard]] int sampleRate() const override { return m_sampleRate; }  ///< 0: nothing was written yet
    [[nodiscard]] int channelCount() const override { return 1; }
    /// As of the last follow().
    [[nodiscard]] SampleIndex frameCount() const override { return m_frames; }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override;

private:
    GrowingTrackSource(TrackPlace place, SecretBytes key) : m_place(std::move(place)), m_key(std::move(key)) {}
    Result<bool> openNext();
    Result<const SegmentContent*> segmentAt(SampleIndex frame);
    [[nodiscard]] Error damaged(std::size_t segment) const;

    TrackPlace m_place;
    SecretBytes m_key;
    int m_sampleRate = 0;
    std::vector<SampleIndex> m_firstFrames;  ///< of each segment that was begun
    std::optional<SegmentReader> m_last;
    SampleIndex m_frames = 0;
    std::optional<std::size_t> m_loaded;  ///< of the segments before
    SegmentContent m_content;
};

}  // namespace undertone
