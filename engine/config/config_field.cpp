// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/config_field.h"

#include <charconv>
#include <cmath>
#include <cstdio>

namespace undertone::config_field {

namespace {

/// The whole of `typed` as a number, or false.
template <typename Number> bool readNumber(const std::string& typed, Number& value)
{
    const auto* end = typed.data() + typed.size();
    const auto read = std::from_chars(typed.data(), end, value);
    return read.ec == std::errc() && read.ptr == end;
}

std::string boundText(FieldKind kind, double value)
{
    return kind == FieldKind::Count ? std::to_string(static_cast<long long>(value)) : textOf(value);
}

Error outside(const std::string& name, FieldKind kind, FieldBounds bounds, const std::string& value)
{
    return {ErrorCode::InvalidArgument,
            kind == FieldKind::Count
                ? message("config.whole-number", name, boundText(kind, bounds.low), boundText(kind, bounds.high), value)
                : message("config.number", name, boundText(kind, bounds.low), boundText(kind, bounds.high), value)};
}

}  // namespace

std::string textOf(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

Status checkNumber(const std::string& name, FieldKind kind, FieldBounds bounds, double value)
{
    if (value >= bounds.low && value <= bounds.high)
        return {};
    return outside(name, kind, bounds, boundText(std::isfinite(value) ? kind : FieldKind::Real, value));
}

Result<double> parseReal(const std::string& name, FieldBounds bounds, const std::string& typed)
{
    double value = 0.0;
    if (!readNumber(typed, value) || !(value >= bounds.low && value <= bounds.high))
        return outside(name, FieldKind::Real, bounds, "\"" + typed + "\"");
    return value;
}

Result<int> parseCount(const std::string& name, FieldBounds bounds, const std::string& typed)
{
    int value = 0;
    if (!readNumber(typed, value) || !(value >= bounds.low && value <= bounds.high))
        return outside(name, FieldKind::Count, bounds, "\"" + typed + "\"");
    return value;
}

Result<std::uint64_t> parseSeed(const std::string& name, const std::string& typed)
{
    std::uint64_t value = 0;
    if (!readNumber(typed, value))
        return Error{ErrorCode::InvalidArgument, message("config.seed", name, typed)};
    return value;
}

Error unknownWord(const std::string& name, const std::vector<std::string>& words, const std::string& typed)
{
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i)
        list += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    return {ErrorCode::InvalidArgument, message("config.word", name, list, typed)};
}

void putAt(nlohmann::ordered_json& object, const std::string& key, nlohmann::ordered_json value)
{
    object[nlohmann::ordered_json::json_pointer("/" + key)] = std::move(value);
}

}  // namespace undertone::config_field
