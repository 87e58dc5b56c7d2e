// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/model/torch.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// Hyper-parameters of AdamW, but for the learning rate.
struct AdamWSettings {
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    double weightDecay = 0.0;  ///< decoupled; on tensors of two or more axes only
    double clipNorm = 0.0;     ///< of the whole gradient; 0: none
};

/// What a parameter's learning rate is multiplied by, and its own weight decay.
struct ParameterSettings {
    double rate = 1.0;
    double weightDecay = 0.0;
};

/// AdamW over named fp32 leaves, whose whole state can be written and taken up again bit for bit; the arithmetic is adamWInto's.
class AdamW {
public:
    /// Parameters must be contiguous.
    AdamW(std::vector<std::pair<std::string, torch::Tensor>> parameters, const AdamWSettings& settings);
    /// The parameters whose names begin with `prefix` follow settings of their own. Before the first step.
    void setOf(const std::string& prefix, const ParameterSettings& settings);

    /// One step from the gradients in place, which are cleared. A parameter without a gradient stands.
    /// Errors: NotFinite; then the step is skipped.
    Status step(double learningRate);
    void clearGradients();
    /// Leaves a step out: gradients are cleared, parameters and moments stand, and the schedule goes on.
    void skip();
    /// Steps taken and skipped: where the training stands in its schedule.
    [[nodiscard]] int stepCount() const { return m_taken + m_skipped; }
    [[nodiscard]] int skippedCount() const { return m_skipped; }
    [[nodiscard]] const std::vector<std::pair<std::string, torch::Tensor>>& parameters() const { return m_parameters; }

    /// Parameters and moments by name, for a checkpoint; the tensors themselves, not copies.
    [[nodiscard]] std::map<std::string, torch::Tensor> state() const;
    /// Takes parameters, moments and counts over, as state() gave them. Errors: CorruptFile (a missing or misshapen tensor, counts that
    /// cannot be).
    Status restore(const std::map<std::string, torch::Tensor>& saved, int steps, int skipped);

private:
    std::vector<std::pair<std::string, torch::Tensor>> m_parameters;
    std::vector<ParameterSettings> m_own;  ///< of each parameter
    std::vector<torch::Tensor> m_first;
    std::vector<torch::Tensor> m_second;
    AdamWSettings m_settings;
    int m_taken = 0;
    int m_skipped = 0;
};

}  // namespace undertone
