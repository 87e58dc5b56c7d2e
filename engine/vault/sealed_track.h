// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/vault/sealed_segment.h"

#include <functional>
#include <memory>

namespace undertone {

/// One channel of a session: a folder's files TT-NNNNNN.segment, sealed by one key.
struct TrackPlace {
    std::filesystem::path folder;
    SealId session;
    SealId keyId;
    std::uint32_t track = 0;

    [[nodiscard]] std::filesystem::path segmentFile(std::uint32_t number) const;
    /// How many segments lie there: numbers 0 and on.
    [[nodiscard]] std::uint32_t segmentCount() const;
};

/// What a recording of a track holds; sealed in the session's log once the recording has ended, so that a missing end is seen.
struct TrackExtent {
    std::uint32_t segments = 0;
    std::uint64_t frames = 0;
    bool operator==(const TrackExtent&) const = default;
};

/// Writes a track, a file for each `secondsPerSegment` of it. Somebody else makes them survive a power cut: takeUnsynced(). Once the next
/// file cannot be made, it takes no more (FileNotWritable), and what was written until then is whole. One thread.
class TrackWriter {
public:
    /// Errors: SegmentWriter::create's. Nothing of the track may lie in the folder yet. `segmentSeconds`: of sound in a file; tests make
    /// short ones.
    static Result<TrackWriter> create(const TrackPlace& place, const SecretBytes& key, std::uint32_t sampleRate,
                                      double segmentSeconds = secondsPerSegment);
    Status append(std::span<const float> samples);
    Status gap(std::uint64_t frames, GapReason reason);
    Result<TrackExtent> finish();
    /// Files that were written to since the last call.
    std::vector<std::filesystem::path> takeUnsynced();
    [[nodiscard]] std::uint64_t frames() const { return m_framesBefore + (m_segment ? m_segment->frames() : 0); }

    static constexpr std::uint32_t secondsPerSegment = 30;

private:
    TrackWriter(TrackPlace place, SecretBytes key, std::uint32_t sampleRate)
        : m_place(std::move(place)), m_key(std::move(key)), m_sampleRate(sampleRate)
    {
    }
    Status begin();
    [[nodiscard]] Status checkGoesOn() const;

    TrackPlace m_place;
    SecretBytes m_key;
    std::uint32_t m_sampleRate = 0;
    std::uint64_t m_framesPerSegment = 0;
    std::optional<SegmentWriter> m_segment;
    std::optional<Error> m_ended;  ///< why there is no next segment
    std::uint32_t m_segments = 0;  ///< begun
    std::uint64_t m_framesBefore = 0;
    std::uint64_t m_storedInSegment = 0;
    std::vector<std::filesystem::path> m_unsynced;  ///< finished
};

/// Frames of a track, from `first` to before `end`.
struct FrameRange {
    SampleIndex first = 0;
    SampleIndex end = 0;
};

/// A track to be read at any place; one segment of it is in memory at a time. Every sample that is given was authenticated.
class SealedTrackSource final : public AudioSource {
public:
    /// `extent`: of the ended recording; nothing: it was interrupted, and the whole blocks that lie there are the recording. Errors:
    /// CorruptFile (segments missing, cut, of another place or changed), FileUnreadable, FileNotFound (no segment).
    static Result<std::unique_ptr<SealedTrackSource>> open(const TrackPlace& place, const SecretBytes& key,
                                                           const std::optional<TrackExtent>& extent);
    [[nodiscard]] int sampleRate() const override { return static_cast<int>(m_heads.front().sampleRate); }
    [[nodiscard]] int channelCount() const override { return 1; }
    [[nodiscard]] SampleIndex frameCount() const override { return m_frames; }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override;
    /// Gives an interrupted track the sealed end that it lacks, and removes a segment that was not even begun; what it holds then. Errors:
    /// open()'s, FileNotWritable.
    static Result<TrackExtent> sealOpenEnd(const TrackPlace& place, const SecretBytes& key);
    /// Writes the track into `to`, sealed by `key`, with the frames of `kept` alone, in order and apart: gaps of a removed voice stand in
    /// place of all others, and of segments that cannot be read. It is on the disk then. Errors: TrackWriter's.
    Result<TrackExtent> writeKept(const TrackPlace& to, const SecretBytes& key, std::span<const FrameRange> kept);

private:
    SealedTrackSource(TrackPlace place, SecretBytes key) : m_place(std::move(place)), m_key(std::move(key)) {}
    Status load(std::size_t segment);
    [[nodiscard]] Error damaged(std::size_t segment) const;

    TrackPlace m_place;
    SecretBytes m_key;
    std::vector<SegmentHead> m_heads;
    SampleIndex m_frames = 0;
    bool m_endIsOpen = false;
    std::optional<std::size_t> m_loaded;
    SegmentContent m_content;
};

}  // namespace undertone
