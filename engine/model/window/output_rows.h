// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/packed_weight.h"
#include "engine/model/torch.h"

#include <optional>

namespace undertone {

/// The rows (vocabulary, hidden) that score a vocabulary, frozen: scores of hidden states, and their way back.
class OutputRows {
public:
    /// `arithmetic`: the type of products. `pack`: for tiles, where those serve.
    OutputRows(const torch::Tensor& rows, torch::Dtype arithmetic, bool pack);

    /// scores (rows, vocabulary) of hidden (rows, hidden).
    void forward(const torch::Tensor& hidden, torch::Tensor scores) const;
    void backward(const torch::Tensor& scoreGradient, torch::Tensor hiddenGradient) const;

private:
    torch::Tensor m_rows;  ///< undefined where packed
    std::optional<PackedWeight> m_packed;
};

}  // namespace undertone
