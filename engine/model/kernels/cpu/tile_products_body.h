// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Products of a window but attention. Included by the files that are compiled for an instruction set.
#include "engine/model/kernels/cpu/tile_avx512.h"

namespace undertone {
namespace {

template <class T> void pack(Rows<const T> y, std::int64_t rows, std::int64_t columns, PackedWord* packed, std::int64_t panelStride)
{
    for (std::int64_t first = 0; first < columns; first += tilePanel, packed += panelStride)
        packPanel(y, rows, first, columns, packed, tilePanel);
}

template <class T>
void packTransposed(Rows<const T> x, std::int64_t rows, std::int64_t columns, PackedWord* packed, std::int64_t panelStride)
{
    for (std::int64_t first = 0; first < columns; first += tilePanel, packed += panelStride)
        packRowsTransposed(x, rows, first, columns, packed);
}

/// What will be added comes near while the tile is multiplied.
template <int M, class N> inline void fetch(Rows<const N> plus, std::int64_t row, std::int64_t column)
{
    constexpr std::int64_t line = 64 / sizeof(N);
    for (int i = 0; plus.data != nullptr && i < M; ++i) {
        for (std::int64_t at = 0; at < tilePanel; at += line)
            _mm_prefetch(reinterpret_cast<const char*>(plus.data + (row + i) * plus.stride + column + at), _MM_HINT_T0);
    }
}

template <class T> void product(const TileProduct<T>& p, std::int64_t begin, std::int64_t end, std::int64_t first, std::int64_t last)
{
    const __m512 scales = _mm512_set1_ps(p.scale);
    const std::int64_t words = wordsFor<T>(p.inner);
    // A panel that stays in the first cache is met by few rows at a time, which stay in the second; a longer one by all of them.
    constexpr std::int64_t wordsInCache = 256, fewRows = 8 * tileRows;
    const std::int64_t step = words <= wordsInCache ? fewRows : end - begin;
    for (std::int64_t firstRow = begin; firstRow < end; firstRow += step) {
        const std::int64_t endRow = firstRow + step < end ? firstRow + step : end;
        for (std::int64_t panel = first; panel < last; panel += tilePanel) {
            overTiles(firstRow, endRow, [&](std::int64_t row, auto count) {
                Tile<decltype(count)::value, T> tile;
                tile.clear();
                fetch<decltype(count)::value>(p.widePlus, row, panel);
                fetch<decltype(count)::value>(p.plus, row, panel);
                tile.add(p.x.data + row * p.x.stride, p.x.stride, p.y + panel / tilePanel * p.panelStride, tilePanel, words);
                for (int i = 0; i < decltype(count)::value; ++i) {
#pragma GCC unroll 2
                    for (int half = 0; half < halves; ++half) {
                        const std::int64_t column = panel + half * vectorWidth;
                        const __mmask16 mask = below(column, p.columns);
                        __m512 values = _mm512_mul_ps(tile.sums[i][half], scales);
                        if (p.plus.data != nullptr)
                            values = _mm512_add_ps(
                                values, Number<T>::widened(Number<T>::load(p.plus.data + (row + i) * p.plus.stride + column, mask)));
                        if (p.widePlus.data != nullptr)
                            values = _mm512_add_ps(values,
                                                   _mm512_maskz_loadu_ps(mask, p.widePlus.data + (row + i) * p.widePlus.stride + column));
                        Number<T>::store(p.into.data + (row + i) * p.into.stride + column, Number<T>::narrowed(values), mask);
                    }
                }
            });
        }
    }
}

template <class T> void transposedProduct(const TransposedProduct<T>& p, std::int64_t begin, std::int64_t end, PackedWord* room)
{
    const __m512 scales = _mm512_set1_ps(p.scale);
    for (std::int64_t first = begin; first < end; first += tilePanel) {
        packPanel(p.y, p.rows, first, end, room, tilePanel);
        overTiles(0, p.height, [&](std::int64_t row, auto count) {
            constexpr int M = decltype(count)::value;
            Tile<M, T> tile;
            tile.clear();
            tile.add(p.x.data + row * p.x.stride, p.x.stride, room, tilePanel, wordsFor<T>(p.rows));
            for (int half = 0; half < halves; ++half) {
                const std::int64_t column = first + half * vectorWidth;
                const __mmask16 mask = below(column, end);
                if (!p.transposed) {
                    for (int i = 0; i < M; ++i) {
                        float* into = p.into.data + (row + i) * p.into.stride + column;
                        const __m512 before = p.add ? _mm512_maskz_loadu_ps(mask, into) : _mm512_setzero_ps();
                        _mm512_mask_storeu_ps(into, mask, _mm512_fmadd_ps(tile.sums[i][half], scales, before));
                    }
                    continue;
                }
                float sums[M][vectorWidth];
                for (int i = 0; i < M; ++i)
                    _mm512_storeu_ps(sums[i], _mm512_mul_ps(tile.sums[i][half], scales));
                for (std::int64_t c = column; c < end && c < column + vectorWidth; ++c) {
                    float* into = p.into.data + c * p.into.stride + row;
                    for (int i = 0; i < M; ++i)
                        into[i] = (p.add ? into[i] : 0.0F) + sums[i][c - column];
                }
            }
        });
    }
}

}  // namespace
}  // namespace undertone
