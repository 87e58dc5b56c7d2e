// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis_source.h"

#include "audio/audio_file_source.h"
#include "audio/quoted_name.h"
#include "audio/resampler.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace undertone {
namespace {

constexpr SampleIndex mixedSamplesAtOnce = 1 << 17;

/// The mean of all channels of a source, or one of them.
class MonoSource final : public AudioSource {
public:
    explicit MonoSource(std::unique_ptr<AudioSource> source, std::optional<int> channel = {})
        : m_source(std::move(source)), m_channel(channel)
    {
    }
    [[nodiscard]] int sampleRate() const override { return m_source->sampleRate(); }
    [[nodiscard]] int channelCount() const override { return 1; }
    [[nodiscard]] SampleIndex frameCount() const override { return m_source->frameCount(); }

    Result<std::size_t> read(SampleIndex first, std::span<float> out) override
    {
        const auto channels = static_cast<std::size_t>(m_source->channelCount());
        const std::size_t framesAtOnce = static_cast<std::size_t>(mixedSamplesAtOnce) / channels;
        std::size_t done = 0;
        while (done < out.size()) {
            const auto frames = std::min(framesAtOnce, out.size() - done);
            m_interleaved.resize(frames * channels);
            auto got = m_source->read(first + static_cast<SampleIndex>(done), m_interleaved);
            if (!got)
                return got.error();
            for (std::size_t i = 0; i < *got; ++i)
                out[done + i] = sampleOf(std::span(m_interleaved).subspan(i * channels, channels));
            done += *got;
            if (*got < frames)
                break;
        }
        return done;
    }

private:
    [[nodiscard]] float sampleOf(std::span<const float> frame) const
    {
        if (m_channel)
            return frame[static_cast<std::size_t>(*m_channel)];
        double sum = 0.0;
        for (const float sample : frame)
            sum += static_cast<double>(sample);
        return static_cast<float>(sum / static_cast<double>(frame.size()));
    }

    std::unique_ptr<AudioSource> m_source;
    std::optional<int> m_channel;
    std::vector<float> m_interleaved;
};

}  // namespace

Result<std::unique_ptr<AudioSource>> makeAnalysisSource(std::unique_ptr<AudioSource> source)
{
    if (source->channelCount() != 1)
        source = std::make_unique<MonoSource>(std::move(source));
    if (source->sampleRate() == engineSampleRate)
        return source;
    return ResampledSource::create(std::move(source), engineSampleRate);
}

Result<std::unique_ptr<AudioSource>> openChannelSource(const std::filesystem::path& path, int channel)
{
    auto file = AudioFileSource::open(path);
    if (!file)
        return file.error();
    if (channel < 0 || channel >= (*file)->channelCount())
        return Error{ErrorCode::InvalidArgument,
                     quotedName(path) + " has " + std::to_string((*file)->channelCount()) + " channels, and none numbered "
                         + std::to_string(channel) + ".",
                     path};
    return makeAnalysisSource(std::make_unique<MonoSource>(std::move(*file), channel));
}

Result<std::unique_ptr<AudioSource>> openAnalysisSource(const std::filesystem::path& path)
{
    auto file = AudioFileSource::open(path);
    if (!file)
        return file.error();
    return makeAnalysisSource(std::move(*file));
}

}  // namespace undertone
