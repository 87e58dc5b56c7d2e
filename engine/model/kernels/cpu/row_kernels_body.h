// SPDX-License-Identifier: GPL-3.0-or-later
// The loops themselves. Included once by each row_kernels_*.cpp, which sets UNDERTONE_KERNELS to a namespace and is compiled for
// one instruction set. Everything here is static and free of the standard library: code compiled for a newer processor
// must not be shared with the rest of the program.
#include "engine/model/kernels/cpu/row_kernels_sets.h"

namespace undertone::UNDERTONE_KERNELS {
namespace {

inline float widen(float value)
{
    return value;
}
inline double widen(double value)
{
    return value;
}
inline float widen(BFloat16Bits value)
{
    return __builtin_bit_cast(float, static_cast<std::uint32_t>(value.bits) << 16);
}

inline void narrow(float value, float& into)
{
    into = value;
}
inline void narrow(double value, double& into)
{
    into = value;
}
/// Rounds half to even.
inline void narrow(float value, BFloat16Bits& into)
{
    const auto bits = __builtin_bit_cast(std::uint32_t, value);
    into.bits = static_cast<std::uint16_t>((bits + 0x7fffU + ((bits >> 16) & 1U)) >> 16);
}

/// e^x to two units in the last place, for x clamped to fp32's range: 2^n times a polynomial on [-ln2/2, ln2/2] (Cephes' coefficients).
inline float exponential(float x)
{
    x = x < -87.0F ? -87.0F : x > 88.0F ? 88.0F : x;
    const float shifted = x * 1.44269504F + 12582912.0F;  // 1.5 * 2^23: the sum's low bits are the rounded integer
    const float n = shifted - 12582912.0F;
    const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
    float p = 1.9875691500e-4F;
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    const float mantissa = p * r * r + r + 1.0F;
    const auto exponent = (__builtin_bit_cast(std::int32_t, shifted) - 0x4b400000 + 127) << 23;
    return mantissa * __builtin_bit_cast(float, exponent);
}
inline double exponential(double x)
{
    return __builtin_exp(x);
}

inline float logarithm(float x)
{
    return __builtin_logf(x);
}
inline double logarithm(double x)
{
    return __builtin_log(x);
}

inline float root(float x)
{
    return __builtin_sqrtf(x);
}
inline double root(double x)
{
    return __builtin_sqrt(x);
}

template <class T, class W = typename Wide<T>::type>
void rmsNorm(Rows<const T> x, const T* weight, W epsilon, Rows<T> y, W* inverse, std::int64_t width, std::int64_t begin, std::int64_t end)
{
    for (std::int64_t row = begin; row < end; ++row) {
        const T* in = x.data + row * x.stride;
        T* out = y.data + row * y.stride;
        W squares = 0;
#pragma omp simd reduction(+ : squares)
        for (std::int64_t i = 0; i < width; ++i)
            squares += widen(in[i]) * widen(in[i]);
        const W scale = 1 / root(squares / static_cast<W>(width) + epsilon);
        inverse[row] = scale;
#pragma omp simd
        for (std::int64_t i = 0; i < width; ++i)
            narrow(widen(weight[i]) * (widen(in[i]) * scale), out[i]);
    }
}

template <class T, class W = typename Wide<T>::type>
void rmsNormBackward(Rows<const T> gradient, Rows<const T> x, const T* weight, const W* inverse, Rows<T> into, bool add, std::int64_t width,
                     std::int64_t begin, std::int64_t end)
{
    for (std::int64_t row = begin; row < end; ++row) {
        const T* g = gradient.data + row * gradient.stride;
        const T* in = x.data + row * x.stride;
        T* out = into.data + row * into.stride;
        const W scale = inverse[row];
        W dot = 0;
#pragma omp simd reduction(+ : dot)
        for (std::int64_t i = 0; i < width; ++i)
            dot += widen(g[i]) * widen(weight[i]) * widen(in[i]);
        const W back = dot * scale * scale * scale / static_cast<W>(width);
        if (!add) {
#pragma omp simd
            for (std::int64_t i = 0; i < width; ++i)
                narrow(widen(g[i]) * widen(weight[i]) * scale - widen(in[i]) * back, out[i]);
            continue;
        }
#pragma omp simd
        for (std::int64_t i = 0; i < width; ++i)
            narrow(widen(out[i]) + (widen(g[i]) * widen(weight[i]) * scale - widen(in[i]) * back), out[i]);
    }
}

template <class T, class W = typename Wide<T>::type>
void rotate(Rows<T> x, const W* cosine, const W* sine, W sign, std::int64_t heads, std::int64_t size, std::int64_t begin, std::int64_t end)
{
    const std::int64_t half = size / 2;
    for (std::int64_t row = begin; row < end; ++row) {
        const W* c = cosine + row * half;
        const W* s = sine + row * half;
        for (std::int64_t head = 0; head < heads; ++head) {
            T* low = x.data + row * x.stride + head * size;
            T* high = low + half;
#pragma omp simd
            for (std::int64_t i = 0; i < half; ++i) {
                const W a = widen(low[i]);
                const W b = widen(high[i]);
                narrow(a * c[i] - sign * b * s[i], low[i]);
                narrow(b * c[i] + sign * a * s[i], high[i]);
            }
        }
    }
}

template <class T, class W = typename Wide<T>::type>
void gatedSilu(Rows<const T> gateUp, Rows<T> y, std::int64_t width, std::int64_t begin, std::int64_t end)
{
    for (std::int64_t row = begin; row < end; ++row) {
        const T* gate = gateUp.data + row * gateUp.stride;
        const T* up = gate + width;
        T* out = y.data + row * y.stride;
#pragma omp simd
        for (std::int64_t i = 0; i < width; ++i) {
            const W z = widen(gate[i]);
            narrow(z / (1 + exponential(-z)) * widen(up[i]), out[i]);
        }
    }
}

template <class T, class W = typename Wide<T>::type>
void gatedSiluBackward(Rows<const T> gradient, Rows<const T> gateUp, Rows<T> into, std::int64_t width, std::int64_t begin, std::int64_t end)
{
    for (std::int64_t row = begin; row < end; ++row) {
        const T* g = gradient.data + row * gradient.stride;
        const T* gate = gateUp.data + row * gateUp.stride;
        const T* up = gate + width;
        T* toGate = into.data + row * into.stride;
        T* toUp = toGate + width;
#pragma omp simd
        for (std::int64_t i = 0; i < width; ++i) {
            const W z = widen(gate[i]);
            const W sigmoid = 1 / (1 + exponential(-z));
            const W upstream = widen(g[i]);
            narrow(upstream * widen(up[i]) * sigmoid * (1 + z * (1 - sigmoid)), toGate[i]);
            narrow(upstream * z * sigmoid, toUp[i]);
        }
    }
}

template <class T, class W = typename Wide<T>::type>
void causalExponentials(Rows<T> scores, const HeadRows<W>& heads, W* sums, W scale, std::int64_t width, std::int64_t begin,
                        std::int64_t end)
{
    for (std::int64_t row = begin; row < end; ++row) {
        T* s = scores.data + row * scores.stride;
        const std::int64_t inHead = row % heads.rows;
        const std::int64_t seen = heads.visible + inHead;
        W largest = widen(s[0]);
#pragma omp simd reduction(max : largest)
        for (std::int64_t i = 0; i < seen; ++i)
            largest = widen(s[i]) > largest ? widen(s[i]) : largest;
        W sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::int64_t i = 0; i < seen; ++i) {
            const W value = exponential((widen(s[i]) - largest) * scale);
            narrow(value, s[i]);
            sum += value;
        }
        sums[row] = sum;
        heads.logSums[row / heads.rows * heads.stride + inHead] = largest * scale + logarithm(sum);
        for (std::int64_t i = seen; i < width; ++i)
            narrow(W(0), s[i]);
    }
}

template <class T, class W = typename Wide<T>::type>
void causalSoftmaxBackward(Rows<T> scores, Rows<T> gradients, const HeadRows<W>& heads, const W* outputDots, W scale, std::int64_t width,
                           std::int64_t begin, std::int64_t end)
{
    for (std::int64_t row = begin; row < end; ++row) {
        T* s = scores.data + row * scores.stride;
        T* g = gradients.data + row * gradients.stride;
        const std::int64_t inHead = row % heads.rows;
        const std::int64_t seen = heads.visible + inHead;
        const W logSum = heads.logSums[row / heads.rows * heads.stride + inHead];
        const W mean = outputDots[row];
#pragma omp simd
        for (std::int64_t i = 0; i < seen; ++i) {
            const W probability = exponential(widen(s[i]) * scale - logSum);
            narrow(probability, s[i]);
            narrow(probability * (widen(g[i]) - mean) * scale, g[i]);
        }
        for (std::int64_t i = seen; i < width; ++i) {
            narrow(W(0), s[i]);
            narrow(W(0), g[i]);
        }
    }
}

template <class T, class W = typename Wide<T>::type>
void headDots(Rows<const T> a, Rows<const T> b, W* into, std::int64_t heads, std::int64_t size, std::int64_t rows, std::int64_t begin,
              std::int64_t end)
{
    for (std::int64_t row = begin; row < end; ++row) {
        for (std::int64_t head = 0; head < heads; ++head) {
            const T* x = a.data + row * a.stride + head * size;
            const T* y = b.data + row * b.stride + head * size;
            W sum = 0;
#pragma omp simd reduction(+ : sum)
            for (std::int64_t i = 0; i < size; ++i)
                sum += widen(x[i]) * widen(y[i]);
            into[head * rows + row] = sum;
        }
    }
}

template <class T, class W = typename Wide<T>::type>
void crossEntropy(Rows<T> scores, const std::int64_t* targets, W scale, double* losses, std::int64_t width, std::int64_t begin,
                  std::int64_t end)
{
    for (std::int64_t row = begin; row < end; ++row) {
        T* s = scores.data + row * scores.stride;
        W largest = widen(s[0]);
#pragma omp simd reduction(max : largest)
        for (std::int64_t i = 0; i < width; ++i)
            largest = widen(s[i]) > largest ? widen(s[i]) : largest;
        const W target = widen(s[targets[row]]);
        W sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::int64_t i = 0; i < width; ++i)
            sum += exponential(widen(s[i]) - largest);
        losses[row] = static_cast<double>(largest - target) + __builtin_log(static_cast<double>(sum));
        const W factor = scale / sum;
#pragma omp simd
        for (std::int64_t i = 0; i < width; ++i)
            narrow(exponential(widen(s[i]) - largest) * factor, s[i]);
        narrow(exponential(target - largest) * factor - scale, s[targets[row]]);  // before it is rounded: where it is sure, little is left
    }
}

double sumOfSquares(const float* values, std::int64_t count)
{
    double sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::int64_t i = 0; i < count; ++i)
        sum += static_cast<double>(values[i]) * static_cast<double>(values[i]);
    return sum;
}

double squaredDistance(const float* a, const float* b, std::int64_t count)
{
    double sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::int64_t i = 0; i < count; ++i) {
        const auto difference = static_cast<double>(a[i] - b[i]);
        sum += difference * difference;
    }
    return sum;
}

void adamWStep(const AdamWSlice& slice, const AdamWFactors& factors, std::int64_t count)
{
    const AdamWFactors f = factors;
    const float* gradient = slice.gradient;
    const float *oldParameters = slice.oldParameters, *oldFirst = slice.oldFirst, *oldSecond = slice.oldSecond;
    float *newParameters = slice.newParameters, *newFirst = slice.newFirst, *newSecond = slice.newSecond;
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const float g = gradient[i] * f.gradientScale;
        const float first = oldFirst[i] + f.oneMinusBeta1 * (g - oldFirst[i]);
        const float second = oldSecond[i] * f.beta2 + f.oneMinusBeta2 * g * g;
        newFirst[i] = first;
        newSecond[i] = second;
        newParameters[i] = oldParameters[i] * f.decay - f.stepSize * first / (root(second) * f.rootCorrection + f.epsilon);
    }
}

template <class T>
constexpr RowKernels<T> table{
    rmsNorm<T>,  rmsNormBackward<T>, rotate<T>, gatedSilu<T>, gatedSiluBackward<T>, causalExponentials<T>, causalSoftmaxBackward<T>,
    headDots<T>, crossEntropy<T>};

}  // namespace

// This file is the body of one source file for each instruction set.
const RowKernelSet& kernelSet()  // NOLINT(misc-definitions-in-headers)
{
    static constexpr RowKernelSet set{table<float>, table<double>, table<BFloat16Bits>, sumOfSquares, squaredDistance, adamWStep};
    return set;
}

}  // namespace undertone::UNDERTONE_KERNELS
