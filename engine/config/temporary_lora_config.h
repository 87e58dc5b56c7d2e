// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/config_field.h"

#include <string>
#include <vector>

namespace undertone {

/// How the temporary LoRA of a model runs, as its undertone.json says it. The defaults are the small model's (method.md 1 and 3).
struct TemporaryLoraConfig {
    int rank = 16;
    double alpha = 16.0;
    double learningRate = 1e-3;
    double halfLife = 0.0;     ///< TemporaryOptimizer::halfLifeSteps
    double readoutNorm = 0.0;  ///< DpmConfig::readoutNorm
};

/// All of it in one line, for what a result depends on.
std::string toText(const TemporaryLoraConfig& config);

/// Its table.
const std::vector<ConfigField<TemporaryLoraConfig>>& temporaryLoraFields();

}  // namespace undertone
