// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/kernels/cpu/encoder_kernels.h"

#include <algorithm>
#include <cstring>

// One build serves every x86-64 processor: each loop is compiled for the vector units of several generations, and the first
// call picks. Sanitizers instrument the picking itself, which then runs before they are ready.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define UNDERTONE_VECTOR_CLONES __attribute__((target_clones("avx512f", "fma", "default")))
#else
#define UNDERTONE_VECTOR_CLONES
#endif

namespace undertone::kernels {

namespace {

using Lanes = float __attribute__((vector_size(channelGroup * sizeof(float))));

constexpr std::int64_t chunkTokens = 128;     // with the kernel's margin a chunk of one group stays in the first cache
constexpr std::int64_t largestKernel = 1024;  // validate() of the tokenizer allows no larger one
constexpr std::int64_t tileTokens = 4;        // as many sums as hide the latency of a multiply-add

/// The channels of a group: the first, and how many bytes of a row they take.
struct GroupChannels {
    std::int64_t first = 0;
    std::size_t bytes = 0;

    GroupChannels(const FsmnMemory& memory, std::int64_t group)
        : first(group * channelGroup), bytes(static_cast<std::size_t>(std::min(channelGroup, memory.channels - first)) * sizeof(float))
    {
    }
};

/// Those channels of rows (tokens, channels), from row `start` on, silence where there are none. Inlined into each clone of its callers.
[[gnu::always_inline]] inline void copyRows(const float* rows, std::int64_t stride, std::int64_t tokens, const GroupChannels& channels,
                                            std::int64_t start, std::int64_t count, Lanes* copies)
{
    for (std::int64_t row = 0; row < count; ++row) {
        const std::int64_t token = start + row;
        Lanes lanes{};
        if (token >= 0 && token < tokens)
            std::memcpy(&lanes, rows + token * stride + channels.first, channels.bytes);
        copies[row] = lanes;
    }
}

}  // namespace

UNDERTONE_VECTOR_CLONES
void addFsmnMemory(const FsmnMemory& memory, std::int64_t firstGroup, std::int64_t endGroup)
{
    alignas(64) Lanes chunk[chunkTokens + largestKernel + tileTokens];
    alignas(64) Lanes taps[largestKernel];
    const std::int64_t margin = (memory.kernel - 1) / 2;
    for (std::int64_t group = firstGroup; group < endGroup; ++group) {
        const GroupChannels channels(memory, group);
        std::memcpy(taps, memory.taps + group * memory.kernel * channelGroup, static_cast<std::size_t>(memory.kernel) * sizeof(Lanes));
        for (std::int64_t start = 0; start < memory.tokens; start += chunkTokens) {
            const std::int64_t count = std::min(chunkTokens, memory.tokens - start);
            copyRows(memory.values, memory.valuesStride, memory.tokens, channels, start - margin, count + memory.kernel - 1 + tileTokens,
                     chunk);
            for (std::int64_t tile = 0; tile < count; tile += tileTokens) {
                Lanes sums[tileTokens]{};
                for (std::int64_t tap = 0; tap < memory.kernel; ++tap) {
                    for (std::int64_t i = 0; i < tileTokens; ++i)
                        sums[i] += taps[tap] * chunk[tile + tap + i];
                }
                for (std::int64_t i = 0; i < std::min(tileTokens, count - tile); ++i) {
                    float* target = memory.sums + (start + tile + i) * memory.sumsStride + channels.first;
                    Lanes before{};
                    std::memcpy(&before, target, channels.bytes);
                    before += sums[i];
                    std::memcpy(target, &before, channels.bytes);
                }
            }
        }
    }
}

UNDERTONE_VECTOR_CLONES
void addTapGradients(const FsmnMemory& memory, float* gradients, std::int64_t firstGroup, std::int64_t endGroup)
{
    alignas(64) Lanes chunk[chunkTokens + largestKernel + tileTokens];
    alignas(64) Lanes above[chunkTokens];
    const std::int64_t margin = (memory.kernel - 1) / 2;
    for (std::int64_t group = firstGroup; group < endGroup; ++group) {
        const GroupChannels channels(memory, group);
        for (std::int64_t start = 0; start < memory.tokens; start += chunkTokens) {
            const std::int64_t count = std::min(chunkTokens, memory.tokens - start);
            copyRows(memory.values, memory.valuesStride, memory.tokens, channels, start - margin, count + memory.kernel - 1 + tileTokens,
                     chunk);
            copyRows(memory.sums, memory.sumsStride, memory.tokens, channels, start, count, above);
            for (std::int64_t tile = 0; tile < memory.kernel; tile += tileTokens) {
                Lanes sums[tileTokens]{};
                for (std::int64_t row = 0; row < count; ++row) {
                    for (std::int64_t i = 0; i < tileTokens; ++i)
                        sums[i] += above[row] * chunk[row + tile + i];
                }
                for (std::int64_t i = 0; i < std::min(tileTokens, memory.kernel - tile); ++i) {
                    float* target = gradients + (group * memory.kernel + tile + i) * channelGroup;
                    Lanes before{};
                    std::memcpy(&before, target, sizeof before);
                    before += sums[i];
                    std::memcpy(target, &before, sizeof before);
                }
            }
        }
    }
}

UNDERTONE_VECTOR_CLONES
void rotateHeads(float* x, std::int64_t stride, std::int64_t heads, std::int64_t headSize, const float* cosines, const float* sines,
                 std::int64_t firstRow, std::int64_t endRow)
{
    const std::int64_t half = headSize / 2;
    for (std::int64_t row = firstRow; row < endRow; ++row) {
        const float* __restrict cosine = cosines + row * half;
        const float* __restrict sine = sines + row * half;
        for (std::int64_t head = 0; head < heads; ++head) {
            float* __restrict low = x + row * stride + head * headSize;
            float* __restrict high = low + half;
            for (std::int64_t i = 0; i < half; ++i) {
                const float a = low[i];
                const float b = high[i];
                low[i] = a * cosine[i] - b * sine[i];
                high[i] = b * cosine[i] + a * sine[i];
            }
        }
    }
}

UNDERTONE_VECTOR_CLONES
void squaredMagnitudes(const float* __restrict pairs, float* __restrict powers, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        powers[i] = pairs[2 * i] * pairs[2 * i] + pairs[2 * i + 1] * pairs[2 * i + 1];
}

UNDERTONE_VECTOR_CLONES
float largestValue(const float* values, std::int64_t count)
{
    // Sixteen candidates at once: one would wait for itself at every value.
    float best[channelGroup];
    std::fill(best, best + channelGroup, values[0]);
    const std::int64_t whole = count - count % channelGroup;
    for (std::int64_t first = 0; first < whole; first += channelGroup) {
        for (std::int64_t i = 0; i < channelGroup; ++i)
            best[i] = values[first + i] > best[i] ? values[first + i] : best[i];
    }
    return std::max(*std::max_element(best, best + channelGroup), *std::max_element(values + whole - (whole > 0 ? 1 : 0), values + count));
}

UNDERTONE_VECTOR_CLONES
void scaleLogMel(float* values, std::int64_t count, float floor, float offset)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const float raised = values[i] < floor ? floor : values[i];
        values[i] = (raised + offset) / 4.0F;
    }
}

}  // namespace undertone::kernels
