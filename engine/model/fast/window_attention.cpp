// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/fast/window_attention.h"

#include "engine/model/fast/row_operations.h"

#include <cmath>

namespace undertone {

namespace {

/// Rows of a stretch: fewer waste less on what is hidden, more make larger products.
constexpr std::int64_t stretchRows = 160;

}  // namespace

/// (rows, heads * size) to (heads, rows, size), no copy.
torch::Tensor WindowAttention::perHead(const torch::Tensor& rows, std::int64_t count) const
{
    return rows.view({rows.size(0), count, m_size}).transpose(0, 1);
}

/// Keys or values, each head once for every query head of its group.
torch::Tensor WindowAttention::forQueries(const torch::Tensor& rows) const
{
    const auto own = perHead(rows, m_keyValueHeads);
    return m_heads == m_keyValueHeads ? own : own.repeat_interleave(m_heads / m_keyValueHeads, 0);
}

/// The way back: what the query heads of a group give their key-value head.
void WindowAttention::sumGroups(const torch::Tensor& perQueryHead, const torch::Tensor& rows) const
{
    const auto target = rows.view({rows.size(0), m_keyValueHeads, m_size});
    const auto mine = perQueryHead.transpose(0, 1);
    if (m_heads == m_keyValueHeads)
        target.copy_(mine);
    else
        target.copy_(mine.reshape({rows.size(0), m_keyValueHeads, m_heads / m_keyValueHeads, m_size}).sum(2));
}

torch::Tensor WindowAttention::scoresFor(torch::Tensor& kept, std::int64_t rows, std::int64_t seen, const torch::TensorOptions& options) const
{
    const auto count = m_heads * rows * seen;
    if (!kept.defined() || kept.numel() < count)
        kept = torch::empty({count}, options);
    return kept.slice(0, 0, count).view({m_heads, rows, seen});
}

void WindowAttention::forward(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, const torch::Tensor& mixed,
                              const torch::Tensor& logSums)
{
    const auto rows = query.size(0);
    const auto before = key.size(0) - rows;
    const auto q = perHead(query, m_heads);
    const auto k = forQueries(key);
    const auto v = forQueries(value);
    const auto target = perHead(mixed, m_heads);
    const double scale = 1.0 / std::sqrt(static_cast<double>(m_size));
    for (std::int64_t first = 0; first < rows; first += stretchRows) {
        const auto end = std::min(rows, first + stretchRows);
        auto scores = scoresFor(m_scores, end - first, before + end, query.options());
        at::bmm_out(scores, q.slice(1, first, end), k.slice(1, 0, before + end).transpose(1, 2));
        const auto sums = causalExponentialsInPlace(scores, logSums.slice(1, first, end), scale);
        // Divided here, where a row has few columns.
        target.slice(1, first, end).copy_(at::bmm(scores, v.slice(1, 0, before + end)).div_(sums.unsqueeze(2)));
    }
}

void WindowAttention::backward(const torch::Tensor& gradient, const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                               const torch::Tensor& mixed, const torch::Tensor& logSums, const torch::Tensor& toQuery, const torch::Tensor& toKey,
                               const torch::Tensor& toValue)
{
    const auto rows = query.size(0);
    const auto seen = key.size(0);
    const auto before = seen - rows;
    const auto q = perHead(query, m_heads);
    const auto k = forQueries(key);
    const auto v = forQueries(value);
    const auto g = perHead(gradient, m_heads);
    const auto target = perHead(toQuery, m_heads);
    const double scale = 1.0 / std::sqrt(static_cast<double>(m_size));
    const auto along = headDots(gradient, mixed, m_heads);
    auto dk = torch::empty({m_heads, seen, m_size}, query.options());
    auto dv = torch::empty({m_heads, seen, m_size}, query.options());
    // From the last stretch, which sees every key, to the first: so the sums need no zeros to start from.
    for (std::int64_t end = rows; end > 0;) {
        const auto first = (end - 1) / stretchRows * stretchRows;
        const auto mine = before + end;
        auto scores = scoresFor(m_scores, end - first, mine, query.options());
        auto gradients = scoresFor(m_gradients, end - first, mine, query.options());
        const auto myQueries = q.slice(1, first, end);
        const auto coming = g.slice(1, first, end);
        at::bmm_out(scores, myQueries, k.slice(1, 0, mine).transpose(1, 2));
        at::bmm_out(gradients, coming, v.slice(1, 0, mine).transpose(1, 2));
        causalSoftmaxBackward(scores, gradients, logSums.slice(1, first, end), along.slice(1, first, end).contiguous(), scale);
        target.slice(1, first, end).copy_(at::bmm(gradients, k.slice(1, 0, mine)));
        auto myKeys = dk.slice(1, 0, mine);
        auto myValues = dv.slice(1, 0, mine);
        if (end == rows) {
            at::bmm_out(myKeys, gradients.transpose(1, 2), myQueries);
            at::bmm_out(myValues, scores.transpose(1, 2), coming);
        } else {
            myKeys.baddbmm_(gradients.transpose(1, 2), myQueries);
            myValues.baddbmm_(scores.transpose(1, 2), coming);
        }
        end = first;
    }
    sumGroups(dk, toKey);
    sumGroups(dv, toValue);
}

}  // namespace undertone
