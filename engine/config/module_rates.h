// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <array>
#include <string>

namespace undertone {

/// For each of the seven projections of a block (q k v o gate up down, in this order) what its learning rate is multiplied by; 0: the
/// projection stays as it begins, which for the temporary LoRA is without effect.
using ModuleRates = std::array<double, 7>;
inline constexpr ModuleRates evenModuleRates{1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0};

/// "q,v" (these alone), "q:0.5,down:2" (these alone, at such multiples) or "all". Errors: InvalidArgument.
Result<ModuleRates> parseModuleRates(const std::string& text);

}  // namespace undertone
