// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/lora/lora_adapter.h"
#include "engine/model/training/adam_w.h"
#include "engine/model/training/dialogue_dataset.h"
#include "engine/model/training/factored_rows.h"
#include "engine/model/training/llm_loss.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace undertone {

/// Means over one step, or over a dev set. `emotion` is none where nothing was labelled.
struct LossFigures {
    double total = 0.0;
    double audio = 0.0;                    ///< L_a, nats per token
    std::optional<double> emotion;         ///< L_e, nats per sentence
    std::optional<double> meanRecall;      ///< UA of the readouts
};

/// Trains an LLM on dialogue windows, step by step (method.md 2). Everything random in step k follows from
/// config.seed and k, so parameters, moments and k are the whole state. One thread; torch's exceptions pass.
class LlmTrainer {
public:
    /// Stage Base: `llm` is trained whole; stage Sllm: its body is frozen, LoRA and new rows are trained.
    /// `dataset` must outlive the trainer. Errors: InvalidArgument.
    static Result<std::unique_ptr<LlmTrainer>> create(const LlmTrainingConfig& config, std::shared_ptr<SpeechLlm> llm,
                                                      const EmotionVocabulary& vocabulary, const DialogueDataset& dataset);

    [[nodiscard]] int stepsDone() const { return m_optimizer.stepCount(); }
    /// One optimizer step. Errors: NotFinite.
    Result<LossFigures> step();
    /// Losses and UA over `windows` of another dataset, with nothing dropped and nothing smoothed.
    [[nodiscard]] LossFigures evaluate(const DialogueDataset& dataset, const std::vector<SentenceIndex>& windows) const;

    /// Parameters, moments and step, atomically. `run` tells whether a checkpoint belongs to this run.
    Status saveCheckpoint(const std::filesystem::path& file, const std::string& run) const;
    /// Goes on from a checkpoint, on the CPU with the same bits. Errors: InvalidArgument (of another run), CorruptFile.
    Status loadCheckpoint(const std::filesystem::path& file, const std::string& run);

    /// Stage Base: the trained decoder, its rows folded into plain ones.
    [[nodiscard]] Result<std::shared_ptr<SpeechLlm>> trainedBase() const;
    /// Stage Sllm: LoRA, and the rows where they were trained.
    [[nodiscard]] LoraAdapter trainedAdapter() const;

private:
    struct Parts {
        std::optional<FactoredRows> embedding;       ///< stage Base
        std::optional<FactoredRows> output;
        std::optional<LoraSet> lora;                 ///< stage Sllm
        torch::Tensor newEmbedding;                  ///< (codes + 1 + labels, hidden)
        torch::Tensor newOutput;
    };
    LlmTrainer(const LlmTrainingConfig& config, std::shared_ptr<SpeechLlm> llm, const EmotionVocabulary& vocabulary,
               const DialogueDataset& dataset, Parts parts, torch::Dtype dtype);
    static std::vector<std::pair<std::string, torch::Tensor>> parameters(const LlmTrainingConfig& config, const SpeechLlm& llm, const Parts& parts);
    [[nodiscard]] ForwardOptions forwardOptions() const;

    LlmTrainingConfig m_config;
    std::shared_ptr<SpeechLlm> m_llm;
    EmotionVocabulary m_vocabulary;
    const DialogueDataset& m_dataset;
    Parts m_parts;
    torch::Dtype m_dtype;
    AdamW m_optimizer;
};

}  // namespace undertone
