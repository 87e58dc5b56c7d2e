// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/audio_source.h"
#include "engine/core/conversation.h"
#include "engine/core/result.h"
#include "engine/core/timeline.h"

#include <array>
#include <cstdint>
#include <vector>

namespace undertone {

/// Where one sentence of a conversation is read from. Both half open, [first, last).
struct PlannedSentence {
    std::array<SampleIndex, 2> samples{0, 0};  ///< at engineSampleRate; mode `utterance`
    std::array<std::int64_t, 2> tokens{0, 0};  ///< on the recording's 40 ms grid; mode `whole`
    SpeakerId speaker{};                       ///< who speaks; none: not known
    bool sharesTokens = false;                 ///< `whole`: ends within one token of the sentence before, and is read with it
};

/// How a conversation is read: its sentences in reading order (method.md 3, "overlapping sentences").
struct ReadingPlan {
    Conversation conversation;               ///< in reading order
    std::vector<PlannedSentence> sentences;  ///< one for each segment
};

/// Places a conversation, its segments in reading order, on a recording of `frameCount` samples at engineSampleRate. In mode `Whole`
/// sentence i owns (latest end so far, end]. Errors: InvalidSegments (not a number, end <= start, past the end).
Result<ReadingPlan> planReading(const Conversation& conversation, TokenizeMode mode, SampleIndex frameCount);

/// Tokens that a stretch of `samples` becomes, without `<audio_end>`: one for each 40 ms begun, and never none.
std::int64_t tokenCountOf(SampleIndex samples);

/// Codes of one sentence of mode `whole`, cut from those of the recording.
std::vector<std::int32_t> cutSentence(const std::vector<std::int32_t>& wholeCodes, const PlannedSentence& sentence);

/// Eq. 10 for a plan: each sentence fits behind `prefixTokens` (n_r) into `limitTokens` (n_limit). Errors: LimitExceeded,
/// naming the sentence, where it starts and what to do.
Status checkSentenceLengths(const ReadingPlan& plan, TokenizeMode mode, std::int64_t prefixTokens, std::int64_t limitTokens);

}  // namespace undertone
