// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/lora_linear.h"

#include <filesystem>
#include <memory>

namespace undertone {

class SpeechLlm;

/// The trained LoRA as peft keeps it: adapter_config.json, adapter_model.safetensors, and where new rows were
/// trained the whole input and output embedding as modules_to_save. Copies share their tensors.
struct LoraAdapter {
    LoraSet lora;
    torch::Tensor embedding;  ///< (vocabulary, hidden) in place of the base's input rows; undefined: the base's
    torch::Tensor output;     ///< (vocabulary, hidden) in place of the base's output rows; undefined: the base's

    /// Reads a peft folder for a base of this shape: LoRA in fp32, rows in the file's type. Any rank, also one per module;
    /// any choice of the seven projections and of layers, what carries no LoRA getting zeros; rsLoRA. Errors: FileNotFound,
    /// CorruptFile, UnsupportedFormat (a pickle), InvalidModel (another peft method or module, a missing or misshapen tensor).
    static Result<LoraAdapter> load(const std::filesystem::path& directory, const LlamaConfig& base, torch::Device device);
    /// Writes a folder that peft loads. `baseName` is written as base_model_name_or_path.
    Status save(const std::filesystem::path& directory, torch::Dtype dtype, const std::string& baseName) const;
};

/// `weight` (out, in) plus scale * B A of its LoRA, summed in fp32 and rounded once, to `dtype` on `device`. A weight that
/// is of both already is changed in place; one without LoRA is converted only.
torch::Tensor mergeProjection(const torch::Tensor& weight, const LoraSet& lora, std::int64_t layer, Projection which, torch::Device device,
                              torch::Dtype dtype);

/// Adds scale * B A to the base's weights, and puts the adapter's embedding rows in place of the base's: the
/// same function as base and adapter apart, up to rounding. Errors: InvalidModel (shapes differ).
Status mergeAdapter(SpeechLlm& base, const LoraAdapter& adapter);

}  // namespace undertone
