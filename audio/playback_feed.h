// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/spsc_ring.h"
#include "engine/core/audio_source.h"
#include "engine/core/playback_treatment.h"

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace undertone {

class TimeStretcher;

/// Carries samples from a source to an audio callback, and knows which of them is heard. pump() belongs to the
/// feeding thread, render() to the callback (no lock, no allocation), heardFrame() to any.
class PlaybackFeed {
public:
    /// What of the source is fed: from `first` to `end`, then from `loopFirst` to `end` again and again where it is given. Without a gap.
    struct Range {
        SampleIndex first = 0;
        std::optional<SampleIndex> end;  ///< one past the last; nothing: the end of the source
        std::optional<SampleIndex> loopFirst;
    };

    /// More than two channels are mixed to one.
    PlaybackFeed(AudioSource& source, const Range& range, const PlaybackTreatment& treatment = {});
    ~PlaybackFeed();
    PlaybackFeed(const PlaybackFeed&) = delete;
    PlaybackFeed& operator=(const PlaybackFeed&) = delete;

    [[nodiscard]] static int outputChannels(const AudioSource& source, const PlaybackTreatment& treatment = {})
    {
        return source.channelCount() == 2 && !treatment.channel ? 2 : 1;
    }

    /// Fills the ring as far as it goes. Errors: the source's.
    Status pump();
    /// Interleaved output; what is not there yet is silence. Returns the frames that were there.
    std::size_t render(std::span<float> out) noexcept;

    [[nodiscard]] SampleIndex renderedFrames() const { return m_rendered.load(std::memory_order_acquire); }
    /// Everything was fed and taken out.
    [[nodiscard]] bool isDrained() const;
    /// The frame of the source at the loudspeaker, `latencyFrames` behind what was taken out.
    [[nodiscard]] SampleIndex heardFrame(SampleIndex latencyFrames) const;

private:
    struct SilentFrames {
        SampleIndex first = 0;
        SampleIndex end = 0;
    };
    Status pumpStretched();
    /// Reads on by so many frames at most, as they are to be heard; empty: that was all.
    Result<std::span<const float>> readOn(std::size_t most);
    void silence(SampleIndex first, std::span<float> interleaved) const;
    std::span<const float> mixed(std::size_t frames);

    AudioSource& m_source;
    double m_rate;
    std::optional<std::size_t> m_channel;  ///< the one that is heard
    std::vector<SilentFrames> m_silent;
    std::unique_ptr<TimeStretcher> m_stretcher;  ///< null: at the recording's own rate
    bool m_sourceRead = false;                   ///< feeding thread: all of it went into the stretcher
    std::vector<float> m_stretched;              ///< feeding thread
    SampleIndex m_first;
    SampleIndex m_end;        ///< one past the last
    SampleIndex m_loopFirst;  ///< m_end: it is fed once
    std::size_t m_channels;
    SpscRing<float> m_ring;
    SampleIndex m_next;          ///< feeding thread
    std::vector<float> m_read;   ///< feeding thread
    std::vector<float> m_mixed;  ///< feeding thread
    std::atomic<bool> m_allFed{false};
    std::atomic<SampleIndex> m_rendered{0};
};

}  // namespace undertone
