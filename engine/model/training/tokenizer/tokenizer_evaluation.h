// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/model/speech/speech_encoder.h"
#include "engine/model/training/tokenizer/tokenizer_corpus.h"
#include "engine/model/training/tokenizer/tokenizer_heads.h"
#include "engine/model/training/tokenizer/tokenizer_scores.h"

#include <optional>

namespace undertone {

/// Both modules are put into evaluation mode and left there. None when cancelled.
std::optional<TokenizerScores> judgeTokenizer(SpeechEncoder& encoder, TokenizerHeads& heads, const TokenizerCorpus& corpus,
                                              const TokenizerTrainingConfig& config, TokenizerTrial trial, const CancellationToken& cancel);

}  // namespace undertone
