// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace undertone {

/// How often each true class was given each label; what WA, UA and WF1 are computed from. Rows are true classes,
/// columns predicted ones.
class ConfusionMatrix {
public:
    explicit ConfusionMatrix(int classes = 0);

    /// Both in [0, classes()); so many times.
    void add(int truth, int predicted, std::int64_t times = 1);
    /// Adds another matrix of the same number of classes.
    ConfusionMatrix& operator+=(const ConfusionMatrix& other);

    [[nodiscard]] int classes() const { return m_classes; }
    [[nodiscard]] std::int64_t count(int truth, int predicted) const;
    [[nodiscard]] std::int64_t support(int truth) const;          ///< how often the class is true
    [[nodiscard]] std::int64_t predictions(int predicted) const;  ///< how often it was given
    [[nodiscard]] std::int64_t total() const;
    friend bool operator==(const ConfusionMatrix&, const ConfusionMatrix&) = default;

private:
    [[nodiscard]] std::size_t place(int truth, int predicted) const;

    int m_classes = 0;
    std::vector<std::int64_t> m_counts;
};

/// The label a model predicts: index of its largest probability, of equal ones the first. `probabilities` must not be empty.
int mostProbable(std::span<const double> probabilities);

// The three figures of the paper (method.md 3). Each is NaN for a matrix without any count.

/// WA: share of sentences that were given their true class.
double weightedAccuracy(const ConfusionMatrix& matrix);

/// UA: mean recall over the classes that occur.
double unweightedRecall(const ConfusionMatrix& matrix);

/// WF1: F1 of each class, weighted by how often the class is true.
double weightedF1(const ConfusionMatrix& matrix);

/// Recall of one class; NaN when it does not occur.
double recall(const ConfusionMatrix& matrix, int truth);

}  // namespace undertone
