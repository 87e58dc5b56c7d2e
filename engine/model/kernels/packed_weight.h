// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/tile_product.h"
#include "engine/model/torch.h"

#include <cstdint>
#include <vector>

namespace undertone {

/// Weights (out, in) of one matrix, or of several one below the other, packed for both ways: once for all, or once a step with the
/// temporary LoRA added. In memory twice what they take in the type of the products.
class PackedWeight {
public:
    /// One part, and what is added to it: b a, of (out, rank) and (rank, in) packed. Without: b is undefined.
    struct Part {
        torch::Tensor weight;  ///< fp32, or the type of the products
        torch::Tensor b;
        PackedMatrix a;
    };

    /// Whether products with such weights can be made from tiles.
    static bool serves(torch::ScalarType arithmetic, const torch::Device& device, std::int64_t out, std::int64_t in);

    /// Takes values over: weight + scale * b a of each part, rounded once.
    void pack(const std::vector<Part>& parts, double scale, torch::ScalarType arithmetic);

    /// output (rows, out) = W input + plus, of input (rows, in).
    void forward(const torch::Tensor& input, const torch::Tensor& plus, const torch::Tensor& output) const;
    /// inputGradient (rows, in) = the output gradient's way back, + plus.
    void backward(const torch::Tensor& outputGradient, const torch::Tensor& plus, const torch::Tensor& inputGradient) const;

private:
    PackedMatrix m_transposed;  ///< (in, out)
    PackedMatrix m_weight;      ///< (out, in)
};

}  // namespace undertone
