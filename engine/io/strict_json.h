// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace undertone {

/// Bounds of a JSON text from outside. `maxValues` counts keys, values, and starts of arrays and objects.
struct JsonLimits {
    std::size_t maxBytes = 16u << 20;
    int maxDepth = 32;
    std::size_t maxValues = 4'000'000;
};

/// Parses a JSON text that may be hostile: UTF-8, no duplicate key, bounded depth and count. `what` names the text in
/// errors: its path, or "The header of x.safetensors". Errors: CorruptFile, LimitExceeded.
Result<nlohmann::json> parseStrictJson(std::string_view text, const Message& what, const JsonLimits& limits = {});

/// Reads and parses a JSON file. Errors: as parseStrictJson, FileNotFound, FileUnreadable; all carry the path.
Result<nlohmann::json> readJsonFile(const std::filesystem::path& path, const JsonLimits& limits = {});

}  // namespace undertone
