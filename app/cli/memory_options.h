// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/dialogue_predictor.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace undertone {

/// What --shares says, in every command that has it.
inline constexpr const char* sharesHelp =
    "model: weight emotions by how often each was heard so far in the conversation, as the model specifies; off: do not";

/// Adds the options that run DPM otherwise than the model directory says: --n-r, --temporary-rate, --temporary-half-life,
/// --temporary-readout-norm, --temporary-rank, --temporary-targets, --stepping, --shares and --entropy-weight.
void addMemoryOptions(CLI::App& command, PredictorOverrides& overrides);

/// Those of them that were typed, after parsing: "--n-r 256".
std::vector<std::string> givenMemoryOptions(const CLI::App& command);

}  // namespace undertone
