// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/playback_feed.h"

#include <algorithm>

namespace undertone {
namespace {

constexpr double ringSeconds = 0.5;
constexpr std::size_t framesAtOnce = 2048;

}  // namespace

PlaybackFeed::PlaybackFeed(AudioSource& source, SampleIndex first)
    : m_source(source), m_first(std::clamp<SampleIndex>(first, 0, source.frameCount())), m_end(source.frameCount()),
      m_channels(static_cast<std::size_t>(outputChannels(source))),
      m_ring(std::max(framesAtOnce * 2, static_cast<std::size_t>(ringSeconds * source.sampleRate())) * m_channels), m_next(m_first)
{
    m_read.resize(framesAtOnce * static_cast<std::size_t>(source.channelCount()));
    m_mixed.resize(framesAtOnce * m_channels);
    if (m_first == m_end)
        m_allFed.store(true, std::memory_order_release);
}

Status PlaybackFeed::pump()
{
    const auto channels = static_cast<std::size_t>(m_source.channelCount());
    while (!m_allFed.load(std::memory_order_relaxed)) {
        const auto room = (m_ring.capacity() - m_ring.available()) / m_channels;
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
        if (m_next >= m_end || *got == 0)
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
    return m_first + std::clamp<SampleIndex>(renderedFrames() - latencyFrames, 0, m_end - m_first);
}

}  // namespace undertone
