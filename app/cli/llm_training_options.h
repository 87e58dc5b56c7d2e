// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/llm_training_config.h"

namespace CLI {
class App;
}

namespace undertone {

/// Adds the options by which `train base`, `train sllm` and `evaluate --folds` set a training's configuration. `--preset` and `--mode`
/// replace what stands in `config`, and all others then change it, in whatever order they were typed.
void addLlmTrainingOptions(CLI::App& command, LlmTrainingConfig& config);

}  // namespace undertone
