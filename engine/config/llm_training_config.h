// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/config_field.h"
#include "engine/config/temporary_lora_config.h"
#include "engine/core/result.h"

#include <cstdint>
#include <string>
#include <vector>

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

/// What one sequence of a batch is: `Window`, the n_q tokens ending at a sentence, L_a on the last n_o of them (Eq. 3 to 6);
/// `Packed`, a whole stretch of a dialogue, as many sentences as fit into n_limit tokens, L_a on all of them and L_e at every
/// labelled `<audio_end>`: what reading a dialogue in one pass is trained with (method.md 3, "one-pass SLLM").
enum class TrainingMode { Window, Packed };

/// The learning rate after its linear warm-up: along half a cosine or a line down to finalRateFraction, or as it is.
enum class RateSchedule { Cosine, Linear, Constant };

/// What says that the validation dialogues were never read better: the least loss as it is trained, the least L_e, or the largest UA.
enum class StopCriterion { Loss, EmotionLoss, UnweightedRecall };

/// Whether the temporary LoRA follows each dialogue while the SLLM is trained on it, as it will when it is used.
enum class MemoryFollowing { Off, On };

/// Whether embedding and output rows of codes, `<audio_end>` and emotions are trained (method.md 2).
enum class NewRows { Trained, Frozen };

/// The temporary LoRA that training follows dialogues with (MemoryFollowing::On): what the model directory will say of it.
struct FollowedMemory : TemporaryLoraConfig {
    MemoryFollowing following = MemoryFollowing::Off;
};

/// Hyper-parameters of training an LLM on dialogues; `llmTrainingFields` says what each may be. `baseTrainingDefaults`,
/// `sllmTrainingDefaults`, `packedTraining` and the presets are the only places that set them; recipe.md says where values come from.
struct LlmTrainingConfig {
    LlmStage stage = LlmStage::Base;
    BaseObjective objective = BaseObjective::AudioAndEmotion;
    ReadoutRows readouts = ReadoutRows::AllSentences;
    WindowOrder order = WindowOrder::Tiled;
    TrainingMode mode = TrainingMode::Window;
    NewRows newRows = NewRows::Trained;
    int targetTokens = 0;     ///< n_o, Eq. 3
    int prefixTokens = 0;     ///< n_p, Eq. 3; a window holds n_q = n_o + n_p tokens
    int packedTokens = 4096;  ///< n_limit of mode Packed: tokens of a stretch
    int batchSize = 0;        ///< windows (or stretches) side by side
    int accumulate = 1;       ///< batches per step: the gradient of batchSize * accumulate windows, up to rounding
    int steps = 0;            ///< optimizer steps; set from `epochs` where that is given
    int epochs = 0;           ///< passes over all sentences (Walk) or windows; 0: `steps` counts
    RateSchedule schedule = RateSchedule::Cosine;
    int warmupSteps = 0;  ///< linear
    double learningRate = 0.0;
    double finalRateFraction = 0.0;
    double beta1 = 0.0;
    double beta2 = 0.0;
    double epsilon = 1e-8;
    double weightDecay = 0.0;        ///< on matrices only
    double clipNorm = 0.0;           ///< of the whole gradient; 0: none
    double labelSmoothing = 0.0;     ///< of L_e
    double emotionLossWeight = 0.5;  ///< W of (1 - W) L_a + W L_e; Eq. 7 is 0.5
    double averaging = 0.0;  ///< decay of the average of the weights that is measured and kept (weight_average); 0: the weights themselves
    double channelDropout = 0.0;       ///< share of input channels silenced, one mask per window
    double jointCutProbability = 0.0;  ///< chance that a sentence joint ends the context there
    int loraRank = 0;                  ///< stage Sllm
    double loraAlpha = 0.0;
    FollowedMemory memory;         ///< stage Sllm, mode Window, order Walk
    int evaluateEverySteps = 0;    ///< dev and validation figures on the way; 0: never
    double validationShare = 0.0;  ///< of the training sentences, held back to stop by; 0: none
    int patience = 0;              ///< stop after so many measurements without a better one; 0: never
    StopCriterion stopCriterion = StopCriterion::Loss;
    double checkpointSeconds = 0.0;
    std::uint64_t seed = 1;
    std::string dtype = "auto";  ///< of the matrix products: auto, fp32, bf16

    [[nodiscard]] int windowTokens() const { return targetTokens + prefixTokens; }
    [[nodiscard]] int windowsPerStep() const { return batchSize * accumulate; }
};

LlmTrainingConfig baseTrainingDefaults();
LlmTrainingConfig sllmTrainingDefaults();

/// The same training on packed dialogues: one stretch of n_limit tokens a step in place of windows, tiled.
LlmTrainingConfig packedTraining(LlmTrainingConfig config);

/// A preset by its name. "paper", for the SLLM: section 4.2, with what it leaves open as torch has it (method.md 1 and 2).
/// "quick", for both stages: minutes on two cores, to see that everything works. Errors: InvalidArgument (another name).
Result<LlmTrainingConfig> trainingPreset(const std::string& name, LlmStage stage);

/// The table of its fields, which command line, window, JSON and validation read.
const std::vector<ConfigField<LlmTrainingConfig>>& llmTrainingFields();

/// Errors: InvalidArgument, naming the value that makes no sense, or those that make none together.
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
    int textVocabulary = 256;  ///< the bytes: room for a text tokenizer, unused by speech
    int maxPositions = 4096;   ///< n_limit of Eq. 10
};

/// Its table.
const std::vector<ConfigField<SmallBodyConfig>>& smallBodyFields();
/// Errors: InvalidArgument, naming the value.
Status validate(const SmallBodyConfig& config);

}  // namespace undertone
