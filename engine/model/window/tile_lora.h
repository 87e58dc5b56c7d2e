// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/tile_product.h"
#include "engine/model/llm/lora_linear.h"
#include "engine/model/torch.h"

#include <cstdint>
#include <vector>

namespace undertone {

/// The thin products of a LoRA on projections that read the same input, made from tiles.
class TileLora {
public:
    /// Whether these values can be: hasTiles of their type, in bf16 of even widths and rank.
    static bool serves(const torch::Tensor& a, const std::vector<torch::Tensor>& b);

    /// Takes values over: a (parts * rank, in), b (out, rank) of each part. `apart`: addOutputs will be asked for.
    void load(const torch::Tensor& a, const std::vector<torch::Tensor>& b, bool apart);

    /// A of one part, packed (rank, in).
    [[nodiscard]] PackedMatrix packedA(std::size_t part) const;
    /// inner (rows, parts * rank) = A x of input (rows, in).
    void innerValues(const torch::Tensor& input, const torch::Tensor& inner) const;
    /// output (rows, out) += scale * B inner, of one part.
    void addOutput(std::size_t part, const torch::Tensor& inner, const torch::Tensor& output, double scale) const;
    /// inputGradient (rows, in) += what comes through A.
    void addInputGradient(const torch::Tensor& toInner, const torch::Tensor& inputGradient) const;

    /// Gradients of A and B in fp32, a pair for each part, added to what stands there where `add`; `toInner` (as inner) receives that of
    /// the inner values. `outputGradients` (rows, out): one for each part.
    void gradients(const std::vector<torch::Tensor>& outputGradients, const torch::Tensor& input, const torch::Tensor& inner,
                   const torch::Tensor& toInner, const std::vector<LoraPair>& into, double scale, bool add) const;

private:
    PackedMatrix m_aTransposed;               ///< (in, parts * rank)
    PackedMatrix m_a;                         ///< (parts * rank, in)
    std::vector<PackedMatrix> m_b;            ///< (out, rank)
    std::vector<PackedMatrix> m_bTransposed;  ///< (rank, out), where it is applied apart
    std::int64_t m_rank = 0;
};

}  // namespace undertone
