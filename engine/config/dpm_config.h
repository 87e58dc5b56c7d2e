// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/arithmetic.h"
#include "engine/config/lora_config.h"
#include "engine/config/stepping.h"
#include "engine/config/temporary_optimizer.h"
#include "engine/core/conversation_shares.h"
#include "engine/core/result.h"
#include "engine/core/timeline.h"

#include <cstdint>

namespace undertone {

/// Whether the emotion ids of earlier sentences stand in the prefix: never, or those that were predicted.
/// True labels cannot enter: nothing here takes any.
enum class PrefixEmotions { Dropped, Kept };

/// Which of the two agreeing implementations computes a window: the one written out by hand, or torch's autograd, its reference.
enum class PassKind { Fast, Autograd };

/// One way to run Algorithm 1. What a model directory says of itself replaces the defaults.
struct DpmConfig {
    std::int64_t prefixTokens = 512;  ///< n_r, ending at and including `<audio_end>`; emotions are read from it too
    LoraConfig lora;                  ///< of the temporary LoRA
    TemporaryOptimizer optimizer;
    Stepping stepping;
    /// Study option: a step also lessens the entropy of the emotion read at its sentence's `<audio_end>`, times this. No label enters;
    /// by autograd in any case. 0: off.
    double emotionEntropyWeight = 0.0;
    double temperature = 1.0;  ///< of the emotion readout
    /// Largest L2 norm of all B of the temporary LoRA under which an emotion is read: what holds more is scaled down to it for the reading
    /// alone. Losses and steps are those of the whole memory, so that sound learned by heart does not carry emotions along. 0: not bounded.
    double readoutNorm = 0.0;
    /// Expected before a conversation is heard; with those that were heard they weigh in where an emotion is read, with memory off too.
    /// None: nothing does.
    ConversationShares shares;
    MemoryMode memory = MemoryMode::Dpm;
    LossAfter lossAfter = LossAfter::Skip;
    PrefixEmotions prefixEmotions = PrefixEmotions::Dropped;
    PassKind pass = PassKind::Fast;  ///< a trained LoRA that is not merged is read by autograd in any case
    Arithmetic arithmetic = Arithmetic::AsKept;
    std::uint64_t seed = 1;  ///< of theta_1
};

/// Errors: InvalidArgument, naming the value.
Status validateDpmConfig(const DpmConfig& config);

}  // namespace undertone
