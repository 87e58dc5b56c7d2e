// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/noticed_source.h"

#include <list>
#include <memory>
#include <vector>

namespace undertone {

/// Part of the key of everything derived from resampled audio; raise it when a sample would change.
inline constexpr int resamplerVersion = 1;

/// A mono source at another rate (soxr, very high quality, linear phase). Blocks of 10 s, or as told, are resampled each on
/// its own, with context on both sides, so that what is read never depends on earlier reads; few are kept. Reading fails with CorruptFile
/// where the mono source holds less than it declares. Of a mono source that grows, whole blocks are given as soon as their context is
/// there: the same bits as of the whole source with blocks of the same length.
class ResampledSource final : public NoticedSource {
public:
    /// Takes a mono source. Errors: InvalidArgument (not mono, a rate that is not positive).
    static Result<std::unique_ptr<AudioSource>> create(std::unique_ptr<AudioSource> mono, int sampleRate,
                                                       int blockSeconds = usualBlockSeconds);
    /// The same of a source that grows. lookAgain() says when it has.
    static Result<std::unique_ptr<ResampledSource>> createGrowing(std::unique_ptr<AudioSource> mono, int sampleRate, int blockSeconds);
    static constexpr int usualBlockSeconds = 10;

    [[nodiscard]] int sampleRate() const override { return m_sampleRate; }
    [[nodiscard]] int channelCount() const override { return 1; }
    [[nodiscard]] SampleIndex frameCount() const override { return m_frameCount; }
    enum class Source { Grows, IsWhole };
    /// Takes the length of the mono source as it is now.
    void lookAgain(Source source);
    [[nodiscard]] std::vector<Message> notices() const override { return noticesOf(*m_mono); }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override;

private:
    struct Block {
        SampleIndex index = 0;
        std::vector<float> samples;
    };

    ResampledSource(std::unique_ptr<AudioSource> mono, int sampleRate, int blockSeconds);
    Result<const Block*> block(SampleIndex index);

    std::unique_ptr<AudioSource> m_mono;
    int m_sampleRate = 0;
    SampleIndex m_blockSeconds = usualBlockSeconds;
    SampleIndex m_frameCount = 0;
    SampleIndex m_marginFrames = 0;  ///< at the output rate; a whole number of frames at the input rate too
    std::list<Block> m_blocks;       ///< most recent first
};

/// Resamples a whole mono signal that is in memory. Errors: Internal (soxr).
Result<std::vector<float>> resample(std::span<const float> samples, int fromRate, int toRate);

}  // namespace undertone
