// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/classifier_config.h"
#include "engine/core/process_group.h"
#include "engine/model/training/classifier/classifier_baseline.h"
#include "engine/model/training/shared/adam_w.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// A labelled sentence as the classifier reads it.
struct ClassifierExample {
    std::vector<std::int32_t> codes;
    std::int64_t label = 0;
};

/// Trains a classifier, step by step. Everything random in step k follows from config.seed and k, so parameters, moments and k are the
/// whole state. One thread; torch's exceptions pass.
class ClassifierTrainer {
public:
    /// `examples`, of which there is one at least, and `processes` must outlive the trainer. `processes` share the batches of a step, each
    /// its own, and add up the gradients; null: this process alone. Errors: InvalidArgument (config.accumulate is no multiple of the
    /// processes).
    static Result<std::unique_ptr<ClassifierTrainer>> create(const ClassifierTrainingConfig& config, ClassifierBaseline classifier,
                                                             const std::vector<ClassifierExample>& examples, ProcessGroup* processes);

    /// Steps taken and skipped.
    [[nodiscard]] int stepsDone() const { return m_optimizer.stepCount(); }
    [[nodiscard]] int stepsSkipped() const { return m_optimizer.skippedCount(); }
    [[nodiscard]] double learningRate() const;
    /// One optimizer step, from config.accumulate batches; the mean loss of their sentences. Errors: NotFinite (the step is skipped:
    /// weights stand), the connection's.
    Result<double> step();
    /// Logits (batch, labels) and labels (batch), as the classifier stands.
    std::pair<torch::Tensor, torch::Tensor> forward(const std::vector<ClassifierExample>& batch);

    [[nodiscard]] ClassifierBaseline& classifier() { return m_classifier; }
    [[nodiscard]] std::map<std::string, torch::Tensor> state() const { return m_optimizer.state(); }
    Status restore(const std::map<std::string, torch::Tensor>& saved, int steps, int skipped)
    {
        return m_optimizer.restore(saved, steps, skipped);
    }

private:
    ClassifierTrainer(const ClassifierTrainingConfig& config, ClassifierBaseline classifier, const std::vector<ClassifierExample>& examples,
                      ProcessGroup* processes);
    const ClassifierExample& exampleAt(std::size_t place);
    double backward(int number);

    const ClassifierTrainingConfig m_config;
    ClassifierBaseline m_classifier;
    const std::vector<ClassifierExample>& m_examples;
    ProcessGroup* const m_processes;
    AdamW m_optimizer;
    std::vector<std::size_t> m_order;  ///< of the examples, in epoch m_epoch
    std::size_t m_epoch = 0;
};

}  // namespace undertone
