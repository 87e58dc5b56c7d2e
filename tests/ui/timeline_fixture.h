// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/timeline.h"
#include "engine/core/waveform_peaks.h"

#include <memory>
#include <vector>

namespace undertone {

class ConversationDocument;

/// Made-up data with the look of a real conversation: nothing in it was recorded or analysed.
struct TimelineFixture {
    double durationSeconds = 0.0;
    Conversation talk;
    std::shared_ptr<const WaveformPeaks> peaks;
    Timeline withMemory;
    Timeline withoutMemory;

    /// Three speakers taking turns, some overlaps, a few very short sentences; the same for the same seconds.
    static TimelineFixture conversation(double durationSeconds);

    /// Audio, peaks and sentences; then a run that has read `analysed` sentences (all: finished).
    void fill(ConversationDocument& document, int analysed) const;
    /// The run alone, over what fill() has put there.
    void run(ConversationDocument& document, int analysed) const;
    /// The whole run with memory off beside it.
    void addComparison(ConversationDocument& document) const;
};

}  // namespace undertone
