// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/live_waveform.h"

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr std::size_t mostPeaks = static_cast<std::size_t>(LiveWaveform::peaksPerSecond) * LiveWaveform::seconds;

class WatchedSink final : public CaptureSink {
public:
    WatchedSink(std::unique_ptr<CaptureSink> sink, std::shared_ptr<LiveWaveform> waveform, std::size_t channels)
        : m_sink(std::move(sink)), m_waveform(std::move(waveform)), m_channels(channels)
    {
    }
    Status begin(int sampleRate) override
    {
        m_waveform->begin(sampleRate, m_channels);
        return m_sink->begin(sampleRate);
    }
    Status append(std::size_t channel, std::span<const float> samples) override
    {
        m_waveform->append(channel, samples);
        return m_sink->append(channel, samples);
    }
    Status gap(std::uint64_t frames, CaptureGap reason) override
    {
        m_waveform->gap(frames);
        return m_sink->gap(frames, reason);
    }
    Status finish() override { return m_sink->finish(); }

private:
    std::unique_ptr<CaptureSink> m_sink;
    std::shared_ptr<LiveWaveform> m_waveform;
    std::size_t m_channels = 0;
};

}  // namespace

void LiveWaveform::begin(int sampleRate, std::size_t channels)
{
    const std::scoped_lock lock(m_mutex);
    m_framesPerPeak = static_cast<std::uint64_t>(std::max(1, sampleRate / peaksPerSecond));
    m_channels.assign(channels, Channel{std::vector<float>(mostPeaks), 0, 0.0f, 0});
}

void LiveWaveform::push(Channel& channel, float peak) const
{
    channel.ring[channel.count % mostPeaks] = peak;
    ++channel.count;
    channel.highest = 0.0f;
    channel.frames = 0;
}

void LiveWaveform::append(std::size_t channel, std::span<const float> samples)
{
    const std::scoped_lock lock(m_mutex);
    auto& into = m_channels[channel];
    for (const float sample : samples) {
        into.highest = std::max(into.highest, std::min(1.0f, std::abs(sample)));
        if (++into.frames >= m_framesPerPeak)
            push(into, into.highest);
    }
}

void LiveWaveform::gap(std::uint64_t frames)
{
    const std::scoped_lock lock(m_mutex);
    // Of a gap that is longer than what is kept only its end would be seen.
    const auto peaks = std::min<std::uint64_t>(frames / m_framesPerPeak + 1, mostPeaks);
    for (auto& channel : m_channels) {
        for (std::uint64_t i = 0; i < peaks; ++i)
            push(channel, gapPeak);
    }
}

LivePeaks LiveWaveform::peaks() const
{
    const std::scoped_lock lock(m_mutex);
    LivePeaks peaks;
    for (const auto& channel : m_channels) {
        const auto kept = std::min<std::uint64_t>(channel.count, mostPeaks);
        auto& shown = peaks.channels.emplace_back();
        shown.reserve(static_cast<std::size_t>(kept));
        for (auto i = channel.count - kept; i < channel.count; ++i)
            shown.push_back(channel.ring[i % mostPeaks]);
        peaks.count = std::max(peaks.count, channel.count);
    }
    return peaks;
}

std::unique_ptr<CaptureSink> watchedSink(std::unique_ptr<CaptureSink> sink, std::shared_ptr<LiveWaveform> waveform, std::size_t channels)
{
    return std::make_unique<WatchedSink>(std::move(sink), std::move(waveform), channels);
}

}  // namespace undertone
