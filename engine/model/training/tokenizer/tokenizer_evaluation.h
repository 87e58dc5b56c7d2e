// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/speech/speech_encoder.h"
#include "engine/model/training/tokenizer/tokenizer_corpus.h"
#include "engine/model/training/tokenizer/tokenizer_heads.h"
#include "engine/model/training/tokenizer/tokenizer_scores.h"

namespace undertone {

/// Both modules are put into evaluation mode and left there.
TokenizerScores judgeTokenizer(SpeechEncoder& encoder, TokenizerHeads& heads, const TokenizerCorpus& corpus,
                               const TokenizerTrainingConfig& config, TokenizerTrial trial);

}  // namespace undertone
