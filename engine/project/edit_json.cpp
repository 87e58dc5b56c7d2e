// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edit_json.h"

#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"

namespace undertone {

namespace {

using nlohmann::json;

constexpr JsonLimits nameLimits{std::size_t{1} << 20, 8, 1'000};
constexpr JsonLimits changesLimits{std::size_t{64} << 20, 4, 20'000'000};

Error damaged()
{
    return {ErrorCode::CorruptFile, message("project.step-damaged")};
}

json jsonOf(const Message& message)
{
    if (message.id.empty())
        return {{"text", message.text}};
    json arguments = json::array();
    for (const Message& argument : message.arguments)
        arguments.push_back(jsonOf(argument));
    return {{"id", message.id}, {"arguments", std::move(arguments)}};
}

Result<Message> messageOf(const json& value)
{
    if (!value.is_object())
        return damaged();
    if (const auto text = value.find("text"); text != value.end() && text->is_string())
        return literalText(text->get<std::string>());
    const auto id = value.find("id");
    const auto arguments = value.find("arguments");
    if (id == value.end() || !id->is_string() || arguments == value.end() || !arguments->is_array())
        return damaged();
    Message made;
    made.id = id->get<std::string>();
    for (const json& argument : *arguments)
        made.arguments.push_back(TRY(messageOf(argument)));
    return made;
}

json jsonOf(const Cells& cells)
{
    json list = json::array();
    for (const Cell& cell : cells) {
        std::visit(
            [&]<typename Value>(const Value& value) {
                if constexpr (std::is_same_v<Value, std::monostate>)
                    list.push_back(nullptr);
                else
                    list.push_back(value);
            },
            cell);
    }
    return list;
}

std::optional<Cells> cellsOfJson(const json& list)
{
    Cells cells;
    for (const json& value : list) {
        if (value.is_null())
            cells.emplace_back();
        else if (const auto whole = wholeNumber<std::int64_t>(value))
            cells.emplace_back(*whole);
        else if (value.is_number_float())
            cells.emplace_back(value.get<double>());
        else if (value.is_string())
            cells.emplace_back(value.get<std::string>());
        else
            return {};
    }
    return cells;
}

/// False where it holds cells that are no such row.
template <typename Row> bool readRow(const json& value, std::optional<Row>& row)
{
    if (value.is_null())
        return true;
    if (!value.is_array())
        return false;
    const auto cells = cellsOfJson(value);
    if (cells)
        row = rowOf<Row>(*cells);
    return row.has_value();
}

std::optional<Change> changeOf(const json& value)
{
    if (!value.is_array() || value.size() != 3 || !value[0].is_string())
        return {};
    std::optional<Change> found;
    forEachRowType([&]<typename Row>(std::type_identity<Row>) {
        Replacement<Row> replacement;
        if (value[0] == RowFields<Row>::table && readRow(value[1], replacement.before) && readRow(value[2], replacement.after))
            found = std::move(replacement);
    });
    return found;
}

}  // namespace

std::string messageToJson(const Message& message)
{
    return jsonText(jsonOf(message));
}

Result<Message> messageFromJson(std::string_view text)
{
    const auto parsed = parseStrictJson(text, message("project.step"), nameLimits);
    return parsed ? messageOf(*parsed) : damaged();
}

std::string changesToJson(const std::vector<Change>& changes)
{
    json list = json::array();
    for (const Change& change : changes) {
        std::visit(
            [&]<typename Row>(const Replacement<Row>& replacement) {
                const auto orNull = [](const std::optional<Row>& row) { return row ? jsonOf(cellsOf(*row)) : json(nullptr); };
                list.push_back({RowFields<Row>::table, orNull(replacement.before), orNull(replacement.after)});
            },
            change);
    }
    return jsonText(list);
}

Result<std::vector<Change>> changesFromJson(std::string_view text)
{
    const auto parsed = TRY(parseStrictJson(text, message("project.step"), changesLimits));
    if (!parsed.is_array())
        return damaged();
    std::vector<Change> changes;
    for (const json& value : parsed) {
        auto change = changeOf(value);
        if (!change)
            return damaged();
        changes.push_back(std::move(*change));
    }
    return changes;
}

}  // namespace undertone
