// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/kernels/cpu/attention_kernel.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#define UNDERTONE_AVX512 __attribute__((target("avx512f")))
#define UNDERTONE_AVX512_INLINE __attribute__((target("avx512f"), always_inline)) inline
#else
#define UNDERTONE_AVX512
#define UNDERTONE_AVX512_INLINE inline
#endif

namespace undertone::kernels {

namespace {

constexpr std::int64_t lanes = 16;
constexpr std::int64_t groupKeys = 2 * lanes;
constexpr std::int64_t tileRows = 6;  // 6 rows of 2 x 16 keys, or of 4 x 16 values: as many sums as there are registers
constexpr std::int64_t headLanes = attentionHeadSize / lanes;
constexpr float noWeight = -1e30F;  // a product for keys that are not there

using Lanes = float __attribute__((vector_size(lanes * sizeof(float))));
using IntLanes = std::int32_t __attribute__((vector_size(lanes * sizeof(float))));

std::int64_t groupsOf(std::int64_t tokens)
{
    return (tokens + groupKeys - 1) / groupKeys;
}

UNDERTONE_AVX512_INLINE void load(Lanes& target, const float* from)
{
    std::memcpy(&target, from, sizeof target);
}

UNDERTONE_AVX512_INLINE void store(float* target, const Lanes& from)
{
    std::memcpy(target, &from, sizeof from);
}

// e^x for x <= 0, in place: 2^n by the exponent's bits, the rest by a polynomial; right to 2e-7 of its size.
UNDERTONE_AVX512_INLINE void exponentiate(Lanes& x)
{
    constexpr float roundingShift = 12582912.0F;  // 1.5 * 2^23: adding it rounds to a whole number
    constexpr float smallest = -87.0F;
    x = x < smallest ? Lanes{} + smallest : x;
    const Lanes shifted = x * 1.44269504F + roundingShift;
    const Lanes whole = shifted - roundingShift;
    const Lanes rest = x - whole * 0.693145752F - whole * 1.42860677e-6F;
    Lanes y = rest * 1.38888889e-3F + 8.33333333e-3F;
    y = y * rest + 4.16666667e-2F;
    y = y * rest + 1.66666667e-1F;
    y = y * rest + 0.5F;
    y = y * rest + 1.0F;
    y = y * rest + 1.0F;
    const IntLanes exponent = __builtin_convertvector(whole, IntLanes) << 23;
    IntLanes bits;
    std::memcpy(&bits, &y, sizeof bits);
    bits += exponent;
    std::memcpy(&x, &bits, sizeof x);
}

// Products of a tile's queries (tileRows, head size) with every key: weights (tileRows, groups * groupKeys).
UNDERTONE_AVX512_INLINE void scoreTile(const float (*queries)[attentionHeadSize], const float* keys, std::int64_t groups, float* weights)
{
    for (std::int64_t group = 0; group < groups; ++group) {
        const float* columns = keys + group * groupKeys * attentionHeadSize;
        Lanes sums[tileRows][2]{};
        for (std::int64_t i = 0; i < attentionHeadSize; ++i) {
            Lanes low, high;
            load(low, columns + i * groupKeys);
            load(high, columns + i * groupKeys + lanes);
#pragma GCC unroll 6
            for (std::int64_t row = 0; row < tileRows; ++row) {
                sums[row][0] += queries[row][i] * low;
                sums[row][1] += queries[row][i] * high;
            }
        }
        for (std::int64_t row = 0; row < tileRows; ++row) {
            store(weights + (row * groups + group) * groupKeys, sums[row][0]);
            store(weights + (row * groups + group) * groupKeys + lanes, sums[row][1]);
        }
    }
}

// e^(x - largest x) of `width` values, in place. Returns their sum.
UNDERTONE_AVX512_INLINE float exponentiateRow(float* weights, std::int64_t width)
{
    Lanes most;
    load(most, weights);
    for (std::int64_t at = lanes; at < width; at += lanes) {
        Lanes one;
        load(one, weights + at);
        most = one > most ? one : most;
    }
    float largest = most[0];
    for (std::int64_t i = 1; i < lanes; ++i)
        largest = std::max(largest, most[i]);
    Lanes sums{};
    for (std::int64_t at = 0; at < width; at += lanes) {
        Lanes one;
        load(one, weights + at);
        one -= largest;
        exponentiate(one);
        store(weights + at, one);
        sums += one;
    }
    float total = 0.0F;
    for (std::int64_t i = 0; i < lanes; ++i)
        total += sums[i];
    return total;
}

// The values (tokens, head size) weighed by each row of a tile.
UNDERTONE_AVX512_INLINE void mixTile(const float* weights, std::int64_t width, const float* values, std::int64_t tokens,
                                     Lanes (*output)[headLanes])
{
    Lanes sums[tileRows][headLanes]{};
    for (std::int64_t token = 0; token < tokens; ++token) {
        Lanes parts[headLanes];
        for (std::int64_t i = 0; i < headLanes; ++i)
            load(parts[i], values + token * attentionHeadSize + i * lanes);
#pragma GCC unroll 6
        for (std::int64_t row = 0; row < tileRows; ++row) {
            const float weight = weights[row * width + token];
#pragma GCC unroll 4
            for (std::int64_t i = 0; i < headLanes; ++i)
                sums[row][i] += weight * parts[i];
        }
    }
    std::memcpy(output, sums, sizeof sums);
}

}  // namespace

bool hasAttentionKernel()
{
#if defined(__x86_64__) && defined(__GNUC__)
    static const bool has = __builtin_cpu_supports("avx512f") != 0;
    return has;
#else
    return false;
#endif
}

AttentionHead::AttentionHead(const float* queries, const float* keys, const float* values, std::int64_t stride, std::int64_t tokens)
    : m_queries(queries), m_stride(stride), m_tokens(tokens),
      m_keys(static_cast<std::size_t>(groupsOf(tokens) * groupKeys * attentionHeadSize)),
      m_values(static_cast<std::size_t>(tokens * attentionHeadSize))
{
    for (std::int64_t token = 0; token < tokens; ++token) {
        float* column = m_keys.data() + (token / groupKeys) * groupKeys * attentionHeadSize + token % groupKeys;
        for (std::int64_t i = 0; i < attentionHeadSize; ++i)
            column[i * groupKeys] = keys[token * stride + i];
        std::copy_n(values + token * stride, attentionHeadSize, m_values.data() + token * attentionHeadSize);
    }
}

UNDERTONE_AVX512 void AttentionHead::attend(float* out, std::int64_t outStride, std::int64_t firstRow, std::int64_t endRow) const
{
    const std::int64_t groups = groupsOf(m_tokens);
    const std::int64_t width = groups * groupKeys;
    const float scale = 1.0F / std::sqrt(static_cast<float>(attentionHeadSize));
    std::vector<float> weights(static_cast<std::size_t>(tileRows * width));
    float queries[tileRows][attentionHeadSize];
    Lanes output[tileRows][headLanes];
    for (std::int64_t first = firstRow; first < endRow; first += tileRows) {
        // A tile that reaches past the end reads its last row again and again, and writes it once.
        for (std::int64_t row = 0; row < tileRows; ++row) {
            const float* query = m_queries + std::min(first + row, endRow - 1) * m_stride;
            for (std::int64_t i = 0; i < attentionHeadSize; ++i)
                queries[row][i] = query[i] * scale;
        }
        scoreTile(queries, m_keys.data(), groups, weights.data());
        float totals[tileRows];
        for (std::int64_t row = 0; row < tileRows; ++row) {
            float* weight = weights.data() + row * width;
            std::fill(weight + m_tokens, weight + width, noWeight);
            totals[row] = exponentiateRow(weight, width);
        }
        mixTile(weights.data(), width, m_values.data(), m_tokens, output);
        for (std::int64_t row = 0; row < std::min(tileRows, endRow - first); ++row) {
            for (std::int64_t i = 0; i < headLanes; ++i)
                store(out + (first + row) * outStride + i * lanes, output[row][i] / totals[row]);
        }
    }
}

}  // namespace undertone::kernels
