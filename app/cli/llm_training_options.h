// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/config_field.h"
#include "engine/config/llm_training_config.h"

#include <vector>

namespace CLI {
class App;
}

namespace undertone {

/// Adds the options by which a training's configuration is set, those of its table at `places`. `--preset` and `--mode` replace what
/// stands in `config`, and all others then change it, in whatever order they were typed.
void addLlmTrainingOptions(CLI::App& command, LlmTrainingConfig& config, std::vector<FieldPlace> places);

}  // namespace undertone
