// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>

namespace undertone {

/// Causal attention of the last rows of a window over all of it, with its backward. Queries (rows, heads * size) are those of tokens
/// [seen - rows, seen); keys and values (seen, key-value heads * size). On a processor torch's blocked kernels, which never hold
/// the whole score matrix; elsewhere the formulas.
struct WindowAttention {
    std::int64_t heads = 0;
    std::int64_t keyValueHeads = 0;
    std::int64_t size = 0;

    /// Writes `mixed` (rows, heads * size), and the logarithm of each row's sum of exponentials into `logSums` (heads, rows).
    void forward(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, torch::Tensor mixed, torch::Tensor logSums) const;

    /// Gradients of query, key and value from that of `mixed`, written to matrices of their shapes.
    void backward(const torch::Tensor& gradient, const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, const torch::Tensor& mixed,
                  const torch::Tensor& logSums, torch::Tensor toQuery, torch::Tensor toKey, torch::Tensor toValue) const;

private:
    [[nodiscard]] torch::Tensor perHead(const torch::Tensor& rows, std::int64_t count) const;
    [[nodiscard]] torch::Tensor forQueries(const torch::Tensor& rows) const;
    void sumGroups(const torch::Tensor& perQueryHead, torch::Tensor rows) const;
};

}  // namespace undertone
