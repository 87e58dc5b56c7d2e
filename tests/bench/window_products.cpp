// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window_products.h"

#include "engine/model/window/window_cost.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>

namespace undertone {

namespace {

constexpr int repetitions = 7;

class Products {
public:
    explicit Products(torch::Dtype dtype) : m_dtype(dtype) {}

    /// `times` products of (batch, m, k) and (batch, k, n).
    void add(std::int64_t m, std::int64_t k, std::int64_t n, double times = 1.0, std::int64_t batch = 1)
    {
        const auto [found, fresh] = m_best.try_emplace({m, k, n, batch}, 0.0);
        if (fresh)
            found->second = best(m, k, n, batch);
        m_total += times * found->second;
    }
    [[nodiscard]] double milliseconds() const { return m_total; }

private:
    [[nodiscard]] double best(std::int64_t m, std::int64_t k, std::int64_t n, std::int64_t batch) const
    {
        using Clock = std::chrono::steady_clock;
        const auto x = torch::randn({batch, m, k}).to(m_dtype);
        // A weight as it lies in memory, one row for each output.
        const auto y = torch::randn({batch, n, k}).to(m_dtype).transpose(1, 2);
        auto z = torch::empty({batch, m, n}, m_dtype);
        auto flat = z[0];
        double shortest = 1e30;
        for (int i = 0; i < repetitions; ++i) {
            const auto start = Clock::now();
            if (batch == 1)
                at::mm_out(flat, x[0], y[0]);
            else
                at::bmm_out(z, x, y);
            shortest = std::min(shortest, std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        }
        return shortest;
    }

    torch::Dtype m_dtype;
    std::map<std::array<std::int64_t, 4>, double> m_best;
    double m_total = 0.0;
};

struct Shape {
    std::int64_t in;
    std::int64_t out;
    std::int64_t projections;
    std::int64_t rows;
    bool inputGradient;
};

void addGroup(Products& products, const Shape& group, std::int64_t rank, bool merged)
{
    const auto [in, out, projections, rows, inputGradient] = group;
    const std::int64_t inner = rank * projections;
    const std::int64_t part = out / projections;
    const auto parts = static_cast<double>(projections);
    products.add(rows, in, out);            // forward
    products.add(rows, in, inner);          // A x
    products.add(rows, part, rank, parts);  // gradient of the inner values
    products.add(inner, rows, in);          // of A
    products.add(part, rows, rank, parts);  // of B
    if (inputGradient)
        products.add(rows, out, in);
    if (merged) {
        products.add(part, rank, in, parts);
    } else {
        products.add(rows, rank, part, parts);  // B (A x)
        if (inputGradient)
            products.add(rows, inner, in);
    }
}

}  // namespace

double productsAlone(const LlamaConfig& config, std::int64_t prefix, std::int64_t targets, std::int64_t rank, torch::Dtype dtype)
{
    const torch::NoGradGuard frozen;
    Products products(dtype);
    const bool merged = windowFlop(config, prefix, targets, rank, LoraApplication::Merged)
        < windowFlop(config, prefix, targets, rank, LoraApplication::Apart);
    const std::int64_t query = config.headCount * config.headSize;
    const std::int64_t key = config.keyValueHeadCount * config.headSize;
    const std::int64_t rows = prefix + targets - 1;
    products.add(targets, config.hiddenSize, config.vocabularySize);
    products.add(targets, config.vocabularySize, config.hiddenSize);
    for (std::int64_t layer = 0; layer < config.layerCount; ++layer) {
        const bool last = layer + 1 == config.layerCount;
        const std::int64_t active = last ? targets : rows;
        for (const Shape& group :
             {Shape{config.hiddenSize, query, 1, active, layer > 0}, Shape{config.hiddenSize, 2 * key, 2, rows, layer > 0},
              Shape{query, config.hiddenSize, 1, active, true}, Shape{config.hiddenSize, 2 * config.intermediateSize, 2, active, true},
              Shape{config.intermediateSize, config.hiddenSize, 1, active, true}})
            addGroup(products, group, rank, merged);
        // Seven products of scores' size; causality hides half of them, but for the last block's rows.
        const auto all = static_cast<double>(active * rows);
        const double seen = last ? all - static_cast<double>(targets * (targets - 1)) / 2.0 : all / 2.0 + static_cast<double>(rows) / 2.0;
        products.add(active, config.headSize, rows, 4.0 * seen / all, config.headCount);
        products.add(active, rows, config.headSize, 3.0 * seen / all, config.headCount);
    }
    return products.milliseconds();
}

}  // namespace undertone
