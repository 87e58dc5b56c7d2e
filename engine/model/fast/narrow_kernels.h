// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/fast/row_kernels.h"

#include <cstddef>

// Products in bf16 that a general library makes slowly, because they are thin or because nothing between them need be written down:
// attention of one head, and a LoRA's products. No torch, no allocation. They need a processor that multiplies pairs of bf16 (AVX-512
// BF16); sums are made in fp32. No result depends on how rows or columns are shared among threads.
namespace undertone {

/// Two bf16 one behind the other, as such a processor multiplies them: of two columns, or of two rows.
using BFloat16Pair = std::uint32_t;

/// A key-value head and the query heads that read it. Queries are those of the last `rows` tokens of `seen`; a head's columns follow the
/// one's before it.
struct AttentionHeads {
    Rows<const BFloat16Bits> query;  ///< (rows, queryHeads * size)
    Rows<const BFloat16Bits> key;    ///< (seen, size)
    Rows<const BFloat16Bits> value;  ///< (seen, size)
    std::int64_t queryHeads;
    std::int64_t rows;
    std::int64_t seen;
    std::int64_t size;               ///< a multiple of narrowPanel
    float scale;
};

/// Numbers of each head's rows: [head * stride + row].
template <class T> struct PerHead {
    T* data;
    std::int64_t stride;
};

struct AttentionGradients {
    Rows<const BFloat16Bits> mixed;  ///< the gradient that comes in, (rows, queryHeads * size)
    PerHead<const float> logSums;    ///< as the forward left them
    PerHead<const float> along;      ///< dot products of gradient and output
    Rows<BFloat16Bits> query, key, value;
};

/// The other side of a thin product: packed columns, narrowPanel at a time, of pairs of rows.
constexpr std::int64_t narrowPanel = 32;
static inline constexpr std::int64_t inPanels(std::int64_t columns) { return (columns + narrowPanel - 1) / narrowPanel * narrowPanel; }
/// Pairs that a packed matrix of so many rows and columns takes.
static inline constexpr std::int64_t packedPairs(std::int64_t rows, std::int64_t columns) { return (rows + 1) / 2 * inPanels(columns); }

struct NarrowKernels {
    /// Bytes that forward and backward of such heads need; their content is nothing to keep.
    std::int64_t (*attentionRoom)(const AttentionHeads& heads);
    /// Softmax of the causal scores over values, and the logarithm of each row's sum of exponentials.
    void (*attention)(const AttentionHeads& heads, Rows<BFloat16Bits> mixed, PerHead<float> logSums, std::byte* room);
    void (*attentionBackward)(const AttentionHeads& heads, const AttentionGradients& gradients, std::byte* room);

    /// y (rows, columns), packed.
    void (*pack)(Rows<const BFloat16Bits> y, std::int64_t rows, std::int64_t columns, BFloat16Pair* packed);
    /// The transpose of x (columns, rows), packed.
    void (*packTransposed)(Rows<const BFloat16Bits> x, std::int64_t rows, std::int64_t columns, BFloat16Pair* packed);
    /// into (rows, columns) = scale * x y, rows [begin, end); x (rows, inner), y (inner, columns) packed; inner is even.
    void (*product)(Rows<const BFloat16Bits> x, std::int64_t inner, const BFloat16Pair* y, std::int64_t columns, float scale, Rows<BFloat16Bits> into,
                    std::int64_t begin, std::int64_t end);
    /// The transpose of columns [begin, end) of x (rows, columns), a row of `stride` for each; rows up to an even number become zero.
    void (*transpose)(Rows<const BFloat16Bits> x, std::int64_t rows, BFloat16Bits* into, std::int64_t stride, std::int64_t begin, std::int64_t end);
    /// What rows give together: into (height, columns) = scale * x y, or its transpose (columns, height), columns [begin, end), `begin` a multiple of
    /// narrowPanel. x (height, rows) as `transpose` leaves it, y (rows, columns) not packed; `room` takes packedPairs(rows, narrowPanel).
    void (*across)(Rows<const BFloat16Bits> x, std::int64_t height, Rows<const BFloat16Bits> y, std::int64_t rows, float scale, Rows<float> into, bool transposed,
                   std::int64_t begin, std::int64_t end, BFloat16Pair* room);
};

/// Null where the processor has no such instructions.
const NarrowKernels* narrowKernels();

}  // namespace undertone
