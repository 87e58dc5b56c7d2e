// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled for its instruction set: sources.cmake.
#include "engine/model/kernels/cpu/tile_attention_body.h"
#include "engine/model/kernels/cpu/tile_products_body.h"

namespace undertone::avx512 {

const TileKernels<float> tileKernels{attentionRoom<float>,  attention<float>, attentionBackward<float>, pack<float>,
                                     packTransposed<float>, product<float>,   transpose<float>,         transposedProduct<float>};

}  // namespace undertone::avx512
