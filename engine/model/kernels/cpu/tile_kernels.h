// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/cpu/row_kernels.h"

#include <cstddef>

// Products of a window, made from tiles that stay in registers: with weights packed once a step, with a LoRA's thin matrices, and attention
// of a head, whose scores need never be written down. For fp32 and bf16, sums in fp32. No torch, no allocation. They need AVX-512, for bf16
// with its products of pairs (AVX-512 BF16). No result depends on how rows or columns are shared among threads.
namespace undertone {

/// What such a processor multiplies at once and adds up: one fp32, or two bf16 one behind the other (of two columns of the left side, of
/// two rows of the right).
using PackedWord = std::uint32_t;
template <class T> constexpr std::int64_t perWord = static_cast<std::int64_t>(sizeof(PackedWord) / sizeof(T));
template <class T> static inline constexpr std::int64_t wordsFor(std::int64_t numbers)
{
    return (numbers + perWord<T> - 1) / perWord<T>;
}

/// The right side of a product lies packed: tilePanel columns at a time, row by row in words, the last panel filled with zeros.
constexpr std::int64_t tilePanel = 32;
static inline constexpr std::int64_t inPanels(std::int64_t columns)
{
    return (columns + tilePanel - 1) / tilePanel * tilePanel;
}
template <class T> static inline constexpr std::int64_t packedWords(std::int64_t rows, std::int64_t columns)
{
    return wordsFor<T>(rows) * inPanels(columns);
}

/// Rows of a whole tile: what rows are best shared by.
constexpr std::int64_t tileRows = 12;

/// A key-value head and the query heads that read it. Queries are those of the last `rows` tokens of `seen`; a head's columns follow the
/// one's before it.
template <class T> struct AttentionHeads {
    Rows<const T> query;  ///< (rows, queryHeads * size)
    Rows<const T> key;    ///< (seen, size)
    Rows<const T> value;  ///< (seen, size)
    std::int64_t queryHeads;
    std::int64_t rows;
    std::int64_t seen;
    std::int64_t size;  ///< a multiple of tilePanel
    float scale;
};

/// Numbers of each head's rows: [head * stride + row].
template <class T> struct PerHead {
    T* data;
    std::int64_t stride;
};

template <class T> struct AttentionGradients {
    Rows<const T> upstream;           ///< gradient of the output, (rows, queryHeads * size)
    PerHead<const float> logSums;     ///< as the forward left them
    PerHead<const float> outputDots;  ///< dot products of gradient and output
    Rows<T> query, key, value;
    /// Where they have data, gradients of keys and values are written there instead, for whoever adds up what several stretches of rows
    /// give.
    Rows<float> wideKey, wideValue;
};

/// into (rows, columns) = scale * x y, plus what stands in `plus` or in `widePlus` where one of them has data; `plus` may be `into`.
/// x (rows, inner), inner whole words; y (inner, columns) packed, `panelStride` words from panel to panel.
template <class T> struct TileProduct {
    Rows<const T> x;
    std::int64_t inner;
    const PackedWord* y;
    std::int64_t panelStride;
    std::int64_t columns;
    float scale;
    Rows<const T> plus;
    Rows<const float> widePlus;
    Rows<T> into;
};

/// A product that sums over tokens, as a weight's gradient does: into (height, columns) = scale * x y, or its transpose (columns, height),
/// added to what stands there where `add`. x (height, rows) as `transpose` leaves it, y (rows, columns) not packed.
template <class T> struct TransposedProduct {
    Rows<const T> x;
    std::int64_t height;
    Rows<const T> y;
    std::int64_t rows;
    float scale;
    Rows<float> into;
    bool transposed;
    bool add;
};

template <class T> struct TileKernels {
    /// Bytes that forward and backward of such heads need; their content is nothing to keep.
    std::int64_t (*attentionRoom)(const AttentionHeads<T>& heads);
    /// Softmax of the causal scores over values, and the logarithm of each row's sum of exponentials.
    void (*attention)(const AttentionHeads<T>& heads, Rows<T> output, PerHead<float> logSums, std::byte* room);
    void (*attentionBackward)(const AttentionHeads<T>& heads, const AttentionGradients<T>& gradients, std::byte* room);

    /// y (rows, columns), packed.
    void (*pack)(Rows<const T> y, std::int64_t rows, std::int64_t columns, PackedWord* packed, std::int64_t panelStride);
    /// The transpose of x (columns, rows), packed; rows are whole words.
    void (*packTransposed)(Rows<const T> x, std::int64_t rows, std::int64_t columns, PackedWord* packed, std::int64_t panelStride);
    /// Rows [begin, end) and columns [first, last) of a product, `first` a multiple of tilePanel.
    void (*product)(const TileProduct<T>& product, std::int64_t begin, std::int64_t end, std::int64_t first, std::int64_t last);
    /// The transpose of columns [begin, end) of x (rows, columns), a row of `stride` for each; rows up to whole words become zero.
    void (*transpose)(Rows<const T> x, std::int64_t rows, T* into, std::int64_t stride, std::int64_t begin, std::int64_t end);
    /// Columns [begin, end) of a product, `begin` a multiple of tilePanel. `room` takes packedWords(rows, tilePanel).
    void (*transposedProduct)(const TransposedProduct<T>& product, std::int64_t begin, std::int64_t end, PackedWord* room);
};

/// For float or BFloat16Bits; null where the processor has no such instructions.
template <class T> const TileKernels<T>* tileKernels();

}  // namespace undertone
