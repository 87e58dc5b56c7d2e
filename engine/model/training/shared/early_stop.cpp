// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/shared/early_stop.h"

#include <cmath>

namespace undertone {

bool EarlyStop::offer(int step, double loss, std::optional<double> emotionLoss, std::optional<double> unweightedRecall)
{
    std::optional<double> value = loss;
    if (m_criterion == StopCriterion::EmotionLoss)
        value = emotionLoss;
    else if (m_criterion == StopCriterion::UnweightedRecall)
        value = unweightedRecall ? std::optional(-*unweightedRecall) : std::nullopt;
    if (value && std::isfinite(*value) && (m_state.bestStep == 0 || *value < m_state.bestValue)) {
        m_state = {step, *value, 0};
        return true;
    }
    ++m_state.withoutBetter;
    return false;
}

}  // namespace undertone
