// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/process_group.h"
#include "engine/model/speech/whisper_encoder.h"
#include "engine/model/training/shared/adam_w.h"
#include "engine/model/training/shared/weight_average.h"
#include "engine/model/training/tokenizer/tokenizer_batch.h"
#include "engine/model/training/tokenizer/tokenizer_heads.h"
#include "engine/model/training/tokenizer/tokenizer_losses.h"
#include "engine/model/training/tokenizer/tokenizer_scores.h"
#include "engine/model/training/tokenizer/voice_statistics.h"

#include <memory>
#include <optional>

namespace undertone {

/// Trains a speech tokenizer and its heads, step by step. Everything random in step k follows from config.seed and k, so parameters,
/// moments, averages, the features' statistics and k are the whole state. One thread; torch's exceptions pass.
class TokenizerTrainer {
public:
    /// `start`, where there is one, is the encoder that training begins with. `processes` share the simulated recordings of a step, each
    /// its own; losses, statistics of features and gradients are those of the whole step. Null: this process alone. All must outlive the
    /// trainer. Errors: InvalidArgument (a dtype; fewer recordings in a step than processes).
    static Result<std::unique_ptr<TokenizerTrainer>> create(const TokenizerTrainingConfig& config, const TokenizerCorpus& corpus,
                                                            const PretrainedEncoder* start, ProcessGroup* processes);

    /// Steps taken and skipped.
    [[nodiscard]] int stepsDone() const { return m_optimizer->stepCount(); }
    [[nodiscard]] int stepsSkipped() const { return m_optimizer->skippedCount(); }
    /// Rate of the next step, when so much of the training is done.
    [[nodiscard]] double learningRate(double fractionDone) const;
    /// One optimizer step; the losses of its whole batch. Errors: NotFinite (the step is skipped: weights stand), the connection's.
    Result<TokenizerLosses> step(double fractionDone);
    /// What the averaged weights tell of the dev clips, in this process alone; none when cancelled.
    std::optional<TokenizerScores> judge(TokenizerTrial trial, const CancellationToken& cancel);
    /// Ends the training: in place are from now on the averaged weights, and the statistics of their features. In this process alone.
    Status takeFinal(const CancellationToken& cancel);

    [[nodiscard]] SpeechEncoder& encoder() { return m_encoder; }
    [[nodiscard]] TokenizerHeads& heads() { return m_heads; }
    [[nodiscard]] bool multipliesInBf16() const { return m_dtype == torch::kBFloat16; }
    /// |now - start|^2 / |start|^2 over what is fine-tuned of a pre-trained encoder; none without one.
    [[nodiscard]] std::optional<double> distanceToStart() const;

    /// For a checkpoint; the tensors themselves, not copies.
    [[nodiscard]] TensorMap state() const;
    /// Errors: CorruptFile.
    Status restore(const TensorMap& saved, int steps, int skipped);

private:
    // What is fine-tuned of a pre-trained encoder, as it was and as it is.
    struct Pull {
        std::vector<torch::Tensor> parameters, start;
        double startSquares = 0.0;
        void add(const torch::Tensor& parameter);
        [[nodiscard]] torch::Tensor distance() const;
    };

    TokenizerTrainer(const TokenizerTrainingConfig& config, const TokenizerCorpus& corpus, ProcessGroup* processes);
    void takeStart(const PretrainedEncoder& start);
    [[nodiscard]] bool normalisesVoices() const { return m_config.shape.voiceNormalisation.has_value(); }
    Result<torch::Tensor> sumsOf(const TokenizerBatch& batch);
    Status measureMoments(std::int64_t batches, const GroupRange& groups, ProcessGroup* processes, const CancellationToken& cancel);
    torch::Tensor pulled(const torch::Tensor& total) const;

    const TokenizerTrainingConfig m_config;
    const TokenizerCorpus& m_corpus;
    ProcessGroup* const m_processes;
    TokenizerBatchMaker m_batches;
    GroupRange m_groups;  ///< of a step: those of this process
    BatchPart m_part;
    torch::Dtype m_dtype = torch::kFloat32;
    SpeechEncoder m_encoder{nullptr};
    TokenizerHeads m_heads{nullptr};
    std::optional<Pull> m_pull;
    std::optional<AdamW> m_optimizer;
    std::optional<WeightAverage> m_average;
    FeatureMomentsAverage m_moments;
};

}  // namespace undertone
