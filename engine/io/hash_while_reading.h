// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"
#include "engine/core/cancellation.h"
#include "engine/io/sha256.h"

#include <memory>
#include <optional>
#include <string>

namespace undertone {

/// The hash of a file, from what others read of it: see() takes pieces in any order, of which those count that continue what is hashed;
/// finish() reads the rest. Where a file is decoded from its start to its end, nothing is read for the hash alone. One thread.
class FileSha256 {
public:
    explicit FileSha256(std::filesystem::path path) : m_path(std::move(path)) {}
    void see(std::uint64_t at, std::span<const std::byte> bytes);
    /// Errors: FileNotFound, FileUnreadable, Cancelled.
    Result<std::string> finish(const CancellationToken& cancel = {});

private:
    std::filesystem::path m_path;
    Sha256 m_hash;
    std::uint64_t m_hashed = 0;  ///< bytes from the start
    std::string m_finished;
};

/// The hash of decoded audio (sha256OfAudio): rate, channel count, frame count and every sample, so that a renamed or re-tagged file has
/// the same. Takes what is read in any order; what continues the hashed part counts.
class AudioSha256 {
public:
    explicit AudioSha256(const AudioSource& source);
    void see(SampleIndex first, std::span<const float> samples);
    [[nodiscard]] SampleIndex hashedFrames() const { return m_hashed; }
    /// The rest is read from `source`. Errors: the source's; Cancelled.
    Result<std::string> finish(AudioSource& source, const CancellationToken& cancel);

private:
    std::size_t m_channels = 1;
    Sha256 m_hash;
    SampleIndex m_hashed = 0;  ///< frames from the start
    std::string m_finished;
};

/// Audio that is hashed while others read it, so that the hash needs no pass of its own. One thread.
class HashedSource final : public AudioSource {
public:
    explicit HashedSource(std::unique_ptr<AudioSource> source) : m_source(std::move(source)), m_hash(*m_source) {}
    [[nodiscard]] int sampleRate() const override { return m_source->sampleRate(); }
    [[nodiscard]] int channelCount() const override { return m_source->channelCount(); }
    [[nodiscard]] SampleIndex frameCount() const override { return m_source->frameCount(); }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override;

    /// From now on a read past the hashed part reads, and hashes, what lies between: sentence after sentence, all is decoded once.
    void hashWhatIsSkipped(CancellationToken cancel) { m_hashSkipped = std::move(cancel); }
    [[nodiscard]] bool isHashed() const { return m_hash.hashedFrames() == frameCount(); }
    /// Reads what nobody has read yet. Errors: the source's; Cancelled.
    Result<std::string> sha256(const CancellationToken& cancel) { return m_hash.finish(*m_source, cancel); }

private:
    std::unique_ptr<AudioSource> m_source;
    AudioSha256 m_hash;
    std::optional<CancellationToken> m_hashSkipped;
};

}  // namespace undertone
