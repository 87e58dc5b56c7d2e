// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <string>

namespace undertone {

/// `Base` trains all weights from scratch; `Sllm` freezes the body and trains LoRA and the new rows (method.md 2).
enum class LlmStage { Base, Sllm };

/// What the base learns: both losses from the start, or the next token only, as in the paper's chain.
enum class BaseObjective { AudioAndEmotion, NextToken };

/// Which sentences of a window give L_e: all that lie whole in it (the causal mask keeps each honest), or the last
/// one only, as Eq. 5 says it.
enum class ReadoutRows { AllSentences, LastSentence };

/// How windows are drawn: `Tiled` cuts each dialogue into windows from a random phase and shuffles them; `Walk`
/// takes every sentence's window, in order, in as many dialogues side by side as the batch holds.
enum class WindowOrder { Tiled, Walk };

/// Whether embedding and output rows of codes, `<audio_end>` and emotions are trained (method.md 2).
enum class NewRows { Trained, Frozen };

/// Hyper-parameters of training an LLM on dialogues. `baseTrainingDefaults` and `sllmTrainingDefaults` are the
/// only places that set them; recipe.md says where the values come from.
struct LlmTrainingConfig {
    LlmStage stage = LlmStage::Base;
    BaseObjective objective = BaseObjective::AudioAndEmotion;
    ReadoutRows readouts = ReadoutRows::AllSentences;
    WindowOrder order = WindowOrder::Tiled;
    NewRows newRows = NewRows::Trained;
    int targetTokens = 0;               ///< n_o, Eq. 3
    int prefixTokens = 0;               ///< n_p, Eq. 3; a window holds n_q = n_o + n_p tokens
    int batchSize = 0;                  ///< windows per step
    int steps = 0;
    int warmupSteps = 0;                ///< linear; then cosine to finalRateFraction
    double learningRate = 0.0;
    double finalRateFraction = 0.0;
    double beta1 = 0.0;
    double beta2 = 0.0;
    double epsilon = 1e-8;
    double weightDecay = 0.0;           ///< on matrices only
    double clipNorm = 0.0;              ///< of the whole gradient; 0: none
    double labelSmoothing = 0.0;        ///< of L_e
    double channelDropout = 0.0;        ///< share of input channels silenced, one mask per window
    double jointCutProbability = 0.0;   ///< chance that a sentence joint ends the context there
    int loraRank = 0;                   ///< stage Sllm
    double loraAlpha = 0.0;
    int evaluateEverySteps = 0;         ///< dev UA on the way; 0: never
    double checkpointSeconds = 0.0;
    std::uint64_t seed = 1;
    std::string dtype = "auto";         ///< of the matrix products: auto, fp32, bf16

    [[nodiscard]] int windowTokens() const { return targetTokens + prefixTokens; }
};

LlmTrainingConfig baseTrainingDefaults();
LlmTrainingConfig sllmTrainingDefaults();

/// Errors: InvalidArgument, naming the value that makes no sense.
Status validate(const LlmTrainingConfig& config);

/// Every field, as a JSON object: for provenance, and to tell whether a checkpoint belongs to this run.
std::string toJson(const LlmTrainingConfig& config);

/// Learning rate of step `step` (from 0).
double learningRateAt(const LlmTrainingConfig& config, int step);

/// Body of the small model that ships, trained from nothing by `train base`.
struct SmallBodyConfig {
    int hiddenSize = 192;
    int layers = 4;
    int heads = 3;
    int feedForwardSize = 512;
    int textVocabulary = 256;           ///< the bytes: room for a text tokenizer, unused by speech
    int maxPositions = 4096;            ///< n_limit of Eq. 10
};

}  // namespace undertone
