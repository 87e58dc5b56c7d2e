// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/training_service.h"

#include <string>
#include <vector>

namespace undertone {

/// Presets of a stage, the proposed one first: those of `--preset`, "small" (what the command does without any: how the small model
/// that ships was trained) and "packed" (`--mode packed`).
std::vector<std::string> trainingPresets(const std::string& stage);

/// What a preset sets, as the options of `undertone-cli train STAGE` with the values that the configuration has for them.
std::vector<TrainingOption> trainingOptions(const std::string& stage, const std::string& preset);

}  // namespace undertone
