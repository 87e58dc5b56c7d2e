// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/training/tokenizer/tokenizer_corpus.h"

#include <string>
#include <vector>

namespace undertone {

/// What is done to the clips kept for judging before they are tokenized: `SentenceAlone` gives each its own recording
/// state, all others the sentences of a speaker one after the other; levels, a telephone's band, a noisy echoing room.
enum class TokenizerTrial { Clean, SentenceAlone, Quieter20, Louder20, LowPass3400, NoisyRoom };

const char* trialName(TokenizerTrial trial);

/// Emotion told by the throwaway heads, from codes, on clips of speakers never trained on.
struct TokenizerScores {
    TokenizerTrial trial = TokenizerTrial::Clean;
    int clips = 0;
    double accuracy = 0.0;      ///< WA
    double recall = 0.0;        ///< UA: mean recall over emotions
    double recallBefore = 0.0;  ///< UA from the features before quantising
    double sentenceAccuracy = 0.0;
    std::vector<double> recallOfCorpus;  ///< UA, in the order of the corpus's names; -1: no clips
    std::vector<double> answered;        ///< share of answers given to each emotion
    int codesUsed = 0;
    double perplexity = 0.0;  ///< of the codes
};

std::string toJson(const TokenizerScores& scores, const TokenizerCorpus& corpus);

}  // namespace undertone
