// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/cpu/row_kernels.h"

// What row_kernels.cpp chooses from; for nobody else.
namespace undertone {

struct RowKernelSet {
    RowKernels<float> fp32;
    RowKernels<double> fp64;
    RowKernels<BFloat16Bits> bf16;
    double (*sumOfSquares)(const float*, std::int64_t);
    double (*squaredDistance)(const float*, const float*, std::int64_t);
    void (*adamWStep)(const AdamWSlice&, const AdamWFactors&, std::int64_t);
};

namespace generic {
const RowKernelSet& kernelSet();
}
namespace avx2 {
const RowKernelSet& kernelSet();
}
namespace avx512 {
const RowKernelSet& kernelSet();
}

}  // namespace undertone
