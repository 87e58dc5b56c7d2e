// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/fast/narrow_kernels.h"

#include <torch/torch.h>

namespace undertone {

/// A matrix of bf16 whose rows lie in one piece each, as the narrow kernels take it.
inline Rows<const BFloat16Bits> narrowRows(const torch::Tensor& matrix)
{
    TORCH_INTERNAL_ASSERT(matrix.dim() == 2 && (matrix.stride(1) == 1 || matrix.size(1) == 1) && matrix.scalar_type() == torch::kBFloat16);
    return {static_cast<const BFloat16Bits*>(matrix.const_data_ptr()), matrix.stride(0)};
}
inline Rows<BFloat16Bits> narrowRowsToWrite(const torch::Tensor& matrix)
{
    const auto rows = narrowRows(matrix);
    return {static_cast<BFloat16Bits*>(matrix.data_ptr()), rows.stride};
}

}  // namespace undertone
