// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/kernels/cpu/tile_kernels_sets.h"

namespace undertone {

#ifdef UNDERTONE_X86_KERNELS

namespace {
bool hasAvx512()
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512dq");
}
}  // namespace

template <> const TileKernels<float>* tileKernels<float>()
{
    static const bool able = hasAvx512();
    return able ? &avx512::tileKernels : nullptr;
}
template <> const TileKernels<BFloat16Bits>* tileKernels<BFloat16Bits>()
{
    static const bool able = hasAvx512() && __builtin_cpu_supports("avx512bf16");
    return able ? &avx512bf16::tileKernels : nullptr;
}

#else

template <> const TileKernels<float>* tileKernels<float>()
{
    return nullptr;
}
template <> const TileKernels<BFloat16Bits>* tileKernels<BFloat16Bits>()
{
    return nullptr;
}

#endif

}  // namespace undertone
