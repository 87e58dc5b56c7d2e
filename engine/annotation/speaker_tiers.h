// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the writers of this room only.

#include "engine/core/result.h"
#include "engine/core/timeline.h"

#include <string>
#include <string_view>
#include <vector>

namespace undertone {

/// A sentence in the unit of the format that it is written in: seconds or whole milliseconds.
struct TierEntry {
    double start = 0.0;
    double end = 0.0;
    const UtteranceAnalysis* utterance = nullptr;
};

/// Sentences of one speaker that do not overlap, in order of time.
struct SpeakerTier {
    std::string speaker;  ///< "<NA>" where it is not known
    int number = 1;       ///< of this speaker's tiers: sentences that overlap with those of tier 1 stand in tier 2, and so on
    std::vector<TierEntry> entries;
};

/// Tiers by speaker, in the order of their first sentences; a speaker's tiers follow one another.
std::vector<SpeakerTier> speakerTiers(std::vector<TierEntry> entries);

/// Whether there is something to write. Errors: UnsupportedFormat (no sentences), LimitExceeded (times that no recording has).
Status checkWritable(const Timeline& timeline);

/// A time in whole milliseconds.
double roundedMilliseconds(double seconds);

/// The sentences in whole milliseconds, each at least one long.
std::vector<TierEntry> entriesInMilliseconds(const Timeline& timeline);

/// The end of a sentence, which lasts at least so many seconds: the least that a format's times can say.
double endAfterAtLeast(const UtteranceAnalysis& utterance, double seconds);

/// The label of a sentence's emotion; of a timeline without labels what is said in it; "?" where there is none, as an empty text would be
/// silence.
std::string emotionLabel(const Timeline& timeline, const UtteranceAnalysis& utterance);

/// What is said in it: its column "text"; empty where there is none.
std::string spokenText(const UtteranceAnalysis& utterance);

/// `text` with what no text file of annotations can hold (control characters but for line feed and tab, noncharacters) replaced by U+FFFD.
std::string printableText(std::string_view text);

/// `text` between quotes, a quote inside it twice: as CSV (RFC 4180) and Praat's text files have it.
std::string inQuotes(std::string_view text);

}  // namespace undertone
