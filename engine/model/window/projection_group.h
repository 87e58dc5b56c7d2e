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

/// Projections of one block that read the same input (query, key and value; gate and up; or one alone): products with their weights,
/// frozen or with a LoRA merged, and their biases; the input's gradient; weights and biases get none. Outputs of several stand side by
/// side, in their order, in one matrix (rows, out). A LoRA that is applied apart, and any LoRA's gradients, are GroupLora's.
class ProjectionGroup {
public:
    /// `arithmetic`: the type of inputs, outputs and products; where the weights are kept in another, they are copied. `stack`: copy
    /// them into one matrix, so that one product serves all, packed for tiles where those serve; where they are large, they stay apart.
    /// useFrozen or useMerged must come before the first product.
    ProjectionGroup(const BlockWeights& weights, const std::vector<Projection>& projections, const LlamaConfig& config, std::int64_t layer,
                    torch::Dtype arithmetic, bool stack);

    [[nodiscard]] const std::vector<GroupPart>& parts() const { return m_parts; }
    [[nodiscard]] std::int64_t outputWidth() const { return m_parts.back().end; }
    /// Columns of a LoRA's inner values: the rank, times the projections.
    [[nodiscard]] std::int64_t innerWidth(std::int64_t rank) const { return rank * static_cast<std::int64_t>(m_parts.size()); }
    /// Whether products are made from tiles, and so take any number of rows at the same rate.
    [[nodiscard]] bool isTiled() const { return m_packed.has_value(); }

    /// Products are made with the model's own weights.
    void useFrozen();
    /// Products are made with `lora` added to the weights; `values`: the same LoRA's present values.
    void useMerged(const LoraSet& lora, const GroupLora& values);

    /// output (rows, out) = W input + b + plus, of input (rows, in); `plus` may be undefined.
    void forward(const torch::Tensor& input, const torch::Tensor& plus, const torch::Tensor& output) const;
    /// inputGradient (rows, in) = W^T outputGradient (rows, out).
    void backward(const torch::Tensor& outputGradient, const torch::Tensor& inputGradient) const;

private:
    /// A matrix product: one part's, or all parts' at once.
    struct Product {
        torch::Tensor weight;  ///< (columns, in)
        std::int64_t begin;
        std::int64_t end;
    };

    void multiply(const torch::Tensor& input, const torch::Tensor& plus, const torch::Tensor& output) const;
    void packWeights(const LoraSet* merged, const GroupLora* values);
    void stackWeights(const LoraSet* merged);
    [[nodiscard]] torch::Tensor mergedWeight(std::size_t part, const LoraSet& lora) const;

    std::vector<GroupPart> m_parts;
    std::vector<torch::Tensor> m_base;  ///< (out, in) of each part, the model's own
    torch::Tensor m_bias;               ///< (out) of all parts, in the type of the arithmetic; undefined: none has one
    std::vector<Product> m_products;
    std::optional<PackedWeight> m_packed;
    torch::Tensor m_stacked;  ///< (out, in), where weights are stacked or merged, and not packed; else undefined
    torch::Dtype m_arithmetic;
    std::int64_t m_layer = 0;
    std::int64_t m_inputWidth = 0;
    bool m_stack = false;
    bool m_isFrozen = false;  ///< what is packed or stacked is the model's own weights, nothing merged
};

}  // namespace undertone
