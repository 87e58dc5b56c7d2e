// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/kernels/cpu/row_kernels_sets.h"

namespace undertone {

namespace {

struct Chosen {
    const char* name;
    const RowKernelSet* set;
};

Chosen choose()
{
#ifdef UNDERTONE_X86_KERNELS
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512dq"))
        return {"avx512", &avx512::kernelSet()};
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return {"avx2", &avx2::kernelSet()};
#endif
    return {"generic", &generic::kernelSet()};
}

const Chosen& chosen()
{
    static const Chosen best = choose();
    return best;
}

}  // namespace

template <> const RowKernels<float>& rowKernels<float>()
{
    return chosen().set->fp32;
}
template <> const RowKernels<double>& rowKernels<double>()
{
    return chosen().set->fp64;
}
template <> const RowKernels<BFloat16Bits>& rowKernels<BFloat16Bits>()
{
    return chosen().set->bf16;
}

double sumOfSquares(const float* values, std::int64_t count)
{
    return chosen().set->sumOfSquares(values, count);
}

double squaredDistance(const float* a, const float* b, std::int64_t count)
{
    return chosen().set->squaredDistance(a, b, count);
}

void adamWStep(const AdamWSlice& slice, const AdamWFactors& factors, std::int64_t count)
{
    chosen().set->adamWStep(slice, factors, count);
}

const char* rowKernelsName()
{
    return chosen().name;
}

}  // namespace undertone
