// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/window/window_attention.h"

#include "engine/model/kernels/row_operations.h"
#include "engine/model/torch_support.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>

namespace undertone {

namespace {

/// Rows of a stretch: fewer waste less on what is hidden, more make larger products.
constexpr std::int64_t stretchRows = 160;

/// A batch of matrices (heads, rows, columns) in `kept`, which grows where it must.
torch::Tensor roomFor(torch::Tensor& kept, std::int64_t heads, std::int64_t rows, std::int64_t columns, const torch::TensorOptions& options)
{
    const auto count = heads * rows * columns;
    if (!kept.defined() || kept.numel() < count)
        kept = torch::empty({count}, options);
    return kept.slice(0, 0, count).view({heads, rows, columns});
}

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

/// Heads do not meet: where they divide evenly, each thread takes some of them through all stretches, and no product of the many small ones
/// has to be shared. Else, and on a GPU, all heads at once.
void WindowAttention::shareHeads(const torch::Tensor& query,
                                 const std::function<void(std::int64_t first, std::int64_t end, Room& room)>& body)
{
    const std::int64_t threads = query.is_cpu() && !at::in_parallel_region() ? at::get_num_threads() : 1;
    const auto shares = m_heads % threads == 0 ? threads : 1;
    m_rooms.resize(static_cast<std::size_t>(std::max(shares, static_cast<std::int64_t>(m_rooms.size()))));
    const auto each = m_heads / shares;
    at::parallel_for(0, shares, 1, [&](std::int64_t begin, std::int64_t end) {
        const WithoutAutograd frozen;  // of each thread its own
        for (std::int64_t share = begin; share < end; ++share)
            body(share * each, (share + 1) * each, m_rooms[static_cast<std::size_t>(share)]);
    });
}

void WindowAttention::forward(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                              const torch::Tensor& attentionOutput, const torch::Tensor& logSums)
{
    if (isTiled(query))
        return tiledForward(query, key, value, attentionOutput, logSums);
    const auto rows = query.size(0);
    const auto before = key.size(0) - rows;
    const auto allQueries = perHead(query, m_heads);
    const auto allKeys = forQueries(key);
    const auto allValues = forQueries(value);
    const auto allOutputs = perHead(attentionOutput, m_heads);
    const double scale = 1.0 / std::sqrt(static_cast<double>(m_size));
    shareHeads(query, [&](std::int64_t firstHead, std::int64_t endHead, Room& room) {
        const auto mine = [&](const torch::Tensor& heads) { return heads.slice(0, firstHead, endHead); };
        const auto q = mine(allQueries);
        const auto k = mine(allKeys);
        const auto v = mine(allValues);
        for (std::int64_t first = 0; first < rows; first += stretchRows) {
            const auto end = std::min(rows, first + stretchRows);
            auto scores = roomFor(room.scores, endHead - firstHead, end - first, before + end, query.options());
            at::bmm_out(scores, q.slice(1, first, end), k.slice(1, 0, before + end).transpose(1, 2));
            const auto sums = causalExponentialsInPlace(scores, mine(logSums).slice(1, first, end), scale);
            // Divided here, where a row has few columns.
            mine(allOutputs).slice(1, first, end).copy_(at::bmm(scores, v.slice(1, 0, before + end)).div_(sums.unsqueeze(2)));
        }
    });
}

void WindowAttention::backward(const torch::Tensor& gradient, const torch::Tensor& query, const torch::Tensor& key,
                               const torch::Tensor& value, const torch::Tensor& attentionOutput, const torch::Tensor& logSums,
                               const torch::Tensor& toQuery, const torch::Tensor& toKey, const torch::Tensor& toValue)
{
    const auto outputDots = headDots(gradient, attentionOutput, m_heads);
    if (isTiled(query))
        return tiledBackward(query, key, value, {gradient, outputDots, logSums}, {toQuery, toKey, toValue});
    const auto rows = query.size(0);
    const auto seen = key.size(0);
    const auto before = seen - rows;
    const auto allQueries = perHead(query, m_heads);
    const auto allKeys = forQueries(key);
    const auto allValues = forQueries(value);
    const auto allGradients = perHead(gradient, m_heads);
    const auto allToQuery = perHead(toQuery, m_heads);
    const double scale = 1.0 / std::sqrt(static_cast<double>(m_size));
    const auto allDk = torch::empty({m_heads, seen, m_size}, query.options());
    const auto allDv = torch::empty({m_heads, seen, m_size}, query.options());
    shareHeads(query, [&](std::int64_t firstHead, std::int64_t endHead, Room& room) {
        const auto mine = [&](const torch::Tensor& heads) { return heads.slice(0, firstHead, endHead); };
        const auto heads = endHead - firstHead;
        const auto k = mine(allKeys);
        const auto v = mine(allValues);
        // From the last stretch, which sees every key, to the first: so the sums need no zeros to start from.
        for (std::int64_t end = rows; end > 0;) {
            const auto first = (end - 1) / stretchRows * stretchRows;
            const auto visible = before + end;
            auto scores = roomFor(room.scores, heads, end - first, visible, query.options());
            auto gradients = roomFor(room.gradients, heads, end - first, visible, query.options());
            const auto myQueries = mine(allQueries).slice(1, first, end);
            const auto upstream = mine(allGradients).slice(1, first, end);
            at::bmm_out(scores, myQueries, k.slice(1, 0, visible).transpose(1, 2));
            at::bmm_out(gradients, upstream, v.slice(1, 0, visible).transpose(1, 2));
            causalSoftmaxBackward(scores, gradients, mine(logSums).slice(1, first, end), mine(outputDots).slice(1, first, end).contiguous(),
                                  scale);
            mine(allToQuery).slice(1, first, end).copy_(at::bmm(gradients, k.slice(1, 0, visible)));
            auto dk = mine(allDk).slice(1, 0, visible);
            auto dv = mine(allDv).slice(1, 0, visible);
            if (end == rows) {
                at::bmm_out(dk, gradients.transpose(1, 2), myQueries);
                at::bmm_out(dv, scores.transpose(1, 2), upstream);
            } else {
                dk.baddbmm_(gradients.transpose(1, 2), myQueries);
                dv.baddbmm_(scores.transpose(1, 2), upstream);
            }
            end = first;
        }
    });
    sumGroups(allDk, toKey);
    sumGroups(allDv, toValue);
}

}  // namespace undertone
