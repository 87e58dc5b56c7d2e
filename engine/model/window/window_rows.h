// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/model_config.h"
#include "engine/model/torch.h"

#include <cstdint>
#include <vector>

namespace undertone {

/// Rows [begin, end) of matrices that hold a row per token.
struct RowRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    [[nodiscard]] std::int64_t count() const { return end - begin; }
    [[nodiscard]] bool isEmpty() const { return begin == end; }
    [[nodiscard]] torch::Tensor of(const torch::Tensor& tensor) const { return tensor.slice(0, begin, end); }
};

/// Some rows of a matrix in an order of their own: a view where they are consecutive, gathered and scattered where they are not.
class RowSelection {
public:
    RowSelection() = default;
    /// `device`: that of the matrices.
    RowSelection(const std::vector<std::int64_t>& rows, torch::Device device);

    [[nodiscard]] std::int64_t count() const { return m_index.defined() ? m_index.size(0) : m_range.count(); }
    /// The rows (or columns, `dimension` 1) of `tensor`: a view or a copy.
    [[nodiscard]] torch::Tensor of(const torch::Tensor& tensor, std::int64_t dimension = 0) const;
    /// A matrix to write new values of these rows of `tensor` to, for scatter(): the rows themselves, or one of their shape.
    [[nodiscard]] torch::Tensor writable(const torch::Tensor& tensor) const;
    /// The rows of `tensor` become `values`, which writable() gave.
    void scatter(const torch::Tensor& values, const torch::Tensor& tensor) const;
    /// The rows of `tensor` grow by `values`; no row stands here twice.
    void addTo(const torch::Tensor& tensor, const torch::Tensor& values) const;

private:
    RowRange m_range;
    torch::Tensor m_index;  ///< (rows) int64; undefined where m_range says all
};

/// Where queries, keys and values stand in a row of the three side by side.
struct AttentionColumns {
    std::int64_t query = 0;  ///< heads * size
    std::int64_t key = 0;    ///< key-value heads * size

    static AttentionColumns of(const LlamaConfig& config)
    {
        return {config.headCount * config.headSize, config.keyValueHeadCount * config.headSize};
    }
    [[nodiscard]] std::int64_t width() const { return query + 2 * key; }
    [[nodiscard]] torch::Tensor queries(const torch::Tensor& rows) const { return rows.slice(1, 0, query); }
    [[nodiscard]] torch::Tensor keys(const torch::Tensor& rows) const { return rows.slice(1, query, query + key); }
    [[nodiscard]] torch::Tensor values(const torch::Tensor& rows) const { return rows.slice(1, query + key); }
    [[nodiscard]] torch::Tensor queriesAndKeys(const torch::Tensor& rows) const { return rows.slice(1, 0, query + key); }
    [[nodiscard]] torch::Tensor keysAndValues(const torch::Tensor& rows) const { return rows.slice(1, query); }
};

}  // namespace undertone
