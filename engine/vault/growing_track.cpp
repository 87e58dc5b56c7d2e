// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/vault/growing_track.h"

#include <algorithm>
#include <utility>

namespace undertone {

Result<std::unique_ptr<GrowingTrackSource>> GrowingTrackSource::create(const TrackPlace& place, const SecretBytes& key)
{
    return std::unique_ptr<GrowingTrackSource>(new GrowingTrackSource(place, TRY(SecretBytes::copyOf(key.bytes()))));
}

Error GrowingTrackSource::damaged(std::size_t segment) const
{
    const auto path = m_place.segmentFile(static_cast<std::uint32_t>(segment));
    return {ErrorCode::CorruptFile, message("vault.segment-damaged", path), path};
}

/// Whether the next segment was begun.
Result<bool> GrowingTrackSource::openNext()
{
    const auto number = static_cast<std::uint32_t>(m_firstFrames.size());
    auto next = TRY(SegmentReader::open(m_place.segmentFile(number), m_key));
    if (!next)
        return false;
    const auto rate = number == 0 ? next->content().head.sampleRate : static_cast<std::uint32_t>(m_sampleRate);
    if (next->content().head != SegmentHead{m_place.keyId, m_place.session, m_place.track, number, rate, m_frames})
        return damaged(number);
    m_sampleRate = static_cast<int>(rate);
    m_firstFrames.push_back(m_frames);
    m_last = std::move(next);
    return true;
}

Status GrowingTrackSource::follow()
{
    while (m_last || TRY(openNext())) {
        TRY(m_last->readOn());
        m_frames = m_firstFrames.back() + static_cast<SampleIndex>(m_last->content().frames);
        if (!m_last->content().isComplete || !TRY(openNext()))
            break;
    }
    return {};
}

Result<const SegmentContent*> GrowingTrackSource::segmentAt(SampleIndex frame)
{
    const auto behind = std::ranges::upper_bound(m_firstFrames, frame);
    const auto segment = static_cast<std::size_t>(behind - m_firstFrames.begin()) - 1;
    if (segment + 1 == m_firstFrames.size())
        return &m_last->content();
    if (m_loaded != segment) {
        m_loaded.reset();
        m_content = TRY(readSegment(m_place.segmentFile(static_cast<std::uint32_t>(segment)), m_key));
        const bool fits = m_content.head.firstFrame == m_firstFrames[segment]
            && m_content.head.firstFrame + static_cast<SampleIndex>(m_content.frames) == m_firstFrames[segment + 1];
        if (!fits || !m_content.isComplete)
            return damaged(segment);
        m_loaded = segment;
    }
    return &m_content;
}

Result<std::size_t> GrowingTrackSource::read(SampleIndex first, std::span<float> out)
{
    return copyFrames(first, m_frames, out, [this](SampleIndex frame) { return segmentAt(frame); });
}

}  // namespace undertone
