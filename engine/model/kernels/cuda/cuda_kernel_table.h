// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/cuda/cuda_kernels.h"
#include "engine/model/kernels/cuda/cuda_row_arithmetic.h"

#include <initializer_list>

// The functions of CudaKernels over the operations of cuda_row_arithmetic.h: types taken back from their tags, and rows read 16 bytes at
// once where all of them begin on such a boundary. A Launcher runs an operation and returns an error or 0:
//   rows(place, operation, rows, steps)     a team for each row; it makes `steps` steps, shared by its lanes
//   spread(place, operation, rows, steps)   several teams may share a row: for operations that call each() alone
// cuda_kernels.cu has the one for the GPU, the tests have one for the processor.
namespace undertone::cuda {

/// One row of a matrix, for asking where it lies: rows that are `stride` elements apart.
struct Lies {
    const void* data;
    std::int64_t stride;
};

/// True where rows of `width` elements of T can be read by packs.
template <class T> bool packs(std::int64_t width, std::initializer_list<Lies> all)
{
    if (width % packSize<T> != 0)
        return false;
    for (const Lies& each : all) {
        if (reinterpret_cast<std::uintptr_t>(each.data) % 16 != 0 || each.stride % packSize<T> != 0)
            return false;
    }
    return true;
}

template <class T> Rows<T> as(Rows<void> rows)
{
    return {static_cast<T*>(rows.data), rows.stride};
}
template <class T> Rows<const T> as(Rows<const void> rows)
{
    return {static_cast<const T*>(rows.data), rows.stride};
}

template <class T> struct TypeTag {
    using type = T;
};
/// Calls `body` with the tag's type.
template <class Body> int withType(CudaType type, const Body& body)
{
    return type == CudaType::Float32 ? body(TypeTag<float>{}) : body(TypeTag<BFloat16Bits>{});
}

template <int N> struct Count {
    static constexpr int value = N;
};
/// Calls `body` with how many elements of T it may read at once.
template <class T, class Body> int withPacks(bool packed, const Body& body)
{
    return packed ? body(Count<packSize<T>>{}) : body(Count<1>{});
}

template <class Launcher> struct KernelTable {
    static int rmsNorm(CudaPlace place, CudaType type, Rows<const void> x, const void* weight, float epsilon, Rows<void> y, float* inverse,
                       std::int64_t rows, std::int64_t width)
    {
        return withType(type, [&](auto tag) {
            using T = typename decltype(tag)::type;
            return withPacks<T>(packs<T>(width, {{x.data, x.stride}, {weight, 0}, {y.data, y.stride}}), [&](auto n) {
                constexpr int N = decltype(n)::value;
                return Launcher::rows(place, RmsNorm<T, N>{as<T>(x), static_cast<const T*>(weight), epsilon, as<T>(y), inverse, width},
                                      rows, width / N);
            });
        });
    }

    static int rmsNormBackward(CudaPlace place, CudaType type, Rows<const void> gradient, Rows<const void> x, const void* weight,
                               const float* inverse, Rows<void> into, bool add, std::int64_t rows, std::int64_t width)
    {
        return withType(type, [&](auto tag) {
            using T = typename decltype(tag)::type;
            const bool packed =
                packs<T>(width, {{gradient.data, gradient.stride}, {x.data, x.stride}, {weight, 0}, {into.data, into.stride}});
            return withPacks<T>(packed, [&](auto n) {
                constexpr int N = decltype(n)::value;
                return Launcher::rows(
                    place,
                    RmsNormBackward<T, N>{as<T>(gradient), as<T>(x), static_cast<const T*>(weight), inverse, as<T>(into), add, width}, rows,
                    width / N);
            });
        });
    }

    static int rotate(CudaPlace place, CudaType type, Rows<void> x, const float* cosine, const float* sine, float sign, std::int64_t rows,
                      std::int64_t heads, std::int64_t size)
    {
        return withType(type, [&](auto tag) {
            using T = typename decltype(tag)::type;
            const std::int64_t half = size / 2;
            return withPacks<T>(packs<T>(half, {{x.data, x.stride}}), [&](auto n) {
                constexpr int N = decltype(n)::value;
                return Launcher::spread(place, Rotate<T, N>{as<T>(x), cosine, sine, sign, heads, half}, rows, heads * half / N);
            });
        });
    }

    static int gatedSilu(CudaPlace place, CudaType type, Rows<const void> gateUp, Rows<void> y, std::int64_t rows, std::int64_t width)
    {
        return withType(type, [&](auto tag) {
            using T = typename decltype(tag)::type;
            return withPacks<T>(packs<T>(width, {{gateUp.data, gateUp.stride}, {y.data, y.stride}}), [&](auto n) {
                constexpr int N = decltype(n)::value;
                return Launcher::spread(place, GatedSilu<T, N>{as<T>(gateUp), as<T>(y), width}, rows, width / N);
            });
        });
    }

    static int gatedSiluBackward(CudaPlace place, CudaType type, Rows<const void> gradient, Rows<const void> gateUp, Rows<void> into,
                                 std::int64_t rows, std::int64_t width)
    {
        return withType(type, [&](auto tag) {
            using T = typename decltype(tag)::type;
            const bool packed = packs<T>(width, {{gradient.data, gradient.stride}, {gateUp.data, gateUp.stride}, {into.data, into.stride}});
            return withPacks<T>(packed, [&](auto n) {
                constexpr int N = decltype(n)::value;
                return Launcher::spread(place, GatedSiluBackward<T, N>{as<T>(gradient), as<T>(gateUp), as<T>(into), width}, rows,
                                        width / N);
            });
        });
    }

    static int causalExponentials(CudaPlace place, CudaType type, Rows<void> scores, HeadRows<float> heads, float* sums, float scale,
                                  std::int64_t rows, std::int64_t width)
    {
        return withType(type, [&](auto tag) {
            using T = typename decltype(tag)::type;
            return Launcher::rows(place, CausalExponentials<T>{as<T>(scores), heads, sums, scale, width}, rows, width);
        });
    }

    static int causalSoftmaxBackward(CudaPlace place, CudaType type, Rows<void> scores, Rows<void> gradients, HeadRows<float> heads,
                                     const float* outputDots, float scale, std::int64_t rows, std::int64_t width)
    {
        return withType(type, [&](auto tag) {
            using T = typename decltype(tag)::type;
            return Launcher::spread(place, CausalSoftmaxBackward<T>{as<T>(scores), as<T>(gradients), heads, outputDots, scale, width}, rows,
                                    width);
        });
    }

    static int headDots(CudaPlace place, CudaType type, Rows<const void> a, Rows<const void> b, float* into, std::int64_t rows,
                        std::int64_t heads, std::int64_t size)
    {
        return withType(type, [&](auto tag) {
            using T = typename decltype(tag)::type;
            return withPacks<T>(packs<T>(size, {{a.data, a.stride}, {b.data, b.stride}}), [&](auto n) {
                constexpr int N = decltype(n)::value;
                return Launcher::rows(place, HeadDots<T, N>{as<T>(a), as<T>(b), into, rows, heads, size}, rows * heads, size / N);
            });
        });
    }

    static int crossEntropy(CudaPlace place, CudaType type, Rows<void> scores, const std::int64_t* targets, float scale, float* losses,
                            std::int64_t rows, std::int64_t width)
    {
        return withType(type, [&](auto tag) {
            using T = typename decltype(tag)::type;
            return Launcher::rows(place, CrossEntropy<T>{as<T>(scores), targets, scale, losses, width}, rows, width);
        });
    }

    static int adamW(CudaPlace place, AdamWSlice slice, AdamWFactors factors, std::int64_t count)
    {
        const bool packed = packs<float>(count,
                                         {{slice.gradient, 0},
                                          {slice.oldParameters, 0},
                                          {slice.oldFirst, 0},
                                          {slice.oldSecond, 0},
                                          {slice.newParameters, 0},
                                          {slice.newFirst, 0},
                                          {slice.newSecond, 0}});
        return withPacks<float>(packed, [&](auto n) {
            constexpr int N = decltype(n)::value;
            return Launcher::spread(place, AdamW<N>{slice, factors, count}, 1, count / N);
        });
    }

    static constexpr CudaKernels table{
        rmsNorm,  rmsNormBackward, rotate, gatedSilu,          gatedSiluBackward, causalExponentials, causalSoftmaxBackward,
        headDots, crossEntropy,    adamW,  Launcher::errorName};
};

}  // namespace undertone::cuda
