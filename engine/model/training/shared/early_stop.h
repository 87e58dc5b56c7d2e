// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/llm_training_config.h"

#include <optional>

namespace undertone {

/// Tells from the figures on dialogues held back which step's weights are to be kept, and when to stop.
class EarlyStop {
public:
    EarlyStop(StopCriterion criterion, int patience) : m_criterion(criterion), m_patience(patience) {}

    /// What was measured after `step`. True where no step before was better; a figure that is not there, or not finite, is never
    /// better.
    bool offer(int step, double loss, std::optional<double> emotionLoss, std::optional<double> unweightedRecall);

    [[nodiscard]] bool isOver() const { return m_patience > 0 && m_state.withoutBetter >= m_patience; }

    struct State {
        int bestStep = 0;        ///< 0: nothing measured yet
        double bestValue = 0.0;  ///< less is better
        int withoutBetter = 0;   ///< measurements since
    };
    [[nodiscard]] const State& state() const { return m_state; }
    void restore(const State& state) { m_state = state; }

private:
    StopCriterion m_criterion;
    int m_patience;
    State m_state;
};

}  // namespace undertone
