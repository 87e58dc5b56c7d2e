// SPDX-License-Identifier: GPL-3.0-or-later
// Attention from tiles (tile_kernels): how threads share it, and what they give together.
#include "engine/model/window/window_attention.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace undertone {

namespace {

/// A head's rows are shared among threads by whole tiles, and not into less than a few of those.
constexpr std::int64_t leastStretch = 4 * tileRows;

}  // namespace

bool WindowAttention::isTiled(const torch::Tensor& query) const
{
    return hasTiles(query.scalar_type(), query.device()) && m_size % tilePanel == 0;
}

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
        auto endRow =
            endHead == m_keyValueHeads ? 0 : std::llround(rowsFor(work - static_cast<double>(endHead) * whole) / tileRows) * tileRows;
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
void WindowAttention::forEachStretch(const std::vector<std::vector<Stretch>>& shares, const torch::Tensor& query, const torch::Tensor& key,
                                     const torch::Tensor& value, const Body& body)
{
    const auto queryHeads = m_heads / m_keyValueHeads;
    const auto before = key.size(0) - query.size(0);
    const auto scale = static_cast<float>(1.0 / std::sqrt(static_cast<double>(m_size)));
    const auto queries = tileRowsOf<T>(query), keys = tileRowsOf<T>(key), values = tileRowsOf<T>(value);
    const auto headsOf = [&](const Stretch& stretch) {
        const auto first = stretch.head * m_size;
        return AttentionHeads<T>{{queries.data + stretch.begin * queries.stride + first * queryHeads, queries.stride},
                                 {keys.data + first, keys.stride},
                                 {values.data + first, values.stride},
                                 queryHeads,
                                 stretch.end - stretch.begin,
                                 before + stretch.end,
                                 m_size,
                                 scale};
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

void WindowAttention::sumSharedHeads(const std::vector<Stretch>& parts, std::int64_t before, const torch::Tensor& toKey,
                                     const torch::Tensor& toValue) const
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

void WindowAttention::tiledForward(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                                   const torch::Tensor& attentionOutput, const torch::Tensor& logSums)
{
    withTileNumber(query.scalar_type(), [&]<class T>(T) { forwardInTiles<T>(query, key, value, attentionOutput, logSums); });
}

void WindowAttention::tiledBackward(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                                    const UpstreamGradient& upstream, const InputGradients& into)
{
    withTileNumber(query.scalar_type(), [&]<class T>(T) { backwardInTiles<T>(query, key, value, upstream, into); });
}

template <class T>
void WindowAttention::forwardInTiles(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                                     const torch::Tensor& attentionOutput, const torch::Tensor& logSums)
{
    const auto into = tileRowsToWrite<T>(attentionOutput);
    auto* sums = logSums.data_ptr<float>();
    forEachStretch<T>(shares(query.size(0), key.size(0)), query, key, value,
                      [&](const AttentionHeads<T>& heads, const Stretch& stretch, std::byte* room) {
                          const auto first = stretch.head * heads.queryHeads;
                          tileKernels<T>()->attention(heads, {into.data + stretch.begin * into.stride + first * m_size, into.stride},
                                                      {sums + first * logSums.stride(0) + stretch.begin, logSums.stride(0)}, room);
                      });
}

template <class T>
void WindowAttention::backwardInTiles(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                                      const UpstreamGradient& upstream, const InputGradients& into)
{
    const auto rows = query.size(0), seen = key.size(0);
    const auto work = shares(rows, seen);
    std::vector<Stretch> parts;
    for (const auto& mine : work)
        std::copy_if(mine.begin(), mine.end(), std::back_inserter(parts),
                     [&](const Stretch& each) { return each.end - each.begin < rows; });
    const auto count = static_cast<std::int64_t>(parts.size());
    if (count > 0 && (!m_parts.defined() || m_parts.size(0) < count || m_parts.size(2) != seen))
        m_parts = torch::empty({count, 2, seen, m_size}, torch::kFloat32);
    const auto partOf = [&](const Stretch& stretch) {
        const auto found = std::find_if(parts.begin(), parts.end(),
                                        [&](const Stretch& each) { return each.head == stretch.head && each.begin == stretch.begin; });
        return found == parts.end() ? nullptr : m_parts.data_ptr<float>() + (found - parts.begin()) * m_parts.stride(0);
    };
    const auto at = [](const auto& matrix, std::int64_t row, std::int64_t column) {
        return std::decay_t<decltype(matrix)>{matrix.data + row * matrix.stride + column, matrix.stride};
    };
    const auto gradient = tileRowsOf<T>(upstream.gradient);
    const auto queries = tileRowsToWrite<T>(into.query), keys = tileRowsToWrite<T>(into.key), values = tileRowsToWrite<T>(into.value);
    const PerHead<const float> sums{upstream.logSums.const_data_ptr<float>(), upstream.logSums.stride(0)},
        dots{upstream.outputDots.const_data_ptr<float>(), upstream.outputDots.stride(0)};
    const auto ofHead = [](const PerHead<const float>& all, std::int64_t head, std::int64_t row) {
        return PerHead<const float>{all.data + head * all.stride + row, all.stride};
    };
    forEachStretch<T>(work, query, key, value, [&](const AttentionHeads<T>& heads, const Stretch& stretch, std::byte* room) {
        const auto head = stretch.head * heads.queryHeads;
        AttentionGradients<T> gradients{at(gradient, stretch.begin, head * m_size),
                                        ofHead(sums, head, stretch.begin),
                                        ofHead(dots, head, stretch.begin),
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
    sumSharedHeads(parts, seen - rows, into.key, into.value);
}

}  // namespace undertone
