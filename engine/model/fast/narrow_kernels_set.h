// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/fast/narrow_kernels.h"

// What narrow_kernels.cpp chooses from; for nobody else.
namespace undertone::avx512bf16 {

std::int64_t attentionRoom(const AttentionHeads& heads);
void attention(const AttentionHeads& heads, Rows<BFloat16Bits> mixed, PerHead<float> logSums, std::byte* room);
void attentionBackward(const AttentionHeads& heads, const AttentionGradients& gradients, std::byte* room);
void pack(Rows<const BFloat16Bits> y, std::int64_t rows, std::int64_t columns, BFloat16Pair* packed);
void packTransposed(Rows<const BFloat16Bits> x, std::int64_t rows, std::int64_t columns, BFloat16Pair* packed);
void product(Rows<const BFloat16Bits> x, std::int64_t inner, const BFloat16Pair* y, std::int64_t columns, float scale, Rows<BFloat16Bits> into, std::int64_t begin,
             std::int64_t end);
void transpose(Rows<const BFloat16Bits> x, std::int64_t rows, BFloat16Bits* into, std::int64_t stride, std::int64_t begin, std::int64_t end);
void across(Rows<const BFloat16Bits> x, std::int64_t height, Rows<const BFloat16Bits> y, std::int64_t rows, float scale, Rows<float> into, bool transposed,
            std::int64_t begin, std::int64_t end, BFloat16Pair* room);

}  // namespace undertone::avx512bf16
