// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled for its instruction set: sources.cmake.
#include "engine/model/kernels/cpu/tile_attention_body.h"
#include "engine/model/kernels/cpu/tile_products_body.h"

namespace undertone::avx512bf16 {

const TileKernels<BFloat16Bits> tileKernels{attentionRoom<BFloat16Bits>, attention<BFloat16Bits>,        attentionBackward<BFloat16Bits>,
                                            pack<BFloat16Bits>,          packTransposed<BFloat16Bits>,   product<BFloat16Bits>,
                                            transpose<BFloat16Bits>,     transposedProduct<BFloat16Bits>};

}  // namespace undertone::avx512bf16
