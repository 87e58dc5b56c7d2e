// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/emotion_columns.h"

#include <algorithm>
#include <cmath>

namespace undertone {

EmotionColumns::EmotionColumns(int firstColumn, int lastColumn, std::size_t labelCount)
    : m_first(firstColumn), m_last(std::max(firstColumn, lastColumn)), m_labels(labelCount),
      m_sums(static_cast<std::size_t>(m_last - m_first) * labelCount, 0.0), m_weights(static_cast<std::size_t>(m_last - m_first), 0.0),
      m_pending(static_cast<std::size_t>(m_last - m_first), false)
{
}

void EmotionColumns::add(double left, double right, const std::vector<double>& probabilities)
{
    const int from = std::max(m_first, static_cast<int>(std::floor(left)));
    const int to = std::min(m_last, static_cast<int>(std::ceil(right)));
    for (int column = from; column < to; ++column) {
        const double covered = std::min(right, column + 1.0) - std::max(left, static_cast<double>(column));
        m_weights[at(column)] += covered;
        for (std::size_t label = 0; label < std::min(m_labels, probabilities.size()); ++label)
            m_sums[at(column) * m_labels + label] += covered * probabilities[label];
    }
}

void EmotionColumns::addPending(double left, double right)
{
    const int from = std::max(m_first, static_cast<int>(std::floor(left)));
    const int to = std::min(m_last, static_cast<int>(std::ceil(right)));
    for (int column = from; column < to; ++column)
        m_pending[at(column)] = true;
}

double EmotionColumns::share(int column, std::size_t label) const
{
    const double weight = m_weights[at(column)];
    return weight > 0.0 ? m_sums[at(column) * m_labels + label] / weight : 0.0;
}

int EmotionColumns::strongest(int column) const
{
    if (!hasAnalysis(column) || m_labels == 0)
        return -1;
    const auto begin = m_sums.begin() + static_cast<std::ptrdiff_t>(at(column) * m_labels);
    return static_cast<int>(std::max_element(begin, begin + static_cast<std::ptrdiff_t>(m_labels)) - begin);
}

}  // namespace undertone
