// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/model/torch.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// What AdamW is told at every step.
struct AdamWSettings {
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    double weightDecay = 0.0;  ///< decoupled; on tensors of two or more axes only
    double clipNorm = 0.0;     ///< of the whole gradient; 0: none
};

/// AdamW over named fp32 leaves, whose whole state can be written and taken up again bit for bit.
class AdamW {
public:
    AdamW(std::vector<std::pair<std::string, torch::Tensor>> parameters, const AdamWSettings& settings);

    /// One step from the gradients in place, which are cleared. A parameter without a gradient stands.
    /// Errors: NotFinite (nothing is changed then).
    Status step(double learningRate);
    [[nodiscard]] int stepCount() const { return m_steps; }
    [[nodiscard]] const std::vector<std::pair<std::string, torch::Tensor>>& parameters() const { return m_parameters; }

    /// Parameters and moments by name, for a checkpoint; the tensors themselves, not copies.
    [[nodiscard]] std::map<std::string, torch::Tensor> state() const;
    /// Takes parameters, moments and step count over. Errors: CorruptFile (a missing or misshapen tensor).
    Status restore(const std::map<std::string, torch::Tensor>& state, int steps);

private:
    std::vector<std::pair<std::string, torch::Tensor>> m_parameters;
    std::vector<torch::Tensor> m_first;
    std::vector<torch::Tensor> m_second;
    AdamWSettings m_settings;
    int m_steps = 0;
};

}  // namespace undertone
