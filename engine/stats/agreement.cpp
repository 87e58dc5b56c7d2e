// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/agreement.h"

#include <limits>
#include <numeric>

namespace undertone {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

std::int64_t judgements(const LabelCounts& counts)
{
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

double squares(const LabelCounts& counts)
{
    double sum = 0.0;
    for (const auto count : counts)
        sum += static_cast<double>(count) * static_cast<double>(count);
    return sum;
}

void addTo(LabelCounts& total, const LabelCounts& counts)
{
    if (total.size() < counts.size())
        total.resize(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i)
        total[i] += counts[i];
}

double beyondChance(double observed, double expected)
{
    return expected < 1.0 ? (observed - expected) / (1.0 - expected) : undefined;
}

}  // namespace

double cohenKappa(const ConfusionMatrix& matrix)
{
    const auto total = static_cast<double>(matrix.total());
    double agreed = 0.0;
    double chance = 0.0;
    for (int label = 0; label < matrix.classes(); ++label) {
        agreed += static_cast<double>(matrix.count(label, label));
        chance += static_cast<double>(matrix.support(label)) * static_cast<double>(matrix.predictions(label));
    }
    return total > 0.0 ? beyondChance(agreed / total, chance / (total * total)) : undefined;
}

double fleissKappa(std::span<const LabelCounts> sentences)
{
    if (sentences.empty())
        return undefined;
    const auto each = judgements(sentences.front());
    LabelCounts total;
    double agreement = 0.0;
    for (const auto& counts : sentences) {
        if (judgements(counts) != each || each < 2)
            return undefined;
        agreement += (squares(counts) - static_cast<double>(each)) / static_cast<double>(each * (each - 1));
        addTo(total, counts);
    }
    const auto all = static_cast<double>(judgements(total));
    return beyondChance(agreement / static_cast<double>(sentences.size()), squares(total) / (all * all));
}

double krippendorffAlpha(std::span<const LabelCounts> sentences)
{
    LabelCounts total;
    double unlike = 0.0;  // ordered pairs of unlike labels within a sentence, each judgement weighing one
    for (const auto& counts : sentences) {
        const auto number = static_cast<double>(judgements(counts));
        if (number < 2.0)
            continue;
        unlike += (number * number - squares(counts)) / (number - 1.0);
        addTo(total, counts);
    }
    const auto all = static_cast<double>(judgements(total));
    const double unlikeByChance = (all * all - squares(total)) / (all - 1.0);
    return all > 0.0 && unlikeByChance > 0.0 ? 1.0 - unlike / unlikeByChance : undefined;
}

}  // namespace undertone
