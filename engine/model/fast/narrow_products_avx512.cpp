// SPDX-License-Identifier: GPL-3.0-or-later
// Thin products: a LoRA's, forward and backward. Compiled for its instruction set: sources.cmake.
#include "engine/model/fast/narrow_tile_avx512.h"

namespace undertone::avx512bf16 {

void pack(Rows<const BFloat16Bits> y, std::int64_t rows, std::int64_t columns, BFloat16Pair* packed)
{
    for (std::int64_t first = 0; first < columns; first += narrowPanel)
        packPanel(y, rows, first, columns, packed + (rows + 1) / 2 * first, narrowPanel);
}

void packTransposed(Rows<const BFloat16Bits> x, std::int64_t rows, std::int64_t columns, BFloat16Pair* packed)
{
    for (std::int64_t first = 0; first < columns; first += narrowPanel)
        packRowsTransposed(x, rows, first, columns, packed + rows / 2 * first);
}

void product(Rows<const BFloat16Bits> x, std::int64_t inner, const BFloat16Pair* y, std::int64_t columns, float scale, Rows<BFloat16Bits> into, std::int64_t begin,
             std::int64_t end)
{
    const __m512 scales = _mm512_set1_ps(scale);
    // All columns of a few rows, then the next: these rows stay near, and so does y, which is thin.
    overTiles(begin, end, [&](std::int64_t row, auto count) {
        Tile<decltype(count)::value> tile;
        for (std::int64_t first = 0; first < columns; first += narrowPanel) {
            tile.clear();
            tile.add(x.data + row * x.stride, x.stride, y + inner / 2 * first, narrowPanel, inner / 2);
            for (int i = 0; i < decltype(count)::value; ++i) {
                for (int half = 0; half < halves; ++half) {
                    const std::int64_t column = first + half * vectorWidth;
                    _mm256_mask_storeu_epi16(into.data + (row + i) * into.stride + column, below(column, columns), narrowed(_mm512_mul_ps(tile.sums[i][half], scales)));
                }
            }
        }
    });
}

void transpose(Rows<const BFloat16Bits> x, std::int64_t rows, BFloat16Bits* into, std::int64_t stride, std::int64_t begin, std::int64_t end)
{
    const __m512i lanes = rowOffsets(x.stride);
    const std::int64_t even = begin + (end - begin) / 2 * 2;
    // A few rows, so that what is read stays near and what is written fills its lines; of two columns a pair from each row.
    constexpr std::int64_t few = 2 * vectorWidth;
    for (std::int64_t firstRow = 0; firstRow < rows; firstRow += few) {
        for (std::int64_t column = begin; column < even; column += 2) {
            for (std::int64_t row = firstRow; row < firstRow + few; row += vectorWidth) {
                const __mmask16 mask = below(row, rows);
                const __m512i pairs = _mm512_mask_i32gather_epi32(_mm512_setzero_si512(), mask, lanes, x.data + row * x.stride + column, 1);
                BFloat16Bits* left = into + column * stride + row;
                _mm256_mask_storeu_epi16(left, mask, _mm512_cvtepi32_epi16(pairs));
                _mm256_mask_storeu_epi16(left + stride, mask, _mm512_cvtepi32_epi16(_mm512_srli_epi32(pairs, 16)));
            }
        }
    }
    for (std::int64_t row = 0; row < rows && even < end; ++row)
        into[even * stride + row] = x.data[row * x.stride + even];
    if (rows % 2 != 0) {
        for (std::int64_t column = begin; column < end; ++column)
            into[column * stride + rows] = BFloat16Bits{0};
    }
}

void across(Rows<const BFloat16Bits> x, std::int64_t height, Rows<const BFloat16Bits> y, std::int64_t rows, float scale, Rows<float> into, bool transposed,
            std::int64_t begin, std::int64_t end, BFloat16Pair* room)
{
    const __m512 scales = _mm512_set1_ps(scale);
    for (std::int64_t first = begin; first < end; first += narrowPanel) {
        packPanel(y, rows, first, end, room, narrowPanel);
        overTiles(0, height, [&](std::int64_t row, auto count) {
            constexpr int M = decltype(count)::value;
            Tile<M> tile;
            tile.clear();
            tile.add(x.data + row * x.stride, x.stride, room, narrowPanel, (rows + 1) / 2);
            for (int half = 0; half < halves; ++half) {
                const std::int64_t column = first + half * vectorWidth;
                const __mmask16 mask = below(column, end);
                if (!transposed) {
                    for (int i = 0; i < M; ++i)
                        _mm512_mask_storeu_ps(into.data + (row + i) * into.stride + column, mask, _mm512_mul_ps(tile.sums[i][half], scales));
                    continue;
                }
                float sums[M][vectorWidth];
                for (int i = 0; i < M; ++i)
                    _mm512_storeu_ps(sums[i], _mm512_mul_ps(tile.sums[i][half], scales));
                for (std::int64_t c = column; c < end && c < column + vectorWidth; ++c) {
                    for (int i = 0; i < M; ++i)
                        into.data[c * into.stride + row + i] = sums[i][c - column];
                }
            }
        });
    }
}

}  // namespace undertone::avx512bf16
