// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis_source.h"

#include "audio/audio_file_source.h"
#include "audio/file/quoted_name.h"
#include "audio/resampler.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

namespace undertone {
namespace {

constexpr SampleIndex mixedSamplesAtOnce = 1 << 17;
/// Windows over a recording in which channels are held against their mean.
constexpr SampleIndex phaseWindows = 24;
constexpr double phaseWindowSeconds = 0.25;
/// Of unrelated channels the mean has half the power (-3 dB), of opposed ones next to none.
constexpr double opposedPowerRatio = 0.01;
constexpr double silentPower = 1e-10;  // -100 dBFS

/// The mean of all channels of a source, or one of them.
class MonoSource final : public NoticedSource {
public:
    explicit MonoSource(std::unique_ptr<AudioSource> source, std::optional<int> channel = {}, Message notice = {})
        : m_source(std::move(source)), m_channel(channel), m_notice(std::move(notice))
    {
    }
    [[nodiscard]] std::vector<Message> notices() const override
    {
        auto notices = noticesOf(*m_source);
        if (!m_notice.empty())
            notices.push_back(m_notice);
        return notices;
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
    Message m_notice;
    std::vector<float> m_interleaved;
};

/// The louder channel where channels cancel each other out in their mean, or nothing. What cannot be read is reported by those who read it.
std::optional<int> louderOfOpposed(AudioSource& source)
{
    const auto channels = static_cast<std::size_t>(source.channelCount());
    const auto window = std::max<SampleIndex>(1, static_cast<SampleIndex>(phaseWindowSeconds * source.sampleRate()));
    const auto step = std::max(window, source.frameCount() / phaseWindows);
    std::vector<float> samples(static_cast<std::size_t>(window) * channels);
    std::vector<double> powers(channels, 0.0);
    double meanPower = 0.0;
    std::size_t frames = 0;
    for (SampleIndex first = 0; first < source.frameCount(); first += step) {
        const auto got = source.read(first, samples);
        if (!got)
            continue;
        for (std::size_t i = 0; i < *got; ++i) {
            double sum = 0.0;
            for (std::size_t c = 0; c < channels; ++c) {
                const auto value = static_cast<double>(samples[i * channels + c]);
                powers[c] += value * value;
                sum += value;
            }
            meanPower += sum / static_cast<double>(channels) * sum / static_cast<double>(channels);
        }
        frames += *got;
    }
    const double power = std::accumulate(powers.begin(), powers.end(), 0.0) / static_cast<double>(channels);
    if (power < silentPower * static_cast<double>(frames) || meanPower > opposedPowerRatio * power)
        return {};
    return static_cast<int>(std::max_element(powers.begin(), powers.end()) - powers.begin());
}

std::unique_ptr<AudioSource> asMono(std::unique_ptr<AudioSource> source)
{
    const auto louder = louderOfOpposed(*source);
    if (!louder)
        return std::make_unique<MonoSource>(std::move(source));
    return std::make_unique<MonoSource>(
        std::move(source), louder,
        "The channels of the recording are in opposite phase, so that their mean is next to silence: channel " + std::to_string(*louder + 1)
            + " alone, the louder one, is heard.");
}

}  // namespace

Result<std::unique_ptr<AudioSource>> makeAnalysisSource(std::unique_ptr<AudioSource> source, int blockSeconds)
{
    if (source->channelCount() != 1)
        source = asMono(std::move(source));
    if (source->sampleRate() == engineSampleRate)
        return source;
    return ResampledSource::create(std::move(source), engineSampleRate, blockSeconds);
}

Result<std::unique_ptr<AudioSource>> openChannelSource(const std::filesystem::path& path, int channel, const AudioFileOptions& options)
{
    auto file = AudioFileSource::open(path, options);
    if (!file)
        return file.error();
    if (channel < 0 || channel >= (*file)->channelCount())
        return Error{ErrorCode::InvalidArgument, message("audio.no-channel", quotedName(path), (*file)->channelCount(), channel), path};
    return makeAnalysisSource(std::make_unique<MonoSource>(std::move(*file), channel));
}

Result<std::unique_ptr<AudioSource>> openAnalysisSource(const std::filesystem::path& path, const AudioFileOptions& options)
{
    auto file = AudioFileSource::open(path, options);
    if (!file)
        return file.error();
    return makeAnalysisSource(std::move(*file));
}

}  // namespace undertone
