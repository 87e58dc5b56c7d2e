// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/training/early_stop.h"
#include "engine/model/training/llm_trainer.h"
#include "engine/model/training/llm_training.h"
#include "engine/model/training/validation_split.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// A training from its start or its checkpoint to its end, or its probe; the caller guards it. Request, reporter and token outlive it.
class LlmTrainingRun {
public:
    LlmTrainingRun(const LlmTrainingRequest& request, const LlmTrainingReporter& report, const CancellationToken& cancel)
        : m_request(request), m_report(report), m_cancel(cancel), m_config(request.config), m_stop(request.config.stopCriterion, request.config.patience) {}

    /// The whole run: trainLlm.
    Status run();
    /// Two steps: probeLlmTraining.
    Status probe();

    LlmTrainingSummary summary;
    LlmTrainingEstimate estimate;

private:
    using Clock = std::chrono::steady_clock;

    Status prepare();
    Result<std::shared_ptr<SpeechLlm>> makeModel(torch::Device device, EmotionVocabulary& vocabulary) const;
    Status makeDatasets(const EmotionVocabulary& vocabulary);
    Status resume();
    Status train();
    Status finish();
    void publish(const LossFigures& figures, double learningRate, Clock::duration left);
    void measure(std::size_t devWindows);
    [[nodiscard]] LossFigures figuresOver(const DialogueDataset& dataset, std::size_t windows) const;
    [[nodiscard]] bool isOver() const;
    Status stopped();
    Status saveCheckpoint();
    [[nodiscard]] std::string notes() const;
    void takeNotes(const std::string& text);
    void describe();
    [[nodiscard]] std::filesystem::path checkpoint() const;

    const LlmTrainingRequest& m_request;
    const LlmTrainingReporter& m_report;
    const CancellationToken& m_cancel;
    LlmTrainingConfig m_config;               ///< the request's, its steps counted from its epochs
    std::optional<ValidationSplit> m_split;
    std::optional<DialogueDataset> m_data;
    std::optional<DialogueDataset> m_validation;
    std::optional<DialogueDataset> m_dev;
    std::unique_ptr<LlmTrainer> m_trainer;
    EarlyStop m_stop;
    std::string m_run;
    LlmTrainingProgress m_progress;
    double m_secondsBefore = 0.0;
    Clock::time_point m_start;
};

}  // namespace undertone
