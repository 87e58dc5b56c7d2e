// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

// Attention of one head over all tokens, no mask, by hand: LibTorch's own takes twice as long at heads of this size.
namespace undertone::kernels {

/// The head size of the S3 tokenizer at every width; others go LibTorch's way.
constexpr std::int64_t attentionHeadSize = 64;

/// Whether this processor has the vector units that the kernel is written for (AVX-512).
bool hasAttentionKernel();

/// Keys and values of one head in the order in which AttentionHead::attend reads them, and where its rows lie.
class AttentionHead {
public:
    /// queries, keys, values (tokens, attentionHeadSize), rows `stride` floats apart; `queries` must outlive this.
    AttentionHead(const float* queries, const float* keys, const float* values, std::int64_t stride, std::int64_t tokens);

    /// softmax(q k^T / sqrt(head size)) v of rows [firstRow, endRow), into out (tokens, attentionHeadSize), rows `outStride` apart.
    /// Only where hasAttentionKernel(). Ranges that do not overlap may run on several threads.
    void attend(float* out, std::int64_t outStride, std::int64_t firstRow, std::int64_t endRow) const;

private:
    const float* m_queries;
    std::int64_t m_stride;
    std::int64_t m_tokens;
    std::vector<float> m_keys;    // (groups, head size, keys of a group)
    std::vector<float> m_values;  // (tokens, head size)
};

}  // namespace undertone::kernels
