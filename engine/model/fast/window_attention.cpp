// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/fast/window_attention.h"

#include <cmath>
#include <limits>

namespace undertone {

namespace {

/// What rows [seen - rows, seen) may see, to be added to the scores. Undefined where torch's own causal mask is right: for as many
/// queries as keys; and for the last row alone, which sees everything.
torch::Tensor addedMask(std::int64_t rows, std::int64_t seen, const torch::TensorOptions& options)
{
    if (rows == seen || rows == 1)
        return {};
    return torch::full({rows, seen}, -std::numeric_limits<double>::infinity(), options).triu_(seen - rows + 1);
}

std::optional<torch::Tensor> optional(const torch::Tensor& mask) { return mask.defined() ? std::optional<torch::Tensor>(mask) : std::nullopt; }

}  // namespace

/// (rows, heads * size) to (1, heads, rows, size), no copy.
torch::Tensor WindowAttention::perHead(const torch::Tensor& rows, std::int64_t count) const
{
    return rows.view({rows.size(0), count, size}).transpose(0, 1).unsqueeze(0);
}

/// Keys or values, each head once for every query head of its group.
torch::Tensor WindowAttention::forQueries(const torch::Tensor& rows) const
{
    const auto own = perHead(rows, keyValueHeads);
    return heads == keyValueHeads ? own : own.repeat_interleave(heads / keyValueHeads, 1);
}

/// The way back: what the query heads of a group give their key-value head.
void WindowAttention::sumGroups(const torch::Tensor& perQueryHead, torch::Tensor rows) const
{
    const auto target = rows.view({rows.size(0), keyValueHeads, size});
    const auto mine = perQueryHead[0].transpose(0, 1);
    if (heads == keyValueHeads)
        target.copy_(mine);
    else
        target.copy_(mine.reshape({rows.size(0), keyValueHeads, heads / keyValueHeads, size}).sum(2));
}

void WindowAttention::forward(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, torch::Tensor mixed, torch::Tensor logSums) const
{
    const auto rows = query.size(0);
    const auto seen = key.size(0);
    const auto q = perHead(query, heads);
    const auto k = forQueries(key);
    const auto v = forQueries(value);
    auto target = mixed.view({rows, heads, size});
    if (query.is_cpu()) {
        const auto mask = addedMask(rows, seen, query.options());
        const auto [result, sums] = at::_scaled_dot_product_flash_attention_for_cpu(q, k, v, 0.0, rows == seen && rows > 1, optional(mask));
        target.copy_(result[0].transpose(0, 1));
        logSums.copy_(sums[0]);
        return;
    }
    auto scores = torch::matmul(q[0], k[0].transpose(1, 2)).to(logSums.scalar_type()) / std::sqrt(static_cast<double>(size));
    if (rows > 1)
        scores += torch::full({rows, seen}, -std::numeric_limits<double>::infinity(), scores.options()).triu_(seen - rows + 1);
    logSums.copy_(scores.logsumexp(2));
    target.copy_(torch::matmul((scores - logSums.unsqueeze(2)).exp().to(query.scalar_type()), v[0]).transpose(0, 1));
}

void WindowAttention::backward(const torch::Tensor& gradient, const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                               const torch::Tensor& mixed, const torch::Tensor& logSums, torch::Tensor toQuery, torch::Tensor toKey, torch::Tensor toValue) const
{
    const auto rows = query.size(0);
    const auto seen = key.size(0);
    const auto q = perHead(query, heads);
    const auto k = forQueries(key);
    const auto v = forQueries(value);
    const auto g = perHead(gradient, heads);
    const auto out = perHead(mixed, heads);
    if (query.is_cpu()) {
        const auto mask = addedMask(rows, seen, query.options());
        const auto [dq, dk, dv] = at::_scaled_dot_product_flash_attention_for_cpu_backward(g, q, k, v, out, logSums.contiguous().unsqueeze(0), 0.0,
                                                                                           rows == seen && rows > 1, optional(mask));
        toQuery.view({rows, heads, size}).copy_(dq[0].transpose(0, 1));
        sumGroups(dk, toKey);
        sumGroups(dv, toValue);
        return;
    }
    const double scale = 1.0 / std::sqrt(static_cast<double>(size));
    const auto type = query.scalar_type();
    auto scores = torch::matmul(q[0], k[0].transpose(1, 2)).to(logSums.scalar_type()) * scale;
    if (rows > 1)
        scores += torch::full({rows, seen}, -std::numeric_limits<double>::infinity(), scores.options()).triu_(seen - rows + 1);
    const auto probabilities = (scores - logSums.unsqueeze(2)).exp();
    const auto along = (g[0].to(logSums.scalar_type()) * out[0].to(logSums.scalar_type())).sum(2, /*keepdim=*/true);
    const auto toScores = (probabilities * (torch::matmul(g[0], v[0].transpose(1, 2)).to(logSums.scalar_type()) - along) * scale).to(type);
    toQuery.view({rows, heads, size}).copy_(torch::matmul(toScores, k[0]).transpose(0, 1));
    sumGroups(torch::matmul(toScores.transpose(1, 2), q[0]).unsqueeze(0), toKey);
    sumGroups(torch::matmul(probabilities.to(type).transpose(1, 2), g[0]).unsqueeze(0), toValue);
}

}  // namespace undertone
