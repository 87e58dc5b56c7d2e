// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <nlohmann/json.hpp>

namespace undertone {

/// An error as a program leaves it behind for another: `{"code", "sentence", "path"}`. The code's name is part of the file.
nlohmann::ordered_json errorJson(const Error& error);

/// Reads it back. A code that is missing or not known becomes Internal, a missing sentence an empty one.
Error errorOf(const nlohmann::json& json);

}  // namespace undertone
