// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/emotion_vocabulary.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/torch.h"
#include "engine/model/training/llm/dialogue_dataset.h"
#include "engine/model/training/llm/linear_cross_entropy.h"

#include <optional>
#include <vector>

namespace undertone {

/// Windows side by side, padded at the end: causal rows never see what follows them.
struct WindowBatch {
    torch::Tensor tokens;       ///< int64 (batch, tokens)
    torch::Tensor targetRows;   ///< int64 (targets): rows of (batch * tokens) whose next token L_a predicts
    torch::Tensor targets;      ///< int64 (targets)
    torch::Tensor readoutRows;  ///< int64 (readouts): rows of (batch * tokens) at which an emotion is read
    torch::Tensor labels;       ///< int64 (readouts)
};

WindowBatch makeBatch(const std::vector<TrainingWindow>& windows, torch::Device device);

/// What a forward over a batch gave. Scalars in fp32, the mean over targets or readouts; `emotion` is undefined
/// where no sentence has a label.
struct LlmLosses {
    torch::Tensor audio;          ///< L_a, Eq. 3
    torch::Tensor emotion;        ///< L_e, Eq. 5
    torch::Tensor total;          ///< (1 - W) L_a + W L_e, Eq. 7; L_a alone for BaseObjective::NextToken
    torch::Tensor emotionLogits;  ///< (readouts, labels), the constrained logits
};

/// What part of a step's targets and readouts a batch holds, where a step takes several (accumulation).
struct LossShares {
    double audio = 1.0;
    double emotion = 1.0;
};

/// What the losses of a training are made of.
struct LossSettings {
    BaseObjective objective = BaseObjective::AudioAndEmotion;
    double labelSmoothing = 0.0;                    ///< of L_e
    double emotionLossWeight = 0.5;                 ///< W; 0.5 as in Eq. 7
    std::int64_t logitsAtOnce = usualLogitsAtOnce;  ///< scores of L_a in memory at a time

    /// (1 - W) L_a + W L_e; L_a alone for BaseObjective::NextToken. Where nothing was labelled, L_e counts as 0.
    [[nodiscard]] double total(double audio, const std::optional<double>& emotion) const;
};

/// Those of a configuration.
LossSettings lossSettings(const LlmTrainingConfig& config);

/// Eq. 3 to 7; the total with each part times its share, so that totals of a step's batches add up. The softmax runs over the whole
/// vocabulary, on target rows only, and for long stretches in chunks of rows, so that memory is bounded (linear_cross_entropy). Whether
/// matrix products run in bf16 is the caller's autocast; the losses are taken in fp32.
LlmLosses llmLosses(const SpeechLlm& llm, const EmotionVocabulary& vocabulary, const WindowBatch& batch, const ForwardOptions& forward,
                    const LossSettings& settings = {}, const LossShares& shares = {});

}  // namespace undertone
