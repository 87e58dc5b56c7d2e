// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a training of one process and the same one of several have in common.
#include "engine/model/tensor_io.h"

#include <QString>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace undertone::test {

/// What the steps of a training said and left in one process.
struct Trained {
    std::vector<std::vector<double>> losses;  ///< of each step
    TensorMap weights;

    /// Takes what of a trainer's state are parameters, as they stand.
    void takeWeights(const TensorMap& state)
    {
        for (const auto& [name, tensor] : state) {
            if (name.starts_with("parameter."))
                weights[name] = tensor.detach().clone();
        }
    }
};

inline constexpr double lossTolerance = 1e-6;  ///< of a loss's largest value
inline constexpr double weightTolerance = 1e-5;

/// Where several processes did not train as one; empty where they did: losses and weights within the tolerances, and the same bits in all
/// of them. `isWithoutEffect` names parameters that no output depends on, whose gradient is nothing but rounding.
inline QString differenceOf(const Trained& one, const std::vector<Trained>& several,
                            const std::function<bool(const std::string&)>& isWithoutEffect = {})
{
    const auto& first = several.front();
    for (const auto& process : several) {
        if (process.losses != first.losses)
            return "the processes were told different losses";
        for (const auto& [name, tensor] : first.weights) {
            if (!process.weights.at(name).equal(tensor))
                return QString("%1 has not the same bits in all processes").arg(QString::fromStdString(name));
        }
    }
    if (first.losses.size() != one.losses.size() || first.weights.size() != one.weights.size() || one.weights.empty())
        return "not the same steps or parameters";
    std::vector<double> scales(one.losses.front().size(), 0.0);
    for (const auto& step : one.losses) {
        for (std::size_t i = 0; i < scales.size(); ++i)
            scales[i] = std::max(scales[i], std::abs(step[i]));
    }
    double furthestLoss = 0.0;
    double furthestWeight = 0.0;
    for (std::size_t step = 0; step < one.losses.size(); ++step) {
        for (std::size_t i = 0; i < scales.size(); ++i) {
            const double away = std::abs(first.losses[step][i] - one.losses[step][i]) / std::max(scales[i], 1e-12);
            furthestLoss = std::max(furthestLoss, away);
            if (!(away < lossTolerance))
                return QString("loss %1 of step %2: %3 for %4").arg(i).arg(step).arg(first.losses[step][i]).arg(one.losses[step][i]);
        }
    }
    for (const auto& [name, tensor] : one.weights) {
        if (isWithoutEffect && isWithoutEffect(name))
            continue;
        const double away = (first.weights.at(name) - tensor).abs().max().item<double>();
        furthestWeight = std::max(furthestWeight, away);
        if (!(away < weightTolerance))
            return QString("%1 is %2 away").arg(QString::fromStdString(name)).arg(away);
    }
    qInfo("figure | %zu processes: losses within %.1e of their scale, weights within %.1e", several.size(), furthestLoss, furthestWeight);
    return {};
}

}  // namespace undertone::test
