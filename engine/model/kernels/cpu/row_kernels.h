// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

// Loops over rows that a hand-written forward and backward need beside matrix products: no torch, no
// allocation, compiled once for each instruction set and chosen when the program starts. Every function works on rows
// [begin, end), so that threads share the rows; a row's result does not depend on how they are shared.
namespace undertone {

/// A bfloat16 as it lies in memory; arithmetic is done in fp32.
struct BFloat16Bits {
    std::uint16_t bits;
};

/// The type sums are made in: fp64 for fp64, else fp32.
template <class T> struct Wide {
    using type = float;
};
template <> struct Wide<double> {
    using type = double;
};

/// A matrix in memory: `stride` elements from row to row.
template <class T> struct Rows {
    T* data;
    std::int64_t stride;
};

/// How rows of several heads, one head after the other, find what belongs to them.
template <class W> struct HeadRows {
    std::int64_t rows;     ///< of each head
    std::int64_t visible;  ///< columns that a head's first row may see; each next row sees one more
    W* logSums;            ///< [head * stride + row]
    std::int64_t stride;
};

/// One AdamW step over a stretch of flat fp32 buffers: reads `old*`, writes `new*` (the same or other memory).
struct AdamWSlice {
    const float* gradient;
    const float* oldParameters;
    const float* oldFirst;
    const float* oldSecond;
    float* newParameters;
    float* newFirst;
    float* newSecond;
};
struct AdamWFactors {
    float gradientScale;  ///< of clipping; 1 without
    float beta1, beta2;
    float oneMinusBeta1, oneMinusBeta2;  ///< 1 - beta1, 1 - beta2: rounded once, as torch does
    float decay;                         ///< 1 - rate * weight decay
    float stepSize;                      ///< rate / (1 - beta1^t)
    float rootCorrection;                ///< 1 / sqrt(1 - beta2^t)
    float epsilon;
};

template <class T> struct RowKernels {
    using W = typename Wide<T>::type;
    /// y = weight * x / rms(x); `inverse` keeps 1 / rms(x) for the backward.
    void (*rmsNorm)(Rows<const T> x, const T* weight, W epsilon, Rows<T> y, W* inverse, std::int64_t width, std::int64_t begin,
                    std::int64_t end);
    /// into = (add ? into : 0) + gradient of x, from that of y.
    void (*rmsNormBackward)(Rows<const T> gradient, Rows<const T> x, const T* weight, const W* inverse, Rows<T> into, bool add,
                            std::int64_t width, std::int64_t begin, std::int64_t end);
    /// Turns `heads` heads side by side in a row, in Llama's half-split form; `sign` -1 turns them back. Row i has the position of
    /// table row i: (rows, size / 2) cosines and sines.
    void (*rotate)(Rows<T> x, const W* cosine, const W* sine, W sign, std::int64_t heads, std::int64_t size, std::int64_t begin,
                   std::int64_t end);
    /// y = silu(gate) * up, with gate and up side by side in a row.
    void (*gatedSilu)(Rows<const T> gateUp, Rows<T> y, std::int64_t width, std::int64_t begin, std::int64_t end);
    /// Gradients of gate and up, side by side, from that of y.
    void (*gatedSiluBackward)(Rows<const T> gradient, Rows<const T> gateUp, Rows<T> into, std::int64_t width, std::int64_t begin,
                              std::int64_t end);
    /// Exponentials of the first `visible + i` scores of row i of each head, times `scale` and over the row's largest, in place; the rest
    /// of the row becomes zero. `sums` receives each row's sum, `logSums` the logarithm of the sum of plain exponentials. Rows are
    /// counted through all heads.
    void (*causalExponentials)(Rows<T> scores, const HeadRows<W>& heads, W* sums, W scale, std::int64_t width, std::int64_t begin,
                               std::int64_t end);
    /// Scores become the probabilities again, and their gradients those of the scores.
    void (*causalSoftmaxBackward)(Rows<T> scores, Rows<T> gradients, const HeadRows<W>& heads, const W* outputDots, W scale,
                                  std::int64_t width, std::int64_t begin, std::int64_t end);
    /// Dot products of the heads, `size` columns each, of two rows: into[head * rows + row].
    void (*headDots)(Rows<const T> a, Rows<const T> b, W* into, std::int64_t heads, std::int64_t size, std::int64_t rows,
                     std::int64_t begin, std::int64_t end);
    /// Negative log-probability of each row's target into `losses`; the row of scores is replaced by the gradient times `scale`.
    void (*crossEntropy)(Rows<T> scores, const std::int64_t* targets, W scale, double* losses, std::int64_t width, std::int64_t begin,
                         std::int64_t end);
};

/// The best set for this processor.
template <class T> const RowKernels<T>& rowKernels();

/// Sum of squares; not finite where any value is not.
double sumOfSquares(const float* values, std::int64_t count);
/// Sum of the squares of a - b.
double squaredDistance(const float* a, const float* b, std::int64_t count);
/// Takes the step on `count` elements.
void adamWStep(const AdamWSlice& slice, const AdamWFactors& factors, std::int64_t count);

/// "avx512", "avx2" or "generic": what was chosen, for reports.
const char* rowKernelsName();

}  // namespace undertone
