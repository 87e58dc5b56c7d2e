// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/fast/window_attention.h"

#include "engine/model/fast/row_operations.h"
#include "engine/model/torch_support.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace undertone {

namespace {

/// Rows of a stretch: fewer waste less on what is hidden, more make larger products.
constexpr std::int64_t stretchRows = 160;

/// Where tiles serve, a head's rows are shared among threads by a tile's, and not into less than a few of those.
constexpr std::int64_t stretchTile = 12, leastStretch = 4 * stretchTile;

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
void WindowAttention::shareHeads(const torch::Tensor& query, const std::function<void(std::int64_t first, std::int64_t end, Room& room)>& body)
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

bool WindowAttention::isTiled(const torch::Tensor& query) const { return hasTiles(query.scalar_type(), query.device()) && m_size % tilePanel == 0; }

std::vector<std::vector<WindowAttention::Stretch>> WindowAttention::shares(std::int64_t rows, std::int64_t seen) const
{
    const auto threads = at::in_parallel_region() ? 1 : static_cast<std::int64_t>(at::get_num_threads());
    // What rows [0, r) of a head cost: each sees one key more than the one before it.
    const auto before = static_cast<double>(seen - rows);
    const auto cost = [&](std::int64_t r) { return static_cast<double>(r) * (before + static_cast<double>(r) / 2); };
    const auto rowsFor = [&](double work) { return std::sqrt(before * before + 2 * work) - before; };
    const auto whole = cost(rows);
    std::vector<std::vector<Stretch>> all(static_cast<std::size_t>(threads));
    std::int64_t head = 0, row = 0;
    for (std::int64_t t = 0; t < threads; ++t) {
        // Where this thread's work ends, at a tile's end; a stretch shorter than a few tiles is not worth a head's keys packed anew.
        const auto work = static_cast<double>(m_keyValueHeads) * whole * static_cast<double>(t + 1) / static_cast<double>(threads);
        auto endHead = std::min(m_keyValueHeads, static_cast<std::int64_t>(work / whole));
        auto endRow = endHead == m_keyValueHeads ? 0 : std::llround(rowsFor(work - static_cast<double>(endHead) * whole) / stretchTile) * stretchTile;
        if (endRow < leastStretch || t + 1 == threads)
            endRow = 0;
        if (endRow > 0 && rows - endRow < leastStretch) {
            ++endHead;
            endRow = 0;
        }
        for (; head < endHead; ++head, row = 0)
            all[static_cast<std::size_t>(t)].push_back({head, row, rows});
        if (endRow > row) {
            all[static_cast<std::size_t>(t)].push_back({head, row, endRow});
            row = endRow;
        }
    }
    return all;
}

template <class T, class Body>
void WindowAttention::overStretches(const std::vector<std::vector<Stretch>>& shares, const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, const Body& body)
{
    const auto queryHeads = m_heads / m_keyValueHeads;
    const auto before = key.size(0) - query.size(0);
    const auto scale = static_cast<float>(1.0 / std::sqrt(static_cast<double>(m_size)));
    const auto queries = tileRowsOf<T>(query), keys = tileRowsOf<T>(key), values = tileRowsOf<T>(value);
    const auto headsOf = [&](const Stretch& stretch) {
        const auto first = stretch.head * m_size;
        return AttentionHeads<T>{{queries.data + stretch.begin * queries.stride + first * queryHeads, queries.stride}, {keys.data + first, keys.stride},
                                 {values.data + first, values.stride}, queryHeads, stretch.end - stretch.begin, before + stretch.end, m_size, scale};
    };
    const auto bytes = tileKernels<T>()->attentionRoom(headsOf({0, 0, query.size(0)}));
    const auto threads = static_cast<std::int64_t>(shares.size());
    if (!m_tileRoom.defined() || m_tileRoom.numel() < bytes * threads)
        m_tileRoom = torch::empty({bytes * threads}, torch::kUInt8);
    at::parallel_for(0, threads, 1, [&](std::int64_t begin, std::int64_t end) {
        for (auto t = begin; t < end; ++t) {
            for (const Stretch& stretch : shares[static_cast<std::size_t>(t)])
                body(headsOf(stretch), stretch, static_cast<std::byte*>(m_tileRoom.data_ptr()) + bytes * t);
        }
    });
}

void WindowAttention::addUp(const std::vector<Stretch>& parts, std::int64_t before, const torch::Tensor& toKey, const torch::Tensor& toValue) const
{
    for (std::size_t last = parts.size(); last > 0;) {
        // A head's last stretch has seen every key, the ones before it fewer.
        const auto head = parts[last - 1].head;
        const auto sum = m_parts[static_cast<std::int64_t>(last) - 1];
        for (--last; last > 0 && parts[last - 1].head == head; --last) {
            const auto seen = before + parts[last - 1].end;
            sum.slice(1, 0, seen).add_(m_parts[static_cast<std::int64_t>(last) - 1].slice(1, 0, seen));
        }
        toKey.slice(1, head * m_size, (head + 1) * m_size).copy_(sum[0]);
        toValue.slice(1, head * m_size, (head + 1) * m_size).copy_(sum[1]);
    }
}

template <class T>
void WindowAttention::tiledForward(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, const torch::Tensor& mixed, const torch::Tensor& logSums)
{
    const auto into = tileRowsToWrite<T>(mixed);
    auto* sums = logSums.data_ptr<float>();
    overStretches<T>(shares(query.size(0), key.size(0)), query, key, value, [&](const AttentionHeads<T>& heads, const Stretch& stretch, std::byte* room) {
        const auto first = stretch.head * heads.queryHeads;
        tileKernels<T>()->attention(heads, {into.data + stretch.begin * into.stride + first * m_size, into.stride},
                                    {sums + first * logSums.stride(0) + stretch.begin, logSums.stride(0)}, room);
    });
}

template <class T>
void WindowAttention::tiledBackward(const torch::Tensor& gradient, const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, const torch::Tensor& along,
                                    const torch::Tensor& logSums, const torch::Tensor& toQuery, const torch::Tensor& toKey, const torch::Tensor& toValue)
{
    const auto rows = query.size(0), seen = key.size(0);
    const auto work = shares(rows, seen);
    std::vector<Stretch> parts;
    for (const auto& mine : work)
        std::copy_if(mine.begin(), mine.end(), std::back_inserter(parts), [&](const Stretch& each) { return each.end - each.begin < rows; });
    const auto count = static_cast<std::int64_t>(parts.size());
    if (count > 0 && (!m_parts.defined() || m_parts.size(0) < count || m_parts.size(2) != seen))
        m_parts = torch::empty({count, 2, seen, m_size}, torch::kFloat32);
    const auto partOf = [&](const Stretch& stretch) {
        const auto found = std::find_if(parts.begin(), parts.end(), [&](const Stretch& each) { return each.head == stretch.head && each.begin == stretch.begin; });
        return found == parts.end() ? nullptr : m_parts.data_ptr<float>() + (found - parts.begin()) * m_parts.stride(0);
    };
    const auto at = [](const auto& matrix, std::int64_t row, std::int64_t column) { return std::decay_t<decltype(matrix)>{matrix.data + row * matrix.stride + column, matrix.stride}; };
    const auto coming = tileRowsOf<T>(gradient);
    const auto queries = tileRowsToWrite<T>(toQuery), keys = tileRowsToWrite<T>(toKey), values = tileRowsToWrite<T>(toValue);
    const auto* sums = logSums.const_data_ptr<float>();
    const auto* dots = along.const_data_ptr<float>();
    overStretches<T>(work, query, key, value, [&](const AttentionHeads<T>& heads, const Stretch& stretch, std::byte* room) {
        const auto head = stretch.head * heads.queryHeads;
        AttentionGradients<T> gradients{at(coming, stretch.begin, head * m_size),
                                        {sums + head * logSums.stride(0) + stretch.begin, logSums.stride(0)},
                                        {dots + head * along.stride(0) + stretch.begin, along.stride(0)},
                                        at(queries, stretch.begin, head * m_size),
                                        at(keys, 0, stretch.head * m_size),
                                        at(values, 0, stretch.head * m_size),
                                        {},
                                        {}};
        if (auto* part = partOf(stretch)) {
            gradients.wideKey = {part, m_size};
            gradients.wideValue = {part + seen * m_size, m_size};
        }
        tileKernels<T>()->attentionBackward(heads, gradients, room);
    });
    addUp(parts, seen - rows, toKey, toValue);
}

void WindowAttention::forward(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, const torch::Tensor& mixed,
                              const torch::Tensor& logSums)
{
    if (isTiled(query))
        return withTileNumber(query.scalar_type(), [&]<class T>(T) { tiledForward<T>(query, key, value, mixed, logSums); });
    const auto rows = query.size(0);
    const auto before = key.size(0) - rows;
    const auto allQueries = perHead(query, m_heads);
    const auto allKeys = forQueries(key);
    const auto allValues = forQueries(value);
    const auto allMixed = perHead(mixed, m_heads);
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
            mine(allMixed).slice(1, first, end).copy_(at::bmm(scores, v.slice(1, 0, before + end)).div_(sums.unsqueeze(2)));
        }
    });
}

void WindowAttention::backward(const torch::Tensor& gradient, const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                               const torch::Tensor& mixed, const torch::Tensor& logSums, const torch::Tensor& toQuery, const torch::Tensor& toKey,
                               const torch::Tensor& toValue)
{
    const auto along = headDots(gradient, mixed, m_heads);
    if (isTiled(query))
        return withTileNumber(query.scalar_type(), [&]<class T>(T) { tiledBackward<T>(gradient, query, key, value, along, logSums, toQuery, toKey, toValue); });
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
            const auto coming = mine(allGradients).slice(1, first, end);
            at::bmm_out(scores, myQueries, k.slice(1, 0, visible).transpose(1, 2));
            at::bmm_out(gradients, coming, v.slice(1, 0, visible).transpose(1, 2));
            causalSoftmaxBackward(scores, gradients, mine(logSums).slice(1, first, end), mine(along).slice(1, first, end).contiguous(), scale);
            mine(allToQuery).slice(1, first, end).copy_(at::bmm(gradients, k.slice(1, 0, visible)));
            auto dk = mine(allDk).slice(1, 0, visible);
            auto dv = mine(allDv).slice(1, 0, visible);
            if (end == rows) {
                at::bmm_out(dk, gradients.transpose(1, 2), myQueries);
                at::bmm_out(dv, scores.transpose(1, 2), coming);
            } else {
                dk.baddbmm_(gradients.transpose(1, 2), myQueries);
                dv.baddbmm_(scores.transpose(1, 2), coming);
            }
            end = first;
        }
    });
    sumGroups(allDk, toKey);
    sumGroups(allDv, toValue);
}

}  // namespace undertone
