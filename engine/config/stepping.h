// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <string>

namespace undertone {

/// When a dialogue is written into memory (method.md 3, "stepping"; the paper's Limitations).
/// `Sentence`: every sentence behind the one before it, as the paper does it. `Stride`: whenever so many tokens have come
/// together, wherever sentences end; the first of these stretches is prefix only. `Adaptive`: a sentence only where its loss
/// exceeds `threshold` times the mean loss of the dialogue's sentences so far, so that what memory already tells is not
/// written again; every sentence's loss counts in that mean, and the first one that has a loss is always written.
enum class SteppingKind { Sentence, Stride, Adaptive };

struct Stepping {
    SteppingKind kind = SteppingKind::Sentence;
    std::int64_t strideTokens = 0;  ///< Stride
    double threshold = 1.0;         ///< Adaptive

    friend bool operator==(const Stepping&, const Stepping&) = default;
};

/// "sentence", "stride:1024", "adaptive" or "adaptive:1.1". Errors: InvalidArgument.
Result<Stepping> parseStepping(const std::string& text);
/// What parseStepping reads back.
std::string toText(const Stepping& stepping);
/// Errors: InvalidArgument (a stride below 1, a threshold that is negative or not finite).
Status validateStepping(const Stepping& stepping);

}  // namespace undertone
