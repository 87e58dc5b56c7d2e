// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace undertone {

/// A peft adapter_config.json, as far as it says how a trained LoRA is applied.
struct PeftConfig {
    std::int64_t rank = 0;
    double alpha = 0.0;
    bool rankStabilised = false;                      ///< use_rslora: the scale is alpha / sqrt(rank)
    std::map<std::string, std::int64_t> rankPattern;  ///< module name, whole or its end, to its own rank
    std::map<std::string, double> alphaPattern;       ///< the same for alpha
    std::vector<std::string> targets;  ///< module names that must carry LoRA in every layer; empty where only the weights tell

    /// Of a module such as "model.layers.0.self_attn.q_proj".
    [[nodiscard]] std::int64_t rankOf(const std::string& module) const;
    [[nodiscard]] double scaleOf(const std::string& module) const;
    [[nodiscard]] bool mustAdapt(const std::string& module) const;
};

/// Reads and checks it. Errors: FileNotFound, CorruptFile, InvalidModel (another method, a variant of LoRA that changes
/// the base or is not W + s B A, a rank or alpha pattern that is a regular expression), in a sentence that names the key.
Result<PeftConfig> readPeftConfig(const std::filesystem::path& configFile);

}  // namespace undertone
