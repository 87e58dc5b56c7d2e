// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/playback_feed.h"

#include "audio/time_stretcher.h"

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr double ringSeconds = 0.5;
constexpr std::size_t framesAtOnce = 2048;
/// Over which what is not heard fades out and in, so that it does not click.
constexpr double fadeSeconds = 0.005;

}  // namespace

PlaybackFeed::PlaybackFeed(AudioSource& source, const Range& range, const PlaybackTreatment& treatment)
    : m_source(source), m_rate(std::clamp(treatment.rate, TimeStretcher::slowest, TimeStretcher::fastest)),
      m_first(std::clamp<SampleIndex>(range.first, 0, source.frameCount())),
      m_end(std::clamp(range.end.value_or(source.frameCount()), m_first, source.frameCount())),
      m_loopFirst(std::clamp<SampleIndex>(range.loopFirst.value_or(m_end), 0, m_end)),
      m_channels(static_cast<std::size_t>(outputChannels(source, treatment))),
      m_ring(std::max(framesAtOnce * 2, static_cast<std::size_t>(ringSeconds * source.sampleRate())) * m_channels), m_next(m_first)
{
    if (treatment.channel && *treatment.channel >= 0 && *treatment.channel < source.channelCount())
        m_channel = static_cast<std::size_t>(*treatment.channel);
    for (const auto& [start, end] : treatment.silent)
        m_silent.push_back({std::llround(start * source.sampleRate()), std::llround(end * source.sampleRate())});
    m_read.resize(framesAtOnce * static_cast<std::size_t>(source.channelCount()));
    m_mixed.resize(framesAtOnce * m_channels);
    if (m_first == m_end && m_loopFirst == m_end)
        m_allFed.store(true, std::memory_order_release);
    if (m_rate != 1.0) {
        m_stretcher = std::make_unique<TimeStretcher>(source.sampleRate(), static_cast<int>(m_channels), m_rate);
        m_stretched.resize(framesAtOnce * m_channels);
    }
}

PlaybackFeed::~PlaybackFeed() = default;

Status PlaybackFeed::pump()
{
    if (m_stretcher)
        return pumpStretched();
    while (!m_allFed.load(std::memory_order_relaxed)) {
        const auto room = (m_ring.capacity() - m_ring.available()) / m_channels;
        if (room == 0)
            return {};
        const auto frames = TRY(readOn(room));
        if (frames.empty())
            m_allFed.store(true, std::memory_order_release);
        m_ring.write(frames);
    }
    return {};
}

Status PlaybackFeed::pumpStretched()
{
    while (!m_allFed.load(std::memory_order_relaxed)) {
        const auto room = (m_ring.capacity() - m_ring.available()) / m_channels;
        if (room == 0)
            return {};
        const auto taken = m_stretcher->take(std::span(m_stretched).first(std::min(room, framesAtOnce) * m_channels));
        m_ring.write(std::span<const float>(m_stretched).first(taken * m_channels));
        if (taken > 0)
            continue;
        if (m_sourceRead) {
            m_allFed.store(true, std::memory_order_release);
            return {};
        }
        const auto frames = TRY(readOn(framesAtOnce));
        m_sourceRead = frames.empty();
        m_stretcher->put(frames, m_sourceRead ? TimeStretcher::More::None : TimeStretcher::More::Follows);
    }
    return {};
}

Result<std::span<const float>> PlaybackFeed::readOn(std::size_t most)
{
    if (m_next >= m_end && m_loopFirst < m_end)
        m_next = m_loopFirst;
    const auto wanted = std::min({framesAtOnce, most, static_cast<std::size_t>(m_end - m_next)});
    const auto channels = static_cast<std::size_t>(m_source.channelCount());
    const std::size_t got = wanted == 0 ? 0 : TRY(m_source.read(m_next, std::span(m_read).first(wanted * channels)));
    silence(m_next, std::span(m_read).first(got * channels));
    m_next += static_cast<SampleIndex>(got);
    return channels == m_channels ? std::span<const float>(m_read).first(got * channels) : mixed(got);
}

/// One channel of many: their mean, or the one that was chosen.
std::span<const float> PlaybackFeed::mixed(std::size_t frames)
{
    const auto channels = static_cast<std::size_t>(m_source.channelCount());
    for (std::size_t i = 0; i < frames; ++i) {
        float sum = 0.0f;
        for (std::size_t c = 0; c < channels; ++c)
            sum += m_read[i * channels + c];
        m_mixed[i] = m_channel ? m_read[i * channels + *m_channel] : sum / static_cast<float>(channels);
    }
    return std::span<const float>(m_mixed).first(frames);
}

void PlaybackFeed::silence(SampleIndex first, std::span<float> interleaved) const
{
    const auto channels = static_cast<std::size_t>(m_source.channelCount());
    const auto end = first + static_cast<SampleIndex>(interleaved.size() / channels);
    const double fade = std::max(1.0, fadeSeconds * m_source.sampleRate());
    const auto begin = std::ranges::partition_point(m_silent, [first](const SilentFrames& stretch) { return stretch.end <= first; });
    for (auto stretch = begin; stretch != m_silent.end() && stretch->first < end; ++stretch) {
        for (SampleIndex frame = std::max(first, stretch->first); frame < std::min(end, stretch->end); ++frame) {
            const auto inside = static_cast<double>(std::min(frame - stretch->first, stretch->end - 1 - frame));
            const auto gain = static_cast<float>(std::max(0.0, 1.0 - inside / fade));
            for (std::size_t channel = 0; channel < channels; ++channel)
                interleaved[static_cast<std::size_t>(frame - first) * channels + channel] *= gain;
        }
    }
}

std::size_t PlaybackFeed::render(std::span<float> out) noexcept
{
    const auto got = m_ring.read(out);
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(got), out.end(), 0.0f);
    const auto frames = got / m_channels;
    m_rendered.fetch_add(static_cast<SampleIndex>(frames), std::memory_order_release);
    return frames;
}

bool PlaybackFeed::isDrained() const
{
    return m_allFed.load(std::memory_order_acquire) && m_ring.available() == 0;
}

SampleIndex PlaybackFeed::heardFrame(SampleIndex latencyFrames) const
{
    const auto played = std::max<SampleIndex>(renderedFrames() - latencyFrames, 0);
    const auto heard = m_rate == 1.0 ? played : static_cast<SampleIndex>(std::llround(static_cast<double>(played) * m_rate));
    if (heard < m_end - m_first || m_loopFirst >= m_end)
        return m_first + std::min(heard, m_end - m_first);
    return m_loopFirst + (heard - (m_end - m_first)) % (m_end - m_loopFirst);
}

}  // namespace undertone
