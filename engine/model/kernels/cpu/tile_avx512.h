// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/cpu/tile_kernels_sets.h"

#include <immintrin.h>

// A tile of a product in registers, for the tile_kernels_*_avx512.cpp, which are compiled for their instruction set: all static, nothing of
// the standard library.
namespace undertone {
namespace {

constexpr std::int64_t vectorWidth = 16;  ///< fp32 of a register, or words
constexpr int halves = 2;                 ///< registers of a panel
static_assert(tileRows == 12 && tilePanel == halves * vectorWidth, "24 sums, a panel of the other side and one value: 27 registers of 32");

/// Of sixteen columns from `first` on, those below `end`.
inline __mmask16 below(std::int64_t first, std::int64_t end)
{
    const std::int64_t count = end - first;
    return static_cast<__mmask16>(count >= vectorWidth ? 0xffffU : count <= 0 ? 0U : (1U << count) - 1U);
}

/// How sixteen numbers lie in memory, and how words of them are multiplied.
template <class T> struct Number;

template <> struct Number<float> {
    using Stored = __m512;
    static constexpr int exponentialTerms = 7;  ///< of powerOfTwo
    static inline __attribute__((always_inline)) __m512 multiplyAdd(__m512 sum, __m512i x, __m512i y)
    {
        return _mm512_fmadd_ps(_mm512_castsi512_ps(x), _mm512_castsi512_ps(y), sum);
    }
    static inline Stored narrowed(__m512 values) { return values; }
    static inline __m512 widened(Stored values) { return values; }
    static inline Stored none() { return _mm512_setzero_ps(); }
    static inline Stored load(const float* from, __mmask16 mask) { return _mm512_maskz_loadu_ps(mask, from); }
    static inline void store(float* to, Stored values) { _mm512_storeu_ps(to, values); }
    static inline void store(float* to, Stored values, __mmask16 mask) { _mm512_mask_storeu_ps(to, mask, values); }
    /// Sixteen words of the rows given: here one.
    static inline __m512i word(const Stored (&rows)[1]) { return _mm512_castps_si512(rows[0]); }
    /// One number of each word.
    static inline Stored part(__m512i words, int) { return _mm512_castsi512_ps(words); }
};

#ifdef __AVX512BF16__
template <> struct Number<BFloat16Bits> {
    using Stored = __m256i;
    static constexpr int exponentialTerms = 5;
    static inline __attribute__((always_inline)) __m512 multiplyAdd(__m512 sum, __m512i x, __m512i y)
    {
        return _mm512_dpbf16_ps(sum, reinterpret_cast<__m512bh>(x), reinterpret_cast<__m512bh>(y));
    }
    static inline Stored narrowed(__m512 values) { return reinterpret_cast<__m256i>(_mm512_cvtneps_pbh(values)); }
    static inline __m512 widened(Stored values) { return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(values), 16)); }
    static inline Stored none() { return _mm256_setzero_si256(); }
    static inline Stored load(const BFloat16Bits* from, __mmask16 mask) { return _mm256_maskz_loadu_epi16(mask, from); }
    static inline void store(BFloat16Bits* to, Stored values) { _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), values); }
    static inline void store(BFloat16Bits* to, Stored values, __mmask16 mask) { _mm256_mask_storeu_epi16(to, mask, values); }
    /// The upper row's in the low half.
    static inline __m512i word(const Stored (&rows)[2])
    {
        return _mm512_or_si512(_mm512_cvtepu16_epi32(rows[0]), _mm512_slli_epi32(_mm512_cvtepu16_epi32(rows[1]), 16));
    }
    static inline Stored part(__m512i words, int which) { return _mm512_cvtepi32_epi16(which == 0 ? words : _mm512_srli_epi32(words, 16)); }
};
#endif

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

template <int M, class T> struct Tile {
    __m512 sums[M][halves];

    inline __attribute__((always_inline)) void clear()
    {
#pragma GCC unroll 12
        for (int i = 0; i < M; ++i)
            sums[i][0] = sums[i][1] = _mm512_setzero_ps();
    }

    /// Adds x y: x has M rows of `stride` numbers, `words` words of columns; y a row of tilePanel words, `step` on, for each.
    inline __attribute__((always_inline)) void add(const T* x, std::int64_t stride, const PackedWord* y, std::int64_t step,
                                                   std::int64_t words)
    {
        // Three rows share an address: there are not registers for twelve.
        constexpr int bases = (M + 2) / 3;
        const char* base[bases];
        const std::int64_t bytes = stride * static_cast<std::int64_t>(sizeof(T));
#pragma GCC unroll 4
        for (int i = 0; i < bases; ++i)
            base[i] = reinterpret_cast<const char*>(x) + std::int64_t{3} * i * bytes;
        for (std::int64_t k = 0; k < words; ++k, y += step) {
            const __m512i left = _mm512_loadu_si512(y);
            const __m512i right = _mm512_loadu_si512(y + vectorWidth);
#pragma GCC unroll 12
            for (int i = 0; i < M; ++i) {
                std::int32_t word;
                __builtin_memcpy(&word, base[i / 3] + (i % 3) * bytes, sizeof word);
                const __m512i value = _mm512_set1_epi32(word);
                sums[i][0] = Number<T>::multiplyAdd(sums[i][0], value, left);
                sums[i][1] = Number<T>::multiplyAdd(sums[i][1], value, right);
            }
#pragma GCC unroll 4
            for (int i = 0; i < bases; ++i)
                base[i] += sizeof(PackedWord);
        }
    }
};

/// 2^x for x at most about 0 (-inf is none): 2^n times a polynomial on [-1/2, 1/2], with five terms to 3e-6, with seven to fp32's rounding.
template <class T> inline __m512 powerOfTwo(__m512 x)
{
    constexpr float terms[] = {1.5252734e-5F, 1.5403530e-4F, 1.3333558e-3F, 9.6181291e-3F,
                               5.5504109e-2F, 2.4022651e-1F, 6.9314718e-1F, 1.0F};
    constexpr int all = 7;
    const __m512 n = _mm512_roundscale_ps(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    const __m512 f = _mm512_sub_ps(x, n);
    __m512 p = _mm512_set1_ps(terms[all - Number<T>::exponentialTerms]);
#pragma GCC unroll 7
    for (int i = all - Number<T>::exponentialTerms + 1; i <= all; ++i)
        p = _mm512_fmadd_ps(p, f, _mm512_set1_ps(terms[i]));
    return _mm512_scalef_ps(p, n);
}

/// The transpose of sixteen rows of sixteen words: rows beyond `count` and columns beyond `columns` read as zero.
inline void transposeWords(const void* rows, std::int64_t bytes, std::int64_t count, std::int64_t columns, __m512i (&into)[vectorWidth])
{
    const __mmask16 mask = below(0, columns);
    __m512i a[vectorWidth], b[vectorWidth];
#pragma GCC unroll 16
    for (int i = 0; i < vectorWidth; ++i)
        a[i] = i < count ? _mm512_maskz_loadu_epi32(mask, static_cast<const char*>(rows) + i * bytes) : _mm512_setzero_si512();
        // Words, then pairs of them, then quarters of a register, then halves change places.
#pragma GCC unroll 8
    for (int i = 0; i < vectorWidth; i += 2) {
        b[i] = _mm512_unpacklo_epi32(a[i], a[i + 1]);
        b[i + 1] = _mm512_unpackhi_epi32(a[i], a[i + 1]);
    }
#pragma GCC unroll 4
    for (int i = 0; i < vectorWidth; i += 4) {
        a[i] = _mm512_unpacklo_epi64(b[i], b[i + 2]);
        a[i + 1] = _mm512_unpackhi_epi64(b[i], b[i + 2]);
        a[i + 2] = _mm512_unpacklo_epi64(b[i + 1], b[i + 3]);
        a[i + 3] = _mm512_unpackhi_epi64(b[i + 1], b[i + 3]);
    }
#pragma GCC unroll 4
    for (int i = 0; i < 4; ++i) {
        b[i] = _mm512_shuffle_i32x4(a[i], a[i + 4], 0x88);
        b[i + 4] = _mm512_shuffle_i32x4(a[i], a[i + 4], 0xdd);
        b[i + 8] = _mm512_shuffle_i32x4(a[i + 8], a[i + 12], 0x88);
        b[i + 12] = _mm512_shuffle_i32x4(a[i + 8], a[i + 12], 0xdd);
    }
#pragma GCC unroll 8
    for (int i = 0; i < 8; ++i) {
        into[i] = _mm512_shuffle_i32x4(b[i], b[i + 8], 0x88);
        into[i + 8] = _mm512_shuffle_i32x4(b[i], b[i + 8], 0xdd);
    }
}

/// Rows [0, rows) of y, columns [first, first + tilePanel) below `columns`, in words, `step` from one row of words to the next.
template <class T>
inline void packPanel(Rows<const T> y, std::int64_t rows, std::int64_t first, std::int64_t columns, PackedWord* packed, std::int64_t step)
{
    constexpr int each = perWord<T>;
    for (std::int64_t row = 0; row < rows; row += each, packed += step) {
#pragma GCC unroll 2
        for (int half = 0; half < halves; ++half) {
            const std::int64_t column = first + half * vectorWidth;
            const __mmask16 mask = below(column, columns);
            typename Number<T>::Stored parts[each];
#pragma GCC unroll 2
            for (int i = 0; i < each; ++i)
                parts[i] = row + i < rows ? Number<T>::load(y.data + (row + i) * y.stride + column, mask) : Number<T>::none();
            _mm512_storeu_si512(packed + half * vectorWidth, Number<T>::word(parts));
        }
    }
}

/// The transpose of rows [first, first + tilePanel) below `count` of x, `width` columns (whole words) each: a row of tilePanel words for
/// each word of columns.
template <class T>
inline void packRowsTransposed(Rows<const T> x, std::int64_t width, std::int64_t first, std::int64_t count, PackedWord* packed)
{
    const std::int64_t words = wordsFor<T>(width), bytes = x.stride * static_cast<std::int64_t>(sizeof(T));
    for (int half = 0; half < halves; ++half) {
        const std::int64_t begin = first + half * vectorWidth;
        for (std::int64_t k = 0; k < words; k += vectorWidth) {
            __m512i transposed[vectorWidth];
            transposeWords(x.data + begin * x.stride + k * perWord<T>, bytes, count - begin, words - k, transposed);
            for (std::int64_t i = 0; i < vectorWidth && k + i < words; ++i)
                _mm512_storeu_si512(packed + (k + i) * tilePanel + half * vectorWidth, transposed[i]);
        }
    }
}

/// As TileKernels::transpose.
template <class T> void transpose(Rows<const T> x, std::int64_t rows, T* into, std::int64_t stride, std::int64_t begin, std::int64_t end)
{
    constexpr int each = perWord<T>;
    const std::int64_t whole = begin + (end - begin) / each * each, words = (whole - begin) / each;
    for (std::int64_t row = 0; row < rows; row += vectorWidth) {
        const __mmask16 mask = below(row, rows);
        for (std::int64_t k = 0; k < words; k += vectorWidth) {
            __m512i transposed[vectorWidth];
            transposeWords(x.data + row * x.stride + begin + k * each, x.stride * static_cast<std::int64_t>(sizeof(T)), rows - row,
                           words - k, transposed);
            for (std::int64_t w = 0; w < vectorWidth && k + w < words; ++w) {
                for (int i = 0; i < each; ++i)
                    Number<T>::store(into + (begin + (k + w) * each + i) * stride + row, Number<T>::part(transposed[w], i), mask);
            }
        }
    }
    for (std::int64_t column = whole; column < end; ++column) {
        for (std::int64_t row = 0; row < rows; ++row)
            into[column * stride + row] = x.data[row * x.stride + column];
    }
    for (std::int64_t row = rows; row < wordsFor<T>(rows) * each; ++row) {
        for (std::int64_t column = begin; column < end; ++column)
            into[column * stride + row] = T{};
    }
}

}  // namespace
}  // namespace undertone
