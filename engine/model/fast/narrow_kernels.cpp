// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/fast/narrow_kernels_set.h"

namespace undertone {

const NarrowKernels* narrowKernels()
{
#ifdef UNDERTONE_X86_KERNELS
    static const bool able = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bf16");
    static constexpr NarrowKernels kernels{avx512bf16::attentionRoom, avx512bf16::attention, avx512bf16::attentionBackward, avx512bf16::pack, avx512bf16::packTransposed,
                                           avx512bf16::product, avx512bf16::transpose, avx512bf16::across};
    return able ? &kernels : nullptr;
#else
    return nullptr;
#endif
}

}  // namespace undertone
