// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/packed_weight.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/torch.h"
#include "engine/model/window/group_lora.h"

#include <cstdint>
#include <vector>

namespace undertone {

/// How the temporary LoRA is applied: as its own two thin products, or added to the weights once per step. Merging is for weights kept in
/// fp32 or fp64, which may be rounded to bf16 afterwards: a step can lie below the spacing of weights kept in bf16, and would be lost.
enum class LoraApplication { Apart, Merged };

/// Bodies up to a size keep a second copy of their weights, stacked or packed.
bool isWorthCopying(const SpeechLlm& llm);

/// Projections of one block that read the same input (query, key and value; gate and up; or one alone), with the temporary LoRA on
/// them: forward, and a backward that yields the LoRA's gradients and the input's. The frozen weights get none.
/// Outputs of several stand side by side, in their order, in one matrix (rows, out).
class ProjectionGroup {
public:
    /// `arithmetic`: the type of inputs, outputs and products; where the weights are kept in another, they are copied. `stack`: copy
    /// them into one matrix, so that one product serves all, packed for tiles where those serve; where they are large, they stay apart.
    ProjectionGroup(const BlockWeights& weights, const std::vector<Projection>& projections, const LlamaConfig& config, std::int64_t layer,
                    torch::Dtype arithmetic, bool stack);

    [[nodiscard]] std::int64_t inputWidth() const { return m_inputWidth; }
    [[nodiscard]] std::int64_t outputWidth() const { return m_parts.back().end; }
    /// Columns of the LoRA's inner values: the rank, times the projections.
    [[nodiscard]] std::int64_t innerWidth(std::int64_t rank) const { return rank * static_cast<std::int64_t>(m_parts.size()); }

    /// Takes the LoRA's present values over; null: none.
    void follow(const LoraSet* lora, LoraApplication application);
    [[nodiscard]] const std::vector<GroupPart>& parts() const { return m_parts; }

    /// output (rows, out) = W x + s B A x + plus; `plus` may be undefined. `inner` (rows, innerWidth) receives A x where the LoRA is
    /// applied apart.
    void forward(const torch::Tensor& input, torch::Tensor inner, const torch::Tensor& plus, torch::Tensor output) const;

    /// `gradients` has the pairs of one block, by projection: those of this group are written. `inner` as forward left it (merged: it
    /// is filled here). `scratch` (rows, innerWidth) is overwritten. `inputGradient` may be undefined: not wanted.
    void backward(const torch::Tensor& outputGradient, const torch::Tensor& input, torch::Tensor inner, torch::Tensor scratch,
                  torch::Tensor inputGradient, Into into, const BlockPairs& gradients) const;

    /// The frozen weights alone, for whoever applies a LoRA of their own to some of the rows: output = W x + plus, and its way back.
    void baseForward(const torch::Tensor& input, const torch::Tensor& plus, const torch::Tensor& output) const;
    void baseBackward(const torch::Tensor& outputGradient, const torch::Tensor& inputGradient, Into into) const;
    /// Whether products are made from tiles, and so take any number of rows at the same rate.
    [[nodiscard]] bool isTiled() const { return m_packed.has_value(); }

private:
    /// A matrix product: one part's, or all parts' at once.
    struct Product {
        torch::Tensor weight;  ///< (columns, in)
        std::int64_t begin;
        std::int64_t end;
    };

    void packWeights(const LoraSet* merged);
    void stackWeights(const LoraSet* merged);
    [[nodiscard]] torch::Tensor mergedWeight(std::size_t part, const LoraSet& lora) const;

    std::vector<GroupPart> m_parts;
    std::vector<torch::Tensor> m_base;  ///< (out, in) of each part, the model's own
    GroupLora m_lora;
    std::vector<Product> m_products;
    std::optional<PackedWeight> m_packed;
    torch::Tensor m_stacked;  ///< (out, in), where weights are stacked or merged, and not packed; else undefined
    torch::Dtype m_arithmetic;
    std::int64_t m_layer = 0;
    std::int64_t m_inputWidth = 0;
    bool m_stack = false;
    bool m_copyIsBase = false;  ///< what is packed or stacked is the model's own weights, nothing merged
    bool m_apart = false;
};

}  // namespace undertone
