// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/process_group.h"
#include "engine/model/llm/lora_adapter.h"
#include "engine/model/training/llm/dialogue_dataset.h"
#include "engine/model/training/llm/factored_rows.h"
#include "engine/model/training/llm/llm_loss.h"
#include "engine/model/training/llm/memory_walk.h"
#include "engine/model/training/shared/adam_w.h"
#include "engine/model/training/shared/run_identity.h"
#include "engine/model/training/shared/weight_average.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace undertone {

/// Means over one step, or over a dev set. `emotion` is none where nothing was labelled.
struct LossFigures {
    double total = 0.0;
    double audio = 0.0;                      ///< L_a, nats per token
    std::optional<double> emotion;           ///< L_e, nats per sentence
    std::optional<double> unweightedRecall;  ///< UA of the readouts
};

/// Trains an LLM on dialogue windows, step by step (method.md 2). Everything random in step k follows from config.seed and k, so
/// parameters, moments, k and with memory the temporary LoRAs are the whole state. Weights and moments are fp32 whatever
/// the products are computed in. One thread; torch's exceptions pass.
class LlmTrainer {
public:
    /// Stage Base: `llm` is trained whole; stage Sllm: its body is frozen, LoRA and new rows are trained.
    /// `processes` share the batches of a step, each its own, and add up the gradients of what is trained; null: this process alone.
    /// `dataset` and `processes` must outlive the trainer. Errors: InvalidArgument (config.accumulate is no multiple of the processes;
    /// MemoryFollowing::On with several).
    static Result<std::unique_ptr<LlmTrainer>> create(const LlmTrainingConfig& config, std::shared_ptr<SpeechLlm> llm,
                                                      const EmotionVocabulary& vocabulary, const DialogueDataset& dataset,
                                                      ProcessGroup* processes = nullptr);

    /// Steps taken and skipped.
    [[nodiscard]] int stepsDone() const { return m_optimizer.stepCount(); }
    [[nodiscard]] int stepsSkipped() const { return m_optimizer.skippedCount(); }
    /// One optimizer step, from config.accumulate batches. With MemoryFollowing::On each window is met as inference meets it: its
    /// sentence predicted under theta before the step that writes it (L_a), its emotions read under theta after it (L_e); theta's
    /// values are constants to the weights being trained (first order). Errors: NotFinite (the step is skipped: weights stand),
    /// Cancelled (all is as before it; never with MemoryFollowing::On).
    Result<LossFigures> step(const CancellationToken& cancel = {});
    /// Losses and UA over `windows` of another dataset, with nothing dropped, nothing smoothed and no memory; by the averaged weights
    /// where config.averaging asks for them. None when cancelled.
    [[nodiscard]] std::optional<LossFigures> evaluate(const DialogueDataset& dataset, const std::vector<SentenceIndex>& windows,
                                                      const CancellationToken& cancel = {});

    /// The weights that `evaluate` measures now become those that takeFinal returns to.
    void keepBest();
    /// Ends the training: in place are from now on the weights kept last, where there are none the averaged ones, else the last step's.
    void takeFinal();

    /// All of the state, averaged and best weights too, atomically. `run` tells whether a checkpoint belongs to this run; `notes` come
    /// back as they were.
    Status saveCheckpoint(const std::filesystem::path& file, const RunIdentity& run, const std::string& notes) const;
    /// Goes on from a checkpoint, on the CPU with the same bits; its notes. Errors: InvalidArgument (of another run), CorruptFile.
    Result<std::string> loadCheckpoint(const std::filesystem::path& file, const RunIdentity& run);

    /// Stage Base: the trained decoder, its rows folded into plain ones.
    [[nodiscard]] Result<std::shared_ptr<SpeechLlm>> trainedBase() const;
    /// Stage Sllm: LoRA, and the rows where they were trained.
    [[nodiscard]] LoraAdapter trainedAdapter() const;

private:
    struct Parts {
        std::optional<FactoredRows> embedding;  ///< stage Base
        std::optional<FactoredRows> output;
        std::optional<LoraSet> lora;  ///< stage Sllm
        torch::Tensor newEmbedding;   ///< (codes + 1 + labels, hidden)
        torch::Tensor newOutput;
    };
    LlmTrainer(const LlmTrainingConfig& config, std::shared_ptr<SpeechLlm> llm, const EmotionVocabulary& vocabulary,
               const DialogueDataset& dataset, Parts parts, torch::Dtype dtype);
    static std::vector<std::pair<std::string, torch::Tensor>> parameters(const LlmTrainingConfig& config, const SpeechLlm& llm,
                                                                         const Parts& parts);
    [[nodiscard]] ForwardOptions forwardOptions() const;
    Status restoreBest(const TensorMap& saved, const std::filesystem::path& file);
    struct Step;
    Status computeGradients(Step& step, const CancellationToken& cancel);
    void draw(Step& step) const;
    Status addUp(Step& step);
    Status backwardPlain(Step& step, const CancellationToken& cancel);
    Status backwardWithMemory(Step& step);
    Status rememberSentence(Step& step, std::size_t lane);
    void readEmotions(Step& step, std::size_t lane);

    LlmTrainingConfig m_config;
    std::shared_ptr<SpeechLlm> m_llm;
    EmotionVocabulary m_vocabulary;
    const DialogueDataset& m_dataset;
    Parts m_parts;
    torch::Dtype m_dtype;
    ProcessGroup* m_processes = nullptr;
    AdamW m_optimizer;
    std::optional<MemoryWalk> m_walk;        ///< MemoryFollowing::On
    std::optional<WeightAverage> m_average;  ///< config.averaging > 0
    std::map<std::string, torch::Tensor> m_best;
};

}  // namespace undertone
