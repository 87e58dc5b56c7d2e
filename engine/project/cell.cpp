// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/cell.h"

#include "engine/io/json_text.h"
#include "engine/io/sha256.h"
#include "engine/io/strict_json.h"

#include <array>
#include <bit>
#include <cmath>
#include <string_view>

namespace undertone {

namespace {

using nlohmann::json;

constexpr std::array<std::pair<TrackKind, std::string_view>, 3> trackKinds{
    {{TrackKind::Segmentation, "segmentation"}, {TrackKind::Annotation, "annotation"}, {TrackKind::Text, "text"}}};
constexpr std::array<std::pair<Sight, std::string_view>, 2> sights{{{Sight::Open, "open"}, {Sight::Blind, "blind"}}};

template <typename Words, typename Value> Cell wordOf(const Words& words, Value value)
{
    for (const auto& [known, word] : words) {
        if (known == value)
            return std::string(word);
    }
    return {};
}

template <typename Words, typename Value> bool valueOf(const Words& words, const Cell& cell, Value& value)
{
    const auto* text = std::get_if<std::string>(&cell);
    for (const auto& [known, word] : words) {
        if (text != nullptr && *text == word) {
            value = known;
            return true;
        }
    }
    return false;
}

std::optional<json> listOf(const Cell& cell)
{
    const auto* text = std::get_if<std::string>(&cell);
    if (text == nullptr)
        return {};
    if (*text == "[]")  // of most rows
        return json::array();
    auto parsed = parseStrictJson(*text, {}, {std::size_t{16} << 20, 3, 100'000});
    if (!parsed || !parsed->is_array())
        return {};
    return std::move(*parsed);
}

void append(std::string& bytes, std::uint64_t number)
{
    std::array<char, sizeof number> raw{};
    for (std::size_t i = 0; i < raw.size(); ++i)
        raw[i] = static_cast<char>((number >> (8 * i)) & 0xff);
    bytes.append(raw.data(), raw.size());
}

}  // namespace

std::uint64_t checksumOf(const char* table, std::span<const Cell> cells)
{
    std::string bytes(table);
    for (const Cell& cell : cells) {
        bytes.push_back(static_cast<char>(cell.index()));
        if (const auto* whole = std::get_if<std::int64_t>(&cell))
            append(bytes, static_cast<std::uint64_t>(*whole));
        else if (const auto* number = std::get_if<double>(&cell))
            append(bytes, std::bit_cast<std::uint64_t>(*number));
        else if (const auto* text = std::get_if<std::string>(&cell)) {
            append(bytes, text->size());
            bytes += *text;
        }
    }
    Sha256 hash;
    hash.update(bytes);
    const auto digest = hash.finish();
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < sizeof sum; ++i)
        sum |= std::uint64_t{digest[i]} << (8 * i);
    return sum;
}

Cell toCell(std::int64_t value)
{
    return value;
}

Cell toCell(double value)
{
    if (!std::isfinite(value))
        return {};       // no number: whoever checks the row refuses it
    return value + 0.0;  // SQLite keeps no negative zero
}

Cell toCell(const std::string& value)
{
    return value;
}

Cell toCell(bool value)
{
    return std::int64_t{value};
}

Cell toCell(TrackKind value)
{
    return wordOf(trackKinds, value);
}

Cell toCell(Sight value)
{
    return wordOf(sights, value);
}

Cell toCell(const std::optional<double>& value)
{
    return value ? toCell(*value) : Cell();
}

Cell toCell(const std::vector<LabelId>& value)
{
    json list = json::array();
    for (const LabelId label : value)
        list.push_back(label.number());
    return jsonText(list);
}

Cell toCell(const std::vector<std::pair<std::string, std::string>>& value)
{
    json list = json::array();
    for (const auto& [name, text] : value)
        list.push_back({name, text});
    return jsonText(list);
}

bool fromCell(const Cell& cell, std::int64_t& value)
{
    const auto* whole = std::get_if<std::int64_t>(&cell);
    if (whole != nullptr)
        value = *whole;
    return whole != nullptr;
}

bool fromCell(const Cell& cell, double& value)
{
    const auto* number = std::get_if<double>(&cell);
    if (number == nullptr || !std::isfinite(*number))
        return false;
    value = *number;
    return true;
}

bool fromCell(const Cell& cell, std::string& value)
{
    const auto* text = std::get_if<std::string>(&cell);
    if (text != nullptr)
        value = *text;
    return text != nullptr;
}

bool fromCell(const Cell& cell, bool& value)
{
    const auto* whole = std::get_if<std::int64_t>(&cell);
    if (whole == nullptr || (*whole != 0 && *whole != 1))
        return false;
    value = *whole == 1;
    return true;
}

bool fromCell(const Cell& cell, TrackKind& value)
{
    return valueOf(trackKinds, cell, value);
}

bool fromCell(const Cell& cell, Sight& value)
{
    return valueOf(sights, cell, value);
}

bool fromCell(const Cell& cell, std::optional<double>& value)
{
    value.reset();
    if (std::holds_alternative<std::monostate>(cell))
        return true;
    double number = 0.0;
    if (!fromCell(cell, number))
        return false;
    value = number;
    return true;
}

bool fromCell(const Cell& cell, std::vector<LabelId>& value)
{
    const auto list = listOf(cell);
    if (!list)
        return false;
    value.clear();
    for (const json& entry : *list) {
        const auto number = wholeNumber<std::int64_t>(entry);
        if (!number || *number <= 0)
            return false;
        value.emplace_back(static_cast<std::uint64_t>(*number));
    }
    return true;
}

bool fromCell(const Cell& cell, std::vector<std::pair<std::string, std::string>>& value)
{
    const auto list = listOf(cell);
    if (!list)
        return false;
    value.clear();
    for (const json& entry : *list) {
        if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_string())
            return false;
        value.emplace_back(entry[0].get<std::string>(), entry[1].get<std::string>());
    }
    return true;
}

}  // namespace undertone
