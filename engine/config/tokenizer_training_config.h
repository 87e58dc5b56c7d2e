// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/config_field.h"
#include "engine/config/mel_augmentation_config.h"
#include "engine/config/speech_tokenizer_config.h"

#include <cstdint>
#include <string>
#include <vector>

namespace undertone {

/// Weights of the losses (recipe.md, "Speech tokenizer").
struct TokenizerLossWeights {
    double emotion = 1.0;         ///< from the quantised sequence
    double emotionBefore = 0.5;   ///< from the features before quantising
    double sentence = 0.2;        ///< which sentence was read
    double reconstruction = 0.5;  ///< log-mel of the clean clip
    double spread = 0.1;          ///< keeps all levels of all digits in use
};

/// Off: the encoder hears sentences at the level of the recording. Peak: each sentence's peak is moved to one level.
enum class LevelNormalisation { Off, Peak };

/// How a pre-trained encoder is fine-tuned (recipe.md, second part). Nearer to where it began costs less on speech it does not see.
struct EncoderTuningConfig {
    std::string weightsSha256;  ///< of the encoder that training begins with; empty: none, and the rest has no effect
    ConvolutionTraining convolutions = ConvolutionTraining::Frozen;
    int frozenBlocks = 1;        ///< blocks, from the first, that stay as they are
    double learningRate = 2e-4;  ///< largest rate of what is fine-tuned; all else has the training's own
    double weightDecay = 0.02;
    VoiceUnit voiceUnit = VoiceUnit::Speaker;  ///< of the tokenizer's voice normalisation
    double voicePriorSeconds = 8.0;            ///< its prior
    double inputRange = 80.0;                  ///< decibels below a sentence's peak that the encoder hears; Whisper's own: 80
    LevelNormalisation level = LevelNormalisation::Off;
    double pull = 0.0;  ///< weight, in the loss, of the squared distance to the start over the start's squared norm
};

/// Hyper-parameters of training a speech tokenizer; the defaults are those of the model that ships.
struct TokenizerTrainingConfig {
    SpeechTokenizerConfig shape;  ///< see smallTokenizerShape()
    MelAugmentationConfig augmentation;
    TokenizerLossWeights early;
    TokenizerLossWeights late{1.5, 0.25, 0.1, 0.25, 0.05};
    double lateFrom = 0.30;  ///< share of the run after which `late` holds
    int groupsPerBatch = 4;  ///< simulated recordings in a step
    int clipsPerGroup = 8;
    double shareOfSmallCorpora = 0.13;  ///< of groups, for each corpus but the largest
    std::string corpusShares;           ///< "cremad=1,emodb=0.5": shares of groups instead; corpora that it does not name are left out
    std::string weakCorpora;            ///< "libri=0.5": what an emotion that nobody rated weighs, from 0; its sentences are no target
    double weakSmoothing = 0.1;         ///< label smoothing of these
    double longestClipSeconds = 3.4;    ///< longer ones are cut at random
    int decoderLayers = 2;
    int decoderWidth = 192;  ///< of these layers
    int reconstructionBands = 32;
    double reconstructionScale = 0.05;
    double digitDeviation = 1.27;  ///< wanted deviation of values before squashing
    double labelSmoothing = 0.1;
    double channelDropout = 0.1;  ///< one mask per utterance and channel
    double learningRate = 1.2e-3;
    double finalRateFraction = 0.02;
    int warmupSteps = 100;
    double beta1 = 0.9, beta2 = 0.98, epsilon = 1e-8;
    double weightDecay = 0.05;  ///< on matrices only
    double clipNorm = 1.0;
    double averaging = 0.998;  ///< of the weights that are kept
    int steps = 0;             ///< the run's length in steps, or
    double minutes = 34.0;     ///< in minutes of training, where steps is 0 (then not exactly repeatable)
    double evaluateMinutes = 4.0;
    double checkpointSeconds = 60.0;
    std::uint64_t seed = 1;
    std::string dtype = "auto";  ///< of matrix products: auto, fp32, bf16
    std::string excludedCorpus;  ///< judged on, never trained on
    EncoderTuningConfig encoder;
};

/// What a training that begins with a pre-trained encoder has otherwise, by default (recipe.md, second part): smaller steps of 16 clips.
void useEncoderRecipe(TokenizerTrainingConfig& config);

/// Width 192, 3 heads, 3 blocks: 1.54 M parameters, the small model that ships.
SpeechTokenizerConfig smallTokenizerShape();

/// The table of its fields, those of the weights of its losses and of its augmentation among them; the tokenizer's shape is a model's
/// own file (speech_tokenizer_config.h).
const std::vector<ConfigField<TokenizerTrainingConfig>>& tokenizerTrainingFields();

/// Everything that a resumed run must share with the run it resumes, as JSON.
std::string toJson(const TokenizerTrainingConfig& config);

/// Errors: InvalidArgument.
Status validate(const TokenizerTrainingConfig& config);

}  // namespace undertone
