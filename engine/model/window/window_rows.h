// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/model_config.h"
#include "engine/model/torch.h"

#include <cstdint>

namespace undertone {

/// RowRange [begin, end) of matrices that hold a row per token.
struct RowRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    [[nodiscard]] std::int64_t count() const { return end - begin; }
    [[nodiscard]] torch::Tensor of(const torch::Tensor& tensor) const { return tensor.slice(0, begin, end); }
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
