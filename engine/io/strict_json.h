// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <nlohmann/json.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

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

/// The same for a text whose keys are to stay in their order, to be shown or written again.
Result<nlohmann::ordered_json> parseStrictOrderedJson(std::string_view text, const std::string& what, const JsonLimits& limits = {});

/// The whole number that `value` is; nothing where it is something else or does not fit `Number`. nlohmann's own get() wraps round.
template <std::integral Number> std::optional<Number> wholeNumber(const nlohmann::json& value)
{
    if (value.is_number_unsigned() && std::in_range<Number>(value.get<std::uint64_t>()))
        return static_cast<Number>(value.get<std::uint64_t>());
    if (value.is_number_integer() && !value.is_number_unsigned() && std::in_range<Number>(value.get<std::int64_t>()))
        return static_cast<Number>(value.get<std::int64_t>());
    return std::nullopt;
}

/// The same for readers that let nlohmann's exceptions through: throws one where there is no such number.
template <std::integral Number> void takeWholeNumber(const nlohmann::json& value, Number& number)
{
    const auto found = wholeNumber<Number>(value);
    if (!found)
        throw nlohmann::json::type_error::create(302, "a whole number is missing, or too large", &value);
    number = *found;
}

/// Reads and parses a JSON file. Errors: as parseStrictJson, FileNotFound, FileUnreadable; all carry the path.
Result<nlohmann::json> readJsonFile(const std::filesystem::path& path, const JsonLimits& limits = {});

}  // namespace undertone
