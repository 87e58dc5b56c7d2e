// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <span>

namespace undertone {

/// A stretch of a dialogue's tokens that ends at and includes an `<audio_end>`: `prefix` tokens of context,
/// then `targets` tokens that are predicted.
struct TokenWindow {
    std::int64_t prefix = 0;
    std::int64_t targets = 0;
    friend bool operator==(const TokenWindow&, const TokenWindow&) = default;
};

/// The window of L_a where `available` tokens stand before and at `<audio_end>` (Eq. 3 and its boundary
/// cases, Eq. 4). The very first token of a dialogue has nothing before it: with prefix 0 it predicts, and
/// is not predicted.
TokenWindow audioLossWindow(std::int64_t available, std::int64_t targetTokens, std::int64_t prefixTokens);

/// Length of the prefix an emotion is read from (Eq. 6, n_q) or a sentence is predicted from (Eq. 11, n_r):
/// `wanted` tokens, or all there are.
std::int64_t prefixLength(std::int64_t available, std::int64_t wanted);

/// Eq. 10: every sentence (its tokens with `<audio_end>`) fits behind n_r tokens of prefix into the model's
/// window. `firstSentence` is the index of the first of them. Errors: LimitExceeded, naming the sentence counted from 1
/// and what to do; InvalidArgument (n_r < 1).
Status checkWindowLimit(std::span<const std::int64_t> sentenceTokens, std::int64_t prefixTokens, std::int64_t limit,
                        std::int64_t firstSentence = 0);

}  // namespace undertone
