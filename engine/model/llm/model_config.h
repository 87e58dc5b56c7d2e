// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/model/llm/rope_config.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace undertone {

/// The shape of a Llama-architecture decoder, as Hugging Face's config.json has it: Llama itself, and Mistral and Qwen2, which differ from
/// it in their names, defaults and biases only. The defaults are those that transformers takes for keys that are absent.
struct LlamaConfig {
    std::int64_t vocabularySize = 0;
    std::int64_t hiddenSize = 0;
    std::int64_t intermediateSize = 0;
    std::int64_t layerCount = 0;
    std::int64_t headCount = 0;
    std::int64_t keyValueHeadCount = 0;  ///< headCount: plain attention; fewer: grouped queries
    std::int64_t headSize = 0;           ///< hiddenSize / headCount unless the file says otherwise
    std::int64_t maxPositions = 2048;    ///< n_limit of Eq. 10; at most a sliding window, which no window of ours outgrows
    double normEpsilon = 1e-6;
    RopeConfig rope;
    bool queryKeyValueBias = false;
    bool attentionOutputBias = false;
    bool feedForwardBias = false;
    bool tiedEmbeddings = false;  ///< the output rows are the input rows
};

/// Reads config.json. Errors: FileNotFound, CorruptFile (not JSON), InvalidModel (a shape that makes no sense, another
/// architecture, an activation or a RoPE scaling that this engine does not compute).
Result<LlamaConfig> readLlamaConfig(const std::filesystem::path& configFile);

/// Writes a config.json that transformers 4 and 5 both load: of a Llama, or of a Qwen2 where the biases are those of one. `dtypeName` is
/// "float32", "float16" or "bfloat16".
Status writeLlamaConfig(const LlamaConfig& config, const std::string& dtypeName, const std::filesystem::path& configFile);

/// Says what is wrong with a shape (InvalidModel), so that no tensor is made of a hostile one.
Status validateLlamaConfig(const LlamaConfig& config);

}  // namespace undertone
