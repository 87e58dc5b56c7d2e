// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/torch.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace undertone {

/// UA over readouts that come in batches: it needs the counts of the whole set, so these are summed.
class RecallCounter {
public:
    explicit RecallCounter(std::size_t labels) : m_right(labels), m_all(labels) {}
    /// `logits` (readouts, labels), `labels` int64 (readouts).
    void add(const torch::Tensor& logits, const torch::Tensor& labels)
    {
        const auto predicted = logits.argmax(-1).to(torch::kCPU);
        const auto expected = labels.to(torch::kCPU);
        for (std::int64_t i = 0; i < expected.numel(); ++i)
            add(static_cast<std::size_t>(expected[i].item<std::int64_t>()), static_cast<std::size_t>(predicted[i].item<std::int64_t>()));
    }
    void add(std::size_t label, std::size_t predicted)
    {
        ++m_all[label];
        m_right[label] += predicted == label ? 1 : 0;
    }
    /// Of each label; none for one that did not occur.
    [[nodiscard]] std::vector<std::optional<double>> recalls() const
    {
        std::vector<std::optional<double>> ofLabels(m_all.size());
        for (std::size_t label = 0; label < m_all.size(); ++label) {
            if (m_all[label] > 0)
                ofLabels[label] = static_cast<double>(m_right[label]) / m_all[label];
        }
        return ofLabels;
    }
    /// Over the labels that occurred; none where there was nothing.
    [[nodiscard]] std::optional<double> unweightedRecall() const
    {
        double sum = 0.0;
        int classes = 0;
        for (const auto& recall : recalls()) {
            sum += recall.value_or(0.0);
            classes += recall ? 1 : 0;
        }
        return classes > 0 ? std::optional(sum / classes) : std::nullopt;
    }

    /// The counts, to be added up over processes: right ones of each label, then all.
    [[nodiscard]] std::vector<double> counts() const
    {
        std::vector<double> both(m_right.begin(), m_right.end());
        both.insert(both.end(), m_all.begin(), m_all.end());
        return both;
    }
    void setCounts(std::span<const double> counts)
    {
        for (std::size_t label = 0; label < m_all.size(); ++label) {
            m_right[label] = static_cast<int>(counts[label]);
            m_all[label] = static_cast<int>(counts[m_all.size() + label]);
        }
    }

private:
    std::vector<int> m_right;
    std::vector<int> m_all;
};

}  // namespace undertone
