// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"
#include "engine/core/cancellation.h"
#include "engine/core/voice_window.h"

#include <span>
#include <vector>

namespace undertone {

/// Stretches of a recording one behind the other, as if there was nothing between them; before and behind them is silence. The source
/// outlives it. One thread at a time.
class JoinedSpeech {
public:
    /// Stretches in order of time; what lies outside the recording, or in an earlier stretch, is left out.
    JoinedSpeech(AudioSource& source, std::span<const SpeechStretch> speech);

    [[nodiscard]] SampleIndex sampleCount() const { return m_count; }
    /// Where in the recording the sample `joined` lies.
    [[nodiscard]] SampleIndex inRecording(SampleIndex joined) const;
    /// Fills `out` from `first` on, which may be negative. Errors: the source's.
    Status read(SampleIndex first, std::span<float> out);
    /// Mean square of all of it. Errors: the source's, Cancelled.
    Result<double> power(const CancellationToken& cancel);

private:
    struct Piece {
        SampleIndex joined = 0;  ///< its first sample among the joined
        SampleIndex first = 0;   ///< in the recording
        SampleIndex count = 0;
    };
    [[nodiscard]] std::vector<Piece>::const_iterator pieceAt(SampleIndex joined) const;

    AudioSource& m_source;
    std::vector<Piece> m_pieces;
    SampleIndex m_count = 0;
};

}  // namespace undertone
