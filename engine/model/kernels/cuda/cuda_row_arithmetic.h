// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/cpu/row_kernels.h"

#ifndef __CUDACC__
#include <bit>
#include <cmath>
#endif

// The arithmetic of every CUDA kernel, row by row, without a word of CUDA: the GPU runs it in cuda_kernels.cu, and a processor in the
// tests. What divides a row is a Team, of lanes that work side by side:
//   each(count, f)        calls f(i) once for every i in [0, count)
//   sum(count, f), largest(count, f)   of all f(i), known to every lane; what was read before may be overwritten after
//   first()               true in one lane
// An operation is a struct of what it works on; operator()(team, row) does one row. N elements are read at once: 1, or as many as fill
// 16 bytes, where every row begins on such a boundary and `width` is a multiple of them.
namespace undertone::cuda {

#ifdef __CUDACC__
#define UNDERTONE_LANE __device__ __forceinline__
UNDERTONE_LANE float fromBits(std::uint32_t bits)
{
    return __uint_as_float(bits);
}
UNDERTONE_LANE std::uint32_t toBits(float value)
{
    return __float_as_uint(value);
}
UNDERTONE_LANE float exponential(float x)
{
    return ::expf(x);
}
UNDERTONE_LANE float logarithm(float x)
{
    return ::logf(x);
}
UNDERTONE_LANE float root(float x)
{
    return ::sqrtf(x);
}
#else
#define UNDERTONE_LANE inline
UNDERTONE_LANE float fromBits(std::uint32_t bits)
{
    return std::bit_cast<float>(bits);
}
UNDERTONE_LANE std::uint32_t toBits(float value)
{
    return std::bit_cast<std::uint32_t>(value);
}
UNDERTONE_LANE float exponential(float x)
{
    return std::exp(x);
}
UNDERTONE_LANE float logarithm(float x)
{
    return std::log(x);
}
UNDERTONE_LANE float root(float x)
{
    return std::sqrt(x);
}
#endif

/// 16 bytes of T.
template <class T> constexpr int packSize = 16 / static_cast<int>(sizeof(T));

template <class T, int N> struct alignas(sizeof(T) * N) Pack {
    T values[N];
};

UNDERTONE_LANE float widen(float value)
{
    return value;
}
UNDERTONE_LANE float widen(BFloat16Bits value)
{
    return fromBits(static_cast<std::uint32_t>(value.bits) << 16);
}

UNDERTONE_LANE void narrow(float value, float& into)
{
    into = value;
}
/// Rounds half to even.
UNDERTONE_LANE void narrow(float value, BFloat16Bits& into)
{
    const std::uint32_t bits = toBits(value);
    into.bits = static_cast<std::uint16_t>((bits + 0x7fffU + ((bits >> 16) & 1U)) >> 16);
}

/// The i-th N elements from `from`, widened.
template <int N, class T> UNDERTONE_LANE Pack<float, N> load(const T* from, std::int64_t i)
{
    const Pack<T, N> stored = reinterpret_cast<const Pack<T, N>*>(from)[i];
    Pack<float, N> wide;
    for (int k = 0; k < N; ++k)
        wide.values[k] = widen(stored.values[k]);
    return wide;
}

template <int N, class T> UNDERTONE_LANE void store(const Pack<float, N>& wide, T* to, std::int64_t i)
{
    Pack<T, N> stored;
    for (int k = 0; k < N; ++k)
        narrow(wide.values[k], stored.values[k]);
    reinterpret_cast<Pack<T, N>*>(to)[i] = stored;
}

template <class T, int N> struct RmsNorm {
    Rows<const T> x;
    const T* weight;
    float epsilon;
    Rows<T> y;
    float* inverse;
    std::int64_t width;

    template <class Team> UNDERTONE_LANE void operator()(const Team& team, std::int64_t row) const
    {
        const T* in = x.data + row * x.stride;
        T* out = y.data + row * y.stride;
        const float squares = team.sum(width / N, [&](std::int64_t i) {
            const auto values = load<N>(in, i);
            float sum = 0.0F;
            for (int k = 0; k < N; ++k)
                sum += values.values[k] * values.values[k];
            return sum;
        });
        const float scale = 1.0F / root(squares / static_cast<float>(width) + epsilon);
        if (team.first())
            inverse[row] = scale;
        team.each(width / N, [&](std::int64_t i) {
            auto values = load<N>(in, i);
            const auto factors = load<N>(weight, i);
            for (int k = 0; k < N; ++k)
                values.values[k] = factors.values[k] * (values.values[k] * scale);
            store<N>(values, out, i);
        });
    }
};

template <class T, int N> struct RmsNormBackward {
    Rows<const T> gradient;
    Rows<const T> x;
    const T* weight;
    const float* inverse;
    Rows<T> into;
    bool add;
    std::int64_t width;

    template <class Team> UNDERTONE_LANE void operator()(const Team& team, std::int64_t row) const
    {
        const T* g = gradient.data + row * gradient.stride;
        const T* in = x.data + row * x.stride;
        T* out = into.data + row * into.stride;
        const float dot = team.sum(width / N, [&](std::int64_t i) {
            const auto upstream = load<N>(g, i);
            const auto factors = load<N>(weight, i);
            const auto values = load<N>(in, i);
            float sum = 0.0F;
            for (int k = 0; k < N; ++k)
                sum += upstream.values[k] * factors.values[k] * values.values[k];
            return sum;
        });
        const float scale = inverse[row];
        const float back = dot * scale * scale * scale / static_cast<float>(width);
        team.each(width / N, [&](std::int64_t i) {
            const auto upstream = load<N>(g, i);
            const auto factors = load<N>(weight, i);
            const auto values = load<N>(in, i);
            Pack<float, N> result{};
            if (add)
                result = load<N>(out, i);
            for (int k = 0; k < N; ++k)
                result.values[k] += upstream.values[k] * factors.values[k] * scale - values.values[k] * back;
            store<N>(result, out, i);
        });
    }
};

template <class T, int N> struct Rotate {
    Rows<T> x;
    const float* cosine;
    const float* sine;
    float sign;
    std::int64_t heads;
    std::int64_t half;  ///< columns of half a head

    template <class Team> UNDERTONE_LANE void operator()(const Team& team, std::int64_t row) const
    {
        const float* c = cosine + row * half;
        const float* s = sine + row * half;
        const std::int64_t packs = half / N;
        team.each(heads * packs, [&](std::int64_t i) {
            T* low = x.data + row * x.stride + i / packs * 2 * half;
            T* high = low + half;
            const std::int64_t column = i % packs;
            auto a = load<N>(low, column);
            auto b = load<N>(high, column);
            for (int k = 0; k < N; ++k) {
                const float cosines = c[column * N + k];
                const float sines = sign * s[column * N + k];
                const float turned = a.values[k] * cosines - b.values[k] * sines;
                b.values[k] = b.values[k] * cosines + a.values[k] * sines;
                a.values[k] = turned;
            }
            store<N>(a, low, column);
            store<N>(b, high, column);
        });
    }
};

template <class T, int N> struct GatedSilu {
    Rows<const T> gateUp;
    Rows<T> y;
    std::int64_t width;

    template <class Team> UNDERTONE_LANE void operator()(const Team& team, std::int64_t row) const
    {
        const T* gate = gateUp.data + row * gateUp.stride;
        T* out = y.data + row * y.stride;
        team.each(width / N, [&](std::int64_t i) {
            auto z = load<N>(gate, i);
            const auto up = load<N>(gate + width, i);
            for (int k = 0; k < N; ++k)
                z.values[k] = z.values[k] / (1.0F + exponential(-z.values[k])) * up.values[k];
            store<N>(z, out, i);
        });
    }
};

template <class T, int N> struct GatedSiluBackward {
    Rows<const T> gradient;
    Rows<const T> gateUp;
    Rows<T> into;
    std::int64_t width;

    template <class Team> UNDERTONE_LANE void operator()(const Team& team, std::int64_t row) const
    {
        const T* g = gradient.data + row * gradient.stride;
        const T* gate = gateUp.data + row * gateUp.stride;
        T* toGate = into.data + row * into.stride;
        team.each(width / N, [&](std::int64_t i) {
            const auto upstream = load<N>(g, i);
            const auto gates = load<N>(gate, i);
            auto toUp = load<N>(gate + width, i);
            Pack<float, N> result;
            for (int k = 0; k < N; ++k) {
                const float z = gates.values[k];
                const float sigmoid = 1.0F / (1.0F + exponential(-z));
                result.values[k] = upstream.values[k] * toUp.values[k] * sigmoid * (1.0F + z * (1.0F - sigmoid));
                toUp.values[k] = upstream.values[k] * z * sigmoid;
            }
            store<N>(result, toGate, i);
            store<N>(toUp, toGate + width, i);
        });
    }
};

/// Rows of scores seldom begin on a boundary: one element at a time.
template <class T> struct CausalExponentials {
    Rows<T> scores;
    HeadRows<float> heads;
    float* sums;
    float scale;
    std::int64_t width;

    template <class Team> UNDERTONE_LANE void operator()(const Team& team, std::int64_t row) const
    {
        T* s = scores.data + row * scores.stride;
        const std::int64_t inHead = row % heads.rows;
        const std::int64_t seen = heads.visible + inHead;
        const float largest = team.largest(seen, [&](std::int64_t i) { return widen(s[i]); });
        const float sum = team.sum(seen, [&](std::int64_t i) {
            const float value = exponential((widen(s[i]) - largest) * scale);
            narrow(value, s[i]);
            return value;
        });
        if (team.first()) {
            sums[row] = sum;
            heads.logSums[row / heads.rows * heads.stride + inHead] = largest * scale + logarithm(sum);
        }
        team.each(width - seen, [&](std::int64_t i) { narrow(0.0F, s[seen + i]); });
    }
};

template <class T> struct CausalSoftmaxBackward {
    Rows<T> scores;
    Rows<T> gradients;
    HeadRows<float> heads;
    const float* outputDots;
    float scale;
    std::int64_t width;

    template <class Team> UNDERTONE_LANE void operator()(const Team& team, std::int64_t row) const
    {
        T* s = scores.data + row * scores.stride;
        T* g = gradients.data + row * gradients.stride;
        const std::int64_t inHead = row % heads.rows;
        const std::int64_t seen = heads.visible + inHead;
        const float logSum = heads.logSums[row / heads.rows * heads.stride + inHead];
        const float mean = outputDots[row];
        team.each(width, [&](std::int64_t i) {
            const float probability = i < seen ? exponential(widen(s[i]) * scale - logSum) : 0.0F;
            const float back = i < seen ? probability * (widen(g[i]) - mean) * scale : 0.0F;
            narrow(probability, s[i]);
            narrow(back, g[i]);
        });
    }
};

/// A row here is one head of one row: `row` counts the heads within the rows.
template <class T, int N> struct HeadDots {
    Rows<const T> a;
    Rows<const T> b;
    float* into;
    std::int64_t rows;
    std::int64_t heads;
    std::int64_t size;

    template <class Team> UNDERTONE_LANE void operator()(const Team& team, std::int64_t row) const
    {
        const std::int64_t head = row % heads;
        const std::int64_t line = row / heads;
        const T* x = a.data + line * a.stride + head * size;
        const T* y = b.data + line * b.stride + head * size;
        const float dot = team.sum(size / N, [&](std::int64_t i) {
            const auto left = load<N>(x, i);
            const auto right = load<N>(y, i);
            float sum = 0.0F;
            for (int k = 0; k < N; ++k)
                sum += left.values[k] * right.values[k];
            return sum;
        });
        if (team.first())
            into[head * rows + line] = dot;
    }
};

template <class T> struct CrossEntropy {
    Rows<T> scores;
    const std::int64_t* targets;
    float scale;
    float* losses;
    std::int64_t width;

    template <class Team> UNDERTONE_LANE void operator()(const Team& team, std::int64_t row) const
    {
        T* s = scores.data + row * scores.stride;
        const std::int64_t wanted = targets[row];
        const float target = widen(s[wanted]);
        const float largest = team.largest(width, [&](std::int64_t i) { return widen(s[i]); });
        const float sum = team.sum(width, [&](std::int64_t i) { return exponential(widen(s[i]) - largest); });
        if (team.first())
            losses[row] = largest - target + logarithm(sum);
        const float factor = scale / sum;
        team.each(width, [&](std::int64_t i) {
            const float gradient = exponential(widen(s[i]) - largest) * factor;
            narrow(i == wanted ? gradient - scale : gradient, s[i]);
        });
    }
};

/// One row, as long as the buffers.
template <int N> struct AdamW {
    AdamWSlice slice;
    AdamWFactors factors;
    std::int64_t count;

    template <class Team> UNDERTONE_LANE void operator()(const Team& team, std::int64_t) const
    {
        const AdamWFactors& f = factors;
        team.each(count / N, [&](std::int64_t i) {
            const auto gradient = load<N>(slice.gradient, i);
            auto first = load<N>(slice.oldFirst, i);
            auto second = load<N>(slice.oldSecond, i);
            auto parameters = load<N>(slice.oldParameters, i);
            for (int k = 0; k < N; ++k) {
                const float g = gradient.values[k] * f.gradientScale;
                first.values[k] += f.oneMinusBeta1 * (g - first.values[k]);
                second.values[k] = second.values[k] * f.beta2 + f.oneMinusBeta2 * g * g;
                parameters.values[k] =
                    parameters.values[k] * f.decay - f.stepSize * first.values[k] / (root(second.values[k]) * f.rootCorrection + f.epsilon);
            }
            store<N>(first, slice.newFirst, i);
            store<N>(second, slice.newSecond, i);
            store<N>(parameters, slice.newParameters, i);
        });
    }
};

}  // namespace undertone::cuda
