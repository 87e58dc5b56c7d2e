// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/training_report.h"
#include "engine/config/training_request.h"
#include "engine/model/training/llm/llm_trainer.h"
#include "engine/model/training/shared/early_stop.h"
#include "engine/model/training/shared/training_loop.h"
#include "engine/model/training/shared/validation_split.h"

#include <memory>
#include <optional>
#include <string>

namespace undertone {

/// A training from its start or its checkpoint to its end, or its probe; the caller guards it. Request, reporter and token outlive it.
class LlmTrainingRun final : public TrainingLoop {
public:
    LlmTrainingRun(const LlmTrainingRequest& request, const LlmTrainingReporter& report, const CancellationToken& cancel)
        : TrainingLoop(request.output, cancel, request.finishEarly, request.earlier, request.processes), m_request(request),
          m_report(report), m_config(request.config), m_stop(request.config.stopCriterion, request.config.patience)
    {
    }

    /// Two steps: probeLlmTraining.
    Status probe();

    LlmTrainingSummary summary;
    LlmTrainingEstimate estimate;

private:
    Result<LoopPlan> prepare() override;
    Result<RunIdentity> identify() override;
    Status takeFinished(const std::string& description) override;
    Status loadCheckpoint(const std::filesystem::path& file) override;
    Status saveCheckpoint(const std::filesystem::path& file) override;
    [[nodiscard]] int stepsDone() const override { return m_trainer->stepsDone(); }
    Status step() override;
    void measure() override;
    [[nodiscard]] int measuredStep() const override { return m_progress.measuredStep; }
    [[nodiscard]] bool stopsEarly() const override { return m_stop.isOver(); }
    void report(double secondsLeft) override;
    void warn(const Error& warning) override;
    Result<std::string> finish() override;

    Result<std::shared_ptr<SpeechLlm>> makeModel(torch::Device device, EmotionVocabulary& vocabulary) const;
    Status makeDatasets(const EmotionVocabulary& vocabulary);
    void note(const LossFigures& figures, bool isFirst);
    bool measureDev(std::size_t windows);
    [[nodiscard]] std::optional<LossFigures> figuresOver(const DialogueDataset& dataset, std::size_t windows) const;
    [[nodiscard]] std::string notes() const;
    void takeNotes(const std::string& text);
    void describe();

    const LlmTrainingRequest& m_request;
    const LlmTrainingReporter& m_report;
    LlmTrainingConfig m_config;  ///< the request's, its steps counted from its epochs
    std::optional<ValidationSplit> m_split;
    std::optional<DialogueDataset> m_data;
    std::optional<DialogueDataset> m_validation;
    std::optional<DialogueDataset> m_dev;
    std::unique_ptr<LlmTrainer> m_trainer;
    EarlyStop m_stop;
    LlmTrainingProgress m_progress;
};

}  // namespace undertone
