// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/model_info.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace undertone {

/// What memory was worth to a model, for a terminal: lines whose first column is `indent` wide; where it was not measured, the command that
/// would.
std::string memoryWorthText(const ModelInfo& model, std::size_t indent);

/// The same for programs: `state` is "measured", "not measured", "other weights" or "unreadable"; figures with the first alone.
nlohmann::ordered_json memoryWorthJson(const MemoryEvaluation& memory);

}  // namespace undertone
