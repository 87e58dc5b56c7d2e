// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/fast/narrow_kernels_set.h"

#include <immintrin.h>

// A tile of a product in registers, for the narrow_*_avx512.cpp, which are compiled for their instruction set: all static, nothing of the
// standard library.
namespace undertone::avx512bf16 {
namespace {

constexpr int vectorWidth = 16;                         ///< fp32 of a register, or pairs
constexpr int halves = 2;                               ///< registers of a panel
constexpr int tileRows = 12;                            ///< 24 sums, a panel of the other side, one value: 27 registers of 32

template <int N> struct Count {
    static constexpr int value = N;
};

/// Calls body(row, Count<rows of the tile>) for tiles that cover rows [begin, end).
template <class Body> inline __attribute__((always_inline)) void overTiles(std::int64_t begin, std::int64_t end, const Body& body)
{
    std::int64_t row = begin;
    for (; end - row >= tileRows; row += tileRows)
        body(row, Count<tileRows>{});
    if (end - row >= 8) {
        body(row, Count<8>{});
        row += 8;
    }
    if (end - row >= 4) {
        body(row, Count<4>{});
        row += 4;
    }
    if (end - row >= 2) {
        body(row, Count<2>{});
        row += 2;
    }
    if (end > row)
        body(row, Count<1>{});
}

template <int M> struct Tile {
    __m512 sums[M][halves];

    inline __attribute__((always_inline)) void clear()
    {
#pragma GCC unroll 12
        for (int i = 0; i < M; ++i)
            sums[i][0] = sums[i][1] = _mm512_setzero_ps();
    }

    /// Adds x y: x has M rows of `stride` bf16, `pairs` pairs of columns; y a row of narrowPanel pairs, `step` on, for each pair.
    inline __attribute__((always_inline)) void add(const BFloat16Bits* x, std::int64_t stride, const BFloat16Pair* y, std::int64_t step, std::int64_t pairs)
    {
        // Three rows share an address: there are not registers for twelve.
        constexpr int bases = (M + 2) / 3;
        const char* base[bases];
        const std::int64_t bytes = stride * 2;
#pragma GCC unroll 4
        for (int i = 0; i < bases; ++i)
            base[i] = reinterpret_cast<const char*>(x) + 3 * i * bytes;
        for (std::int64_t k = 0; k < pairs; ++k, y += step) {
            const auto left = reinterpret_cast<__m512bh>(_mm512_loadu_si512(y));
            const auto right = reinterpret_cast<__m512bh>(_mm512_loadu_si512(y + vectorWidth));
#pragma GCC unroll 12
            for (int i = 0; i < M; ++i) {
                std::int32_t pair;
                __builtin_memcpy(&pair, base[i / 3] + (i % 3) * bytes, sizeof pair);
                const auto value = reinterpret_cast<__m512bh>(_mm512_set1_epi32(pair));
                sums[i][0] = _mm512_dpbf16_ps(sums[i][0], value, left);
                sums[i][1] = _mm512_dpbf16_ps(sums[i][1], value, right);
            }
#pragma GCC unroll 4
            for (int i = 0; i < bases; ++i)
                base[i] += sizeof(BFloat16Pair);
        }
    }
};

/// 2^x for x at most about 0 (-inf is none), to 3e-6: 2^n times a polynomial on [-1/2, 1/2].
inline __m512 powerOfTwo(__m512 x)
{
    const __m512 n = _mm512_roundscale_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    const __m512 f = _mm512_sub_ps(x, n);
    __m512 p = _mm512_set1_ps(1.3333558e-3F);
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(9.6181291e-3F));
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(5.5504109e-2F));
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(2.4022651e-1F));
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(6.9314718e-1F));
    p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(1.0F));
    return _mm512_scalef_ps(p, n);
}

/// Of sixteen columns from `first` on, those below `end`.
inline __mmask16 below(std::int64_t first, std::int64_t end)
{
    const std::int64_t count = end - first;
    return static_cast<__mmask16>(count >= vectorWidth ? 0xffffU : count <= 0 ? 0U : (1U << count) - 1U);
}

inline __m256i narrowed(__m512 values) { return reinterpret_cast<__m256i>(_mm512_cvtneps_pbh(values)); }

/// What two rows hold, as pairs: the upper row's in the low half.
inline __m512i paired(__m256i upper, __m256i lower)
{
    return _mm512_or_si512(_mm512_cvtepu16_epi32(upper), _mm512_slli_epi32(_mm512_cvtepu16_epi32(lower), 16));
}

inline __m256i loadBits(const BFloat16Bits* from, __mmask16 mask) { return _mm256_maskz_loadu_epi16(mask, from); }

/// Bytes from the first of sixteen rows to each.
inline __m512i rowOffsets(std::int64_t stride)
{
    return _mm512_mullo_epi32(_mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), _mm512_set1_epi32(static_cast<int>(stride * 2)));
}

/// Rows [0, rows) of x, columns [first, first + narrowPanel) below `columns`, as pairs of rows, `step` from one to the next.
inline void packPanel(Rows<const BFloat16Bits> x, std::int64_t rows, std::int64_t first, std::int64_t columns, BFloat16Pair* packed, std::int64_t step)
{
    for (std::int64_t row = 0; row < rows; row += 2, packed += step) {
        const BFloat16Bits* upper = x.data + row * x.stride + first;
        const bool both = row + 1 < rows;
#pragma GCC unroll 2
        for (int half = 0; half < halves; ++half) {
            const __mmask16 mask = below(first + half * vectorWidth, columns);
            const __m256i above = loadBits(upper + half * vectorWidth, mask);
            const __m256i beneath = both ? loadBits(upper + x.stride + half * vectorWidth, mask) : _mm256_setzero_si256();
            _mm512_storeu_si512(packed + half * vectorWidth, paired(above, beneath));
        }
    }
}

/// The transpose of rows [first, first + narrowPanel) below `count` of x, `width` (even) columns each: a row of narrowPanel pairs for each pair of columns.
inline void packRowsTransposed(Rows<const BFloat16Bits> x, std::int64_t width, std::int64_t first, std::int64_t count, BFloat16Pair* packed)
{
    const __m512i lanes = rowOffsets(x.stride);
    for (int half = 0; half < halves; ++half) {
        const std::int64_t begin = first + half * vectorWidth;
        const __mmask16 mask = below(begin, count);
        const BFloat16Bits* rows = x.data + begin * x.stride;
        for (std::int64_t k = 0; k < width / 2; ++k)
            _mm512_storeu_si512(packed + k * narrowPanel + half * vectorWidth, _mm512_mask_i32gather_epi32(_mm512_setzero_si512(), mask, lanes, rows + 2 * k, 1));
    }
}

}  // namespace
}  // namespace undertone::avx512bf16
