// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/playback_feed.h"

#include <algorithm>

namespace undertone {
namespace {

constexpr double ringSeconds = 0.5;
constexpr std::size_t framesAtOnce = 2048;

}  // namespace

PlaybackFeed::PlaybackFeed(AudioSource& source, const Range& range)
    : m_source(source), m_first(std::clamp<SampleIndex>(range.first, 0, source.frameCount())),
      m_end(std::clamp(range.end.value_or(source.frameCount()), m_first, source.frameCount())),
      m_loopFirst(std::clamp<SampleIndex>(range.loopFirst.value_or(m_end), 0, m_end)),
      m_channels(static_cast<std::size_t>(outputChannels(source))),
      m_ring(std::max(framesAtOnce * 2, static_cast<std::size_t>(ringSeconds * source.sampleRate())) * m_channels), m_next(m_first)
{
    m_read.resize(framesAtOnce * static_cast<std::size_t>(source.channelCount()));
    m_mixed.resize(framesAtOnce * m_channels);
    if (m_first == m_end && m_loopFirst == m_end)
        m_allFed.store(true, std::memory_order_release);
}

Status PlaybackFeed::pump()
{
    const auto channels = static_cast<std::size_t>(m_source.channelCount());
    while (!m_allFed.load(std::memory_order_relaxed)) {
        const auto room = (m_ring.capacity() - m_ring.available()) / m_channels;
        if (m_next >= m_end)
            m_next = m_loopFirst;  // begun at the end of what is looped
        const auto wanted = std::min({framesAtOnce, room, static_cast<std::size_t>(m_end - m_next)});
        if (wanted == 0)
            return {};
        const auto got = m_source.read(m_next, std::span(m_read).first(wanted * channels));
        if (!got)
            return got.error();
        auto out = std::span<const float>(m_read).first(*got * channels);
        if (channels != m_channels) {
            for (std::size_t i = 0; i < *got; ++i) {
                float sum = 0.0f;
                for (std::size_t c = 0; c < channels; ++c)
                    sum += m_read[i * channels + c];
                m_mixed[i] = sum / static_cast<float>(channels);
            }
            out = std::span<const float>(m_mixed).first(*got);
        }
        m_ring.write(out);
        m_next += static_cast<SampleIndex>(*got);
        if (m_next >= m_end && m_loopFirst < m_end)
            m_next = m_loopFirst;
        else if (m_next >= m_end || *got == 0)
            m_allFed.store(true, std::memory_order_release);
    }
    return {};
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
    const auto heard = std::max<SampleIndex>(renderedFrames() - latencyFrames, 0);
    if (heard < m_end - m_first || m_loopFirst >= m_end)
        return m_first + std::min(heard, m_end - m_first);
    return m_loopFirst + (heard - (m_end - m_first)) % (m_end - m_loopFirst);
}

}  // namespace undertone
