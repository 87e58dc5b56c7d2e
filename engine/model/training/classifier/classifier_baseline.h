// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/classifier_config.h"
#include "engine/core/result.h"
#include "engine/model/torch.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/transformercoder.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// Codes side by side, filled up at the end.
struct CodeBatch {
    torch::Tensor codes;    ///< int64 (batch, codes)
    torch::Tensor padding;  ///< bool (batch, codes), true: filled up
};

CodeBatch makeCodeBatch(const std::vector<std::vector<std::int32_t>>& sequences, torch::Device device);

/// What of sentence `index` a classifier reads: the sentence alone, or with the codes before it the last `contextTokens` of them.
std::vector<std::int32_t> classifierInput(std::span<const std::vector<std::int32_t>> sentences, std::size_t index, int contextTokens);

/// The classifier itself, over torch::nn::TransformerEncoder. One thread; torch's exceptions pass.
class ClassifierBaseline {
public:
    /// Fresh weights (Xavier, biases zero, what the projection yields of deviation one), which the seed decides; `codeEmbedding` (codebook,
    /// embedding) is frozen.
    static ClassifierBaseline create(const ClassifierShape& shape, const torch::Tensor& codeEmbedding, double dropout, std::uint64_t seed,
                                     torch::Device device);
    /// Reads config.json and model.safetensors; every tensor must be there, and no other. Errors: FileNotFound, CorruptFile, InvalidModel.
    static Result<ClassifierBaseline> load(const std::filesystem::path& directory, torch::Device device);
    /// Writes both: weights in `dtype`.
    Status save(const std::filesystem::path& directory, torch::Dtype dtype) const;

    [[nodiscard]] const ClassifierShape& shape() const { return m_shape; }
    /// Dropout acts while training.
    void train(bool on) { m_encoder->train(on); }
    /// (batch, labels), fp32. A sequence without codes is read as one of no sound: all its pooled values are zero.
    torch::Tensor logits(const CodeBatch& batch);
    /// The weights that are trained, by their names in the file; the tensors themselves.
    [[nodiscard]] std::vector<std::pair<std::string, torch::Tensor>> parameters() const;

private:
    ClassifierBaseline(const ClassifierShape& shape, double dropout, torch::Device device);
    [[nodiscard]] torch::Tensor positions(std::int64_t length, torch::Device device) const;

    ClassifierShape m_shape;
    torch::Tensor m_codeEmbedding;  ///< (codebook, embedding), frozen
    torch::nn::Linear m_projection{nullptr};
    torch::nn::TransformerEncoder m_encoder{nullptr};
    torch::nn::Linear m_classes{nullptr};
};

}  // namespace undertone
