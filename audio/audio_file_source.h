// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"

#include <cstdint>
#include <filesystem>
#include <list>
#include <memory>
#include <vector>

struct sf_private_tag;  // libsndfile's handle, kept out of this header

namespace undertone {

inline constexpr int maximumChannels = 64;
inline constexpr int minimumSampleRate = 1000;    ///< Hz
inline constexpr int maximumSampleRate = 768000;  ///< Hz
inline constexpr std::int64_t maximumDurationSeconds = 7 * 24 * 3600;

/// An audio file in any format that libsndfile reads, at its own rate and channels. Values past full scale
/// (float files, lossy codecs) are handed on as they are. Lossy formats are decoded in fixed blocks, each
/// from a run-up before it, so that a read gives the same samples whatever was read before (MP3: within 1e-6).
class AudioFileSource final : public AudioSource {
public:
    /// Errors: FileNotFound, FileUnreadable, UnsupportedFormat (not audio), CorruptFile (empty, no samples,
    /// cut short), LimitExceeded (channels, rate, duration).
    static Result<std::unique_ptr<AudioFileSource>> open(const std::filesystem::path& path);

    [[nodiscard]] int sampleRate() const override { return m_sampleRate; }
    [[nodiscard]] int channelCount() const override { return m_channelCount; }
    [[nodiscard]] SampleIndex frameCount() const override { return m_frameCount; }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override;

private:
    enum class Seeking { Exact, ByBlocks, ByBlocksRunningOn };
    struct Block {
        SampleIndex index = 0;
        std::vector<float> samples;
    };
    struct CloseFile {
        void operator()(sf_private_tag* file) const;
    };

    AudioFileSource() = default;
    Status checkEnd();
    Status decode(SampleIndex first, std::span<float> out);
    Result<const Block*> block(SampleIndex index);
    Status checkFinite(SampleIndex first, std::span<const float> samples) const;
    [[nodiscard]] Error brokenAt(SampleIndex frame) const;

    std::filesystem::path m_path;
    std::unique_ptr<sf_private_tag, CloseFile> m_file;
    int m_sampleRate = 0;
    int m_channelCount = 0;
    SampleIndex m_frameCount = 0;
    Seeking m_seeking = Seeking::Exact;
    SampleIndex m_position = -1;  ///< where the decoder stands; -1: not known
    std::list<Block> m_blocks;    ///< most recent first
};

}  // namespace undertone
