// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"
#include "engine/core/conversation.h"
#include "engine/core/result.h"

#include <optional>
#include <string>

namespace undertone {

/// How far a run has followed a recording. Seconds of the recording.
struct FollowReport {
    int found = 0;  ///< sentences that were spoken to their end
    int analysed = 0;
    double heardSeconds = 0.0;                ///< looked at for sentences
    std::optional<double> waitsSinceSeconds;  ///< the end of the earliest sentence that was not analysed yet; none: all were
};

/// A recording that goes on, as an analysis hears it. Used by the thread of the analysis.
class GrowingRecording {
public:
    virtual ~GrowingRecording() = default;
    /// Takes what was recorded since. Errors: of reading it.
    virtual Status follow() = 0;
    /// Whether nothing comes behind what the last follow() took.
    [[nodiscard]] virtual bool hasEnded() const = 0;
    /// Whether anything was recorded yet; before, there are no channels.
    [[nodiscard]] virtual bool hasBegun() const = 0;
    [[nodiscard]] virtual std::size_t channelCount() const = 0;
    /// Whose microphone it is; empty: several voices.
    [[nodiscard]] virtual const std::string& speakerOf(std::size_t channel) const = 0;
    /// Mono at engineSampleRate; their lengths are equal, and grow with follow().
    virtual AudioSource& channel(std::size_t index) = 0;
    /// The mean of all channels.
    virtual AudioSource& mixed() = 0;
    /// Where the run is, as often as that changes.
    virtual void tell(const FollowReport& report) = 0;
    /// All sentences, once the recording has ended: those that stay. Errors: of the disk.
    virtual Status keepSentences(const Conversation& conversation) = 0;
};

}  // namespace undertone
