// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/joined_speech.h"

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr SampleIndex samplesAtOnce = SampleIndex{1} << 18;

SampleIndex sampleAt(double seconds, SampleIndex limit)
{
    return static_cast<SampleIndex>(std::clamp(std::round(seconds * engineSampleRate), 0.0, static_cast<double>(limit)));
}

}  // namespace

JoinedSpeech::JoinedSpeech(AudioSource& source, std::span<const SpeechStretch> speech) : m_source(source)
{
    SampleIndex taken = 0;
    for (const auto& stretch : speech) {
        const auto first = std::max(taken, sampleAt(stretch.startSeconds, source.frameCount()));
        const auto end = sampleAt(stretch.endSeconds, source.frameCount());
        if (end <= first)
            continue;
        m_pieces.push_back({m_count, first, end - first});
        m_count += end - first;
        taken = end;
    }
}

std::vector<JoinedSpeech::Piece>::const_iterator JoinedSpeech::pieceAt(SampleIndex joined) const
{
    const auto behind = std::ranges::upper_bound(m_pieces, joined, {}, &Piece::joined);
    return behind == m_pieces.begin() ? behind : behind - 1;
}

SampleIndex JoinedSpeech::inRecording(SampleIndex joined) const
{
    const auto piece = pieceAt(joined);
    return piece == m_pieces.end() ? 0 : piece->first + (joined - piece->joined);
}

Status JoinedSpeech::read(SampleIndex first, std::span<float> out)
{
    std::ranges::fill(out, 0.0F);
    const auto end = std::min(m_count, first + static_cast<SampleIndex>(out.size()));
    for (auto at = std::max<SampleIndex>(0, first); at < end;) {
        const auto piece = pieceAt(at);
        const auto count = std::min(end, piece->joined + piece->count) - at;
        const auto target = out.subspan(static_cast<std::size_t>(at - first), static_cast<std::size_t>(count));
        // Compressed formats may declare some samples more than they hold; what is missing at the very end is silence.
        TRY(m_source.read(piece->first + (at - piece->joined), target));
        at += count;
    }
    return {};
}

Result<double> JoinedSpeech::power(const CancellationToken& cancel)
{
    double sum = 0.0;
    std::vector<float> block;
    for (SampleIndex at = 0; at < m_count; at += samplesAtOnce) {
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled, message("speakers.cancelled")};
        block.resize(static_cast<std::size_t>(std::min(samplesAtOnce, m_count - at)));
        TRY(read(at, block));
        for (const float sample : block)
            sum += static_cast<double>(sample) * static_cast<double>(sample);
    }
    return m_count > 0 ? sum / static_cast<double>(m_count) : 0.0;
}

}  // namespace undertone
