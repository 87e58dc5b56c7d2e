// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/confusion_matrix.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

namespace undertone {
namespace {

constexpr double notDefined = std::numeric_limits<double>::quiet_NaN();

double ratio(std::int64_t part, std::int64_t whole)
{
    return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

ConfusionMatrix::ConfusionMatrix(int classes)
    : m_classes(classes), m_counts(static_cast<std::size_t>(classes) * static_cast<std::size_t>(classes), 0)
{
}

std::size_t ConfusionMatrix::place(int truth, int predicted) const
{
    assert(truth >= 0 && truth < m_classes && predicted >= 0 && predicted < m_classes);
    return static_cast<std::size_t>(truth) * static_cast<std::size_t>(m_classes) + static_cast<std::size_t>(predicted);
}

void ConfusionMatrix::add(int truth, int predicted, std::int64_t times)
{
    m_counts[place(truth, predicted)] += times;
}

ConfusionMatrix& ConfusionMatrix::operator+=(const ConfusionMatrix& other)
{
    assert(m_classes == other.m_classes);
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        m_counts[i] += other.m_counts[i];
    return *this;
}

std::int64_t ConfusionMatrix::count(int truth, int predicted) const
{
    return m_counts[place(truth, predicted)];
}

std::int64_t ConfusionMatrix::support(int truth) const
{
    std::int64_t sum = 0;
    for (int predicted = 0; predicted < m_classes; ++predicted)
        sum += count(truth, predicted);
    return sum;
}

std::int64_t ConfusionMatrix::predictions(int predicted) const
{
    std::int64_t sum = 0;
    for (int truth = 0; truth < m_classes; ++truth)
        sum += count(truth, predicted);
    return sum;
}

std::int64_t ConfusionMatrix::total() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), std::int64_t{0});
}

int mostProbable(std::span<const double> probabilities)
{
    return static_cast<int>(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
}

double weightedAccuracy(const ConfusionMatrix& matrix)
{
    const std::int64_t total = matrix.total();
    std::int64_t right = 0;
    for (int i = 0; i < matrix.classes(); ++i)
        right += matrix.count(i, i);
    return total > 0 ? ratio(right, total) : notDefined;
}

double recall(const ConfusionMatrix& matrix, int truth)
{
    const std::int64_t support = matrix.support(truth);
    return support > 0 ? ratio(matrix.count(truth, truth), support) : notDefined;
}

double unweightedRecall(const ConfusionMatrix& matrix)
{
    double sum = 0.0;
    int occurring = 0;
    for (int i = 0; i < matrix.classes(); ++i) {
        if (matrix.support(i) > 0) {
            sum += recall(matrix, i);
            ++occurring;
        }
    }
    return occurring > 0 ? sum / occurring : notDefined;
}

double weightedF1(const ConfusionMatrix& matrix)
{
    const std::int64_t total = matrix.total();
    if (total == 0)
        return notDefined;
    double sum = 0.0;
    for (int i = 0; i < matrix.classes(); ++i) {
        const std::int64_t support = matrix.support(i);
        if (support > 0)
            sum += static_cast<double>(support) * ratio(2 * matrix.count(i, i), support + matrix.predictions(i));
    }
    return sum / static_cast<double>(total);
}

}  // namespace undertone
