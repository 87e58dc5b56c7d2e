// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

// The inner loops of the tokenizer that LibTorch has no fast operator for, on plain floats of the CPU. Rows are stored one
// after another, `...Stride` floats apart. Each call takes a range of its work, so that the caller may share it among threads.
namespace undertone::kernels {

/// Channels that addFsmnMemory handles at once; weights of a last, partial group are there and zero.
constexpr std::int64_t channelGroup = 16;

/// A depthwise convolution over tokens, silence around them (method.md 4, FSMN memory).
struct FsmnMemory {
    const float* values = nullptr;  ///< (tokens, channels)
    std::int64_t valuesStride = 0;
    std::int64_t tokens = 0;
    std::int64_t channels = 0;
    const float* taps = nullptr;  ///< (channel groups, kernel, channelGroup)
    std::int64_t kernel = 0;      ///< odd
    float* sums = nullptr;        ///< (tokens, channels): the memory is added to what stands there
    std::int64_t sumsStride = 0;
};

/// The channel groups [firstGroup, endGroup) of a memory.
void addFsmnMemory(const FsmnMemory& memory, std::int64_t firstGroup, std::int64_t endGroup);

/// The gradient of the taps of a memory, where `sums` holds that of its sums: the channel groups [firstGroup, endGroup) of
/// gradients (channel groups, kernel, channelGroup) are added to. `taps` is not read.
void addTapGradients(const FsmnMemory& memory, float* gradients, std::int64_t firstGroup, std::int64_t endGroup);

/// Turns the halves of each head of rows [firstRow, endRow) by the row's angles, in place: x (rows, heads * headSize),
/// cosines and sines (rows, headSize / 2).
void rotateHeads(float* x, std::int64_t stride, std::int64_t heads, std::int64_t headSize, const float* cosines, const float* sines,
                 std::int64_t firstRow, std::int64_t endRow);

/// Squared magnitudes of `count` complex numbers, stored as pairs.
void squaredMagnitudes(const float* pairs, float* powers, std::int64_t count);

/// The largest of `count` values, at least one.
float largestValue(const float* values, std::int64_t count);

/// value = (max(value, floor) + offset) / 4, in place: the encoder's input from log-mel (method.md 4).
void scaleLogMel(float* values, std::int64_t count, float floor, float offset);

}  // namespace undertone::kernels
