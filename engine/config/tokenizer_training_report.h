// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/message.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// Whether the heads are written beside the tokenizer (training_heads.safetensors), for a later look at its codes.
enum class TokenizerHeadsFile { Discarded, Kept };

/// What is done to the clips kept for judging before they are tokenized: `SentenceAlone` gives each its own recording
/// state, all others the sentences of a speaker one after the other; levels, a telephone's band, a noisy echoing room.
enum class TokenizerTrial { Clean, SentenceAlone, Quieter20, Louder20, LowPass3400, NoisyRoom };

/// Emotion told by the throwaway heads, from codes, on clips of speakers never trained on.
struct TokenizerScores {
    TokenizerTrial trial = TokenizerTrial::Clean;
    int clips = 0;
    double accuracy = 0.0;                ///< WA
    double unweightedRecall = 0.0;        ///< UA: mean recall over emotions
    double unweightedRecallBefore = 0.0;  ///< UA from the features before quantising
    double sentenceAccuracy = 0.0;
    /// None where the corpus has no clips, or none of an emotion.
    struct OfCorpus {
        std::optional<double> unweightedRecall;
        std::optional<double> unweightedRecallBefore;  ///< before quantising
        std::vector<std::optional<double>> recalls;    ///< of each emotion, from the codes
    };
    std::vector<OfCorpus> ofCorpus;  ///< in the order of the corpus's names
    std::vector<double> answered;    ///< share of answers given to each emotion
    int codesUsed = 0;
    double perplexity = 0.0;  ///< of the codes
};

/// Losses are means since the last report.
struct TokenizerProgress {
    std::int64_t step = 0;
    double fraction = 0.0;
    double secondsLeft = 0.0;
    double learningRate = 0.0;
    double emotionLoss = 0.0, emotionBeforeLoss = 0.0, sentenceLoss = 0.0, reconstructionLoss = 0.0, spreadLoss = 0.0;
    double trainAccuracy = 0.0;  ///< emotion, on the augmented clips
};

/// Called on the training's thread.
struct TokenizerTrainingReporter {
    std::function<void(const TokenizerProgress&)> progress;
    std::function<void(const TokenizerScores&)> scores;
    std::function<void(const Message&)> note;
};

}  // namespace undertone
