// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/cpu/row_kernels.h"

#include <cstdint>

// What libundertone_cuda.so offers: the loops of row_kernels on an NVIDIA GPU. Neither torch nor CUDA's headers here, so that the
// library is built without the one and the programs without the other.
namespace undertone {

/// Rises with every change of what this header declares; a library that tells another is not used.
constexpr int cudaKernelsVersion = 1;

enum class CudaType : int { Float32 = 0, BFloat16 = 1 };

/// Where a call runs. Every pointer given with it lies in memory of that device, and the call returns before the work is done.
struct CudaPlace {
    int device;
    void* stream;  ///< a cudaStream_t; null: the default stream
};

/// Every function returns 0 or a cudaError_t of the launch. Matrices are (rows, width) with unit column stride, of `type`; other arrays
/// are without gaps. Meaning, where not said: as in RowKernels. No atomic addition anywhere: the same input gives the same bits.
struct CudaKernels {
    int (*rmsNorm)(CudaPlace place, CudaType type, Rows<const void> x, const void* weight, float epsilon, Rows<void> y, float* inverse,
                   std::int64_t rows, std::int64_t width);
    int (*rmsNormBackward)(CudaPlace place, CudaType type, Rows<const void> gradient, Rows<const void> x, const void* weight,
                           const float* inverse, Rows<void> into, bool add, std::int64_t rows, std::int64_t width);
    int (*rotate)(CudaPlace place, CudaType type, Rows<void> x, const float* cosine, const float* sine, float sign, std::int64_t rows,
                  std::int64_t heads, std::int64_t size);
    int (*gatedSilu)(CudaPlace place, CudaType type, Rows<const void> gateUp, Rows<void> y, std::int64_t rows, std::int64_t width);
    int (*gatedSiluBackward)(CudaPlace place, CudaType type, Rows<const void> gradient, Rows<const void> gateUp, Rows<void> into,
                             std::int64_t rows, std::int64_t width);
    /// `rows`: of all heads together.
    int (*causalExponentials)(CudaPlace place, CudaType type, Rows<void> scores, HeadRows<float> heads, float* sums, float scale,
                              std::int64_t rows, std::int64_t width);
    int (*causalSoftmaxBackward)(CudaPlace place, CudaType type, Rows<void> scores, Rows<void> gradients, HeadRows<float> heads,
                                 const float* outputDots, float scale, std::int64_t rows, std::int64_t width);
    int (*headDots)(CudaPlace place, CudaType type, Rows<const void> a, Rows<const void> b, float* into, std::int64_t rows,
                    std::int64_t heads, std::int64_t size);
    int (*crossEntropy)(CudaPlace place, CudaType type, Rows<void> scores, const std::int64_t* targets, float scale, float* losses,
                        std::int64_t rows, std::int64_t width);
    int (*adamW)(CudaPlace place, AdamWSlice slice, AdamWFactors factors, std::int64_t count);
    /// The name of a returned error; never null.
    const char* (*errorName)(int error);
};

}  // namespace undertone

// What the library exports, by these names.
extern "C" {
__attribute__((visibility("default"))) int undertoneCudaKernelsVersion();
__attribute__((visibility("default"))) const undertone::CudaKernels* undertoneCudaKernels();
}
