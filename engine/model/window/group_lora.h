// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/lora_linear.h"
#include "engine/model/torch.h"
#include "engine/model/window/tile_lora.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace undertone {

/// The projections of one group and their columns in its output, side by side.
struct GroupPart {
    Projection projection;
    std::int64_t begin;
    std::int64_t end;
};

/// LoRA pairs of one block, by projection.
using BlockPairs = std::array<LoraPair, allProjections.size()>;

/// A gradient of a whole LoRA in one piece, in the order of LoraSet::parameters, and its parts in their shapes.
struct FlatGradient {
    torch::Tensor flat;
    LoraSet views;
    static FlatGradient zeros(const LoraSet& lora, torch::Dtype dtype, torch::Device device);
    [[nodiscard]] BlockPairs block(std::size_t index) const;
};

/// Whether what is computed takes the place of what stands there, or is added to it.
enum class Into { Replace, Add };

/// target = scale * x y + plus by torch's product; `plus` may be undefined, or the target itself. The product is made in the type of x, the
/// target may be wider.
void productInto(torch::Tensor target, const torch::Tensor& x, const torch::Tensor& y, double scale, const torch::Tensor& plus);

/// A LoRA on projections that read the same input, applied apart from their weights: its thin products, forward and backward.
/// Inner values (rows, parts * rank) are A x of every part, side by side.
class GroupLora {
public:
    /// Takes the LoRA's present values over, in the type that products are made in. `apart`: addOutputs will be asked for.
    void load(const LoraSet& lora, std::int64_t layer, const std::vector<GroupPart>& parts, torch::Dtype arithmetic, bool apart);
    /// B (out, rank) of a part, scale apart.
    [[nodiscard]] const torch::Tensor& b(std::size_t part) const { return m_b[part]; }
    /// The same values packed; null where no tiles serve.
    [[nodiscard]] const TileLora* tiles() const { return m_tiles ? &*m_tiles : nullptr; }

    /// inner = A x.
    void innerValues(const torch::Tensor& input, torch::Tensor inner) const;
    /// output += s B inner; output has the group's columns.
    void addOutputs(const torch::Tensor& inner, const torch::Tensor& output, const std::vector<GroupPart>& parts) const;
    /// Gradients of A and B from the output's; `toInner` (as inner) receives that of the inner values.
    void gradients(const torch::Tensor& outputGradient, const torch::Tensor& input, const torch::Tensor& inner,
                   const torch::Tensor& toInner, const std::vector<GroupPart>& parts, const BlockPairs& into, Into write) const;
    /// inputGradient += what comes through the LoRA.
    void addInputGradient(const torch::Tensor& toInner, const torch::Tensor& inputGradient) const;

private:
    [[nodiscard]] torch::Tensor part(const torch::Tensor& inner, std::size_t index) const;

    torch::Tensor m_a;                ///< (parts * rank, in)
    std::vector<torch::Tensor> m_b;   ///< (out, rank) each
    std::optional<TileLora> m_tiles;  ///< where they serve
    std::int64_t m_rank = 0;
    double m_scale = 0.0;
};

}  // namespace undertone
