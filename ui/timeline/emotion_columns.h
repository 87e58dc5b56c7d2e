// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace undertone {

/// Mean probabilities per pixel column, for zooms at which sentences are narrower than can be read. Sentences
/// are added one by one; their cost is that of the columns they touch.
class EmotionColumns {
public:
    EmotionColumns(int firstColumn, int lastColumn, std::size_t labelCount);
    /// Adds a sentence over the pixels [left, right), weighted by how much of each column it covers.
    void add(double left, double right, const std::vector<double>& probabilities);
    /// Marks the columns of a sentence that is not analysed yet.
    void addPending(double left, double right);

    [[nodiscard]] int firstColumn() const { return m_first; }
    [[nodiscard]] int lastColumn() const { return m_last; }
    [[nodiscard]] bool hasAnalysis(int column) const { return m_weights[at(column)] > 0.0; }
    [[nodiscard]] bool isPending(int column) const { return m_pending[at(column)]; }
    [[nodiscard]] double share(int column, std::size_t label) const;  ///< mean probability, 0 to 1
    [[nodiscard]] int strongest(int column) const;                    ///< label of the largest mean, -1: none

private:
    [[nodiscard]] std::size_t at(int column) const { return static_cast<std::size_t>(column - m_first); }

    int m_first;
    int m_last;
    std::size_t m_labels;
    std::vector<double> m_sums;     ///< (column, label)
    std::vector<double> m_weights;  ///< per column
    std::vector<bool> m_pending;
};

}  // namespace undertone
