// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/tile_product.h"
#include "engine/model/torch.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace undertone {

/// Causal attention of the last rows of a window over all of it, with its backward. Queries (rows, heads * size) are those of tokens
/// [seen - rows, seen); keys and values (seen, key-value heads * size). Rows are taken in stretches, all heads in one batched product, so
/// that the score matrix is never whole in memory and little of what causality hides is computed; the backward makes the scores again.
/// Where products are made from tiles (tile_kernels), scores do not leave the cache at all.
class WindowAttention {
public:
    WindowAttention(std::int64_t heads, std::int64_t keyValueHeads, std::int64_t size)
        : m_heads(heads), m_keyValueHeads(keyValueHeads), m_size(size)
    {
    }

    /// Writes `attentionOutput` (rows, heads * size), and the logarithm of each row's sum of exponentials into `logSums` (heads, rows).
    void forward(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, const torch::Tensor& attentionOutput,
                 const torch::Tensor& logSums);

    /// Gradients of query, key and value from that of `attentionOutput`, written to matrices of their shapes.
    void backward(const torch::Tensor& gradient, const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                  const torch::Tensor& attentionOutput, const torch::Tensor& logSums, const torch::Tensor& toQuery,
                  const torch::Tensor& toKey, const torch::Tensor& toValue);

private:
    /// Room for the scores of one stretch, and for their gradients; each thread has its own.
    struct Room {
        torch::Tensor scores;
        torch::Tensor gradients;
    };

    [[nodiscard]] torch::Tensor perHead(const torch::Tensor& rows, std::int64_t count) const;
    [[nodiscard]] torch::Tensor forQueries(const torch::Tensor& rows) const;
    void sumGroups(const torch::Tensor& perQueryHead, const torch::Tensor& rows) const;
    void shareHeads(const torch::Tensor& query, const std::function<void(std::int64_t first, std::int64_t end, Room& room)>& body);

    /// Rows [begin, end) of a key-value head's query heads: what one thread takes at a time.
    struct Stretch {
        std::int64_t head;
        std::int64_t begin;
        std::int64_t end;
    };
    /// Whether tiles serve: by type, processor and size of heads.
    [[nodiscard]] bool isTiled(const torch::Tensor& query) const;
    /// For each thread its stretches: alike in work, whole heads where that comes out even.
    [[nodiscard]] std::vector<std::vector<Stretch>> shares(std::int64_t rows, std::int64_t seen) const;
    /// body(heads, stretch, room) for every stretch of `shares`.
    template <class T, class Body>
    void forEachStretch(const std::vector<std::vector<Stretch>>& shares, const torch::Tensor& query, const torch::Tensor& key,
                        const torch::Tensor& value, const Body& body);
    void tiledForward(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                      const torch::Tensor& attentionOutput, const torch::Tensor& logSums);
    template <class T>
    void forwardInTiles(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                        const torch::Tensor& attentionOutput, const torch::Tensor& logSums);
    /// What a backward starts from: the gradient of `attentionOutput`, its dot products with `attentionOutput`, and the forward's sums.
    struct UpstreamGradient {
        const torch::Tensor& gradient;
        const torch::Tensor& outputDots;
        const torch::Tensor& logSums;
    };
    struct InputGradients {
        const torch::Tensor& query;
        const torch::Tensor& key;
        const torch::Tensor& value;
    };
    void tiledBackward(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, const UpstreamGradient& upstream,
                       const InputGradients& into);
    template <class T>
    void backwardInTiles(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, const UpstreamGradient& upstream,
                         const InputGradients& into);
    /// Gradients of keys and values of heads that threads have shared, from m_parts, in the order of `parts`.
    void sumSharedHeads(const std::vector<Stretch>& parts, std::int64_t before, const torch::Tensor& toKey,
                        const torch::Tensor& toValue) const;

    std::int64_t m_heads;
    std::int64_t m_keyValueHeads;
    std::int64_t m_size;
    std::vector<Room> m_rooms;
    torch::Tensor m_tileRoom;
    torch::Tensor m_parts;  ///< (stretches of shared heads, keys and values, seen, size)
};

}  // namespace undertone
