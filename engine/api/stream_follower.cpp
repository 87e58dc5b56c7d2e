// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/stream_follower.h"

#include <algorithm>

namespace undertone {

Result<std::vector<Segment>> StreamFollower::take(std::span<const float> samples, const CancellationToken& cancel)
{
    return m_authorisation.during({Purpose::Analyse}, cancel, [&](const CancellationToken& stop) -> Result<std::vector<Segment>> {
        std::vector<Segment> found;
        while (!samples.empty()) {
            if (stop.isCancelled())
                return Error{ErrorCode::Cancelled, message("voice-activity.cancelled")};
            const auto part = samples.first(std::min<std::size_t>(samples.size(), engineSampleRate));
            m_frames.clear();
            TRY(m_stream.take(part, m_frames));
            for (const auto& frame : m_frames)
                m_sentences.take(frame, found);
            samples = samples.subspan(part.size());
        }
        return found;
    });
}

Result<std::vector<Segment>> StreamFollower::finish(const CancellationToken& cancel)
{
    return m_authorisation.during({Purpose::Analyse}, cancel, [&](const CancellationToken&) -> Result<std::vector<Segment>> {
        std::vector<Segment> found;
        m_frames.clear();
        TRY(m_stream.finish(m_frames));
        for (const auto& frame : m_frames)
            m_sentences.take(frame, found);
        m_sentences.finish(m_stream.sampleCount(), found);
        return found;
    });
}

}  // namespace undertone
