// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/tensor_io.h"
#include "engine/model/torch.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// The share of itself that an average of decay `decay` keeps at step `step` (from 1): min(decay, (1 + n) / (10 + n)), as TensorFlow's
/// ExponentialMovingAverage has it. Early on the average follows faster, so that it never holds the random start.
double averageKept(double decay, std::int64_t step);

/// Exponential moving average of parameters over the steps of a training (Polyak and Juditsky 1992, with a decay). It starts as
/// what they are. One thread.
class WeightAverage {
public:
    /// `parameters` by name; the tensors are shared, the averages its own.
    WeightAverage(const std::vector<std::pair<std::string, torch::Tensor>>& parameters, double decay);

    /// Takes in what step `step` (from 1) made of the parameters.
    void update(std::int64_t step);
    /// Parameters and averages change places.
    void exchange();

    /// The averages by name, for a checkpoint; the tensors themselves, not copies.
    [[nodiscard]] TensorMap state() const;
    /// Errors: CorruptFile (a missing or misshapen tensor).
    Status restore(const TensorMap& saved);

private:
    struct Averaged {
        std::string name;
        torch::Tensor parameter;
        torch::Tensor average;
    };
    std::vector<Averaged> m_weights;
    double m_decay;
};

/// The averages stand in the parameters' place while it lives; nothing happens where there are none.
class AverageScope {
public:
    explicit AverageScope(std::optional<WeightAverage>& average);
    ~AverageScope();
    AverageScope(const AverageScope&) = delete;
    AverageScope& operator=(const AverageScope&) = delete;

private:
    std::optional<WeightAverage>& m_average;
};

}  // namespace undertone
