// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/training/dialogue_predictor.h"

namespace CLI {
class App;
}

namespace undertone {

/// Adds the options that run DPM otherwise than the model directory says: --n-r, --temporary-rate, --temporary-rank,
/// --temporary-targets, --stepping and --entropy-weight.
void addMemoryOptions(CLI::App& command, PredictorOverrides& overrides);

}  // namespace undertone
