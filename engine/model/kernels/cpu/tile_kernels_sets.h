// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/cpu/tile_kernels.h"

// What tile_kernels.cpp chooses from; for nobody else.
namespace undertone {

namespace avx512 {
extern const TileKernels<float> tileKernels;
}
namespace avx512bf16 {
extern const TileKernels<BFloat16Bits> tileKernels;
}

}  // namespace undertone
