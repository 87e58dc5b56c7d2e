// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/json_fields.h"

#include "engine/io/strict_json.h"

#include <climits>
#include <cmath>

namespace undertone {
namespace {

const nlohmann::json& emptyObject()
{
    static const nlohmann::json empty = nlohmann::json::object();
    return empty;
}

const nlohmann::json& emptyArray()
{
    static const nlohmann::json empty = nlohmann::json::array();
    return empty;
}

std::string quoted(const char* key)
{
    return "\"" + std::string(key) + "\"";
}

}  // namespace

JsonFields::JsonFields(const nlohmann::json& value) : m_value(value.is_object() ? value : emptyObject())
{
    if (!value.is_object())
        complain(message("json.no-object"));
}

void JsonFields::complain(const Message& problem)
{
    if (m_problem.empty())
        m_problem = problem;
}

const nlohmann::json* JsonFields::find(const char* key)
{
    const auto found = m_value.find(key);
    if (found != m_value.end())
        return &*found;
    complain(message("json.lacks", quoted(key)));
    return nullptr;
}

std::string JsonFields::text(const char* key)
{
    const auto* value = find(key);
    if (value && value->is_string())
        return value->get<std::string>();
    complain(message("json.not-text", quoted(key)));
    return {};
}

std::string JsonFields::textOrNull(const char* key)
{
    const auto found = m_value.find(key);
    return found == m_value.end() || found->is_null() ? std::string() : text(key);
}

std::string JsonFields::oneOf(const char* key, std::initializer_list<const char*> words)
{
    std::string value = text(key);
    std::string list;
    for (const char* word : words) {
        if (value == word)
            return value;
        list += (list.empty() ? "" : " or ") + quoted(word);
    }
    complain(message("json.not-one-of", quoted(key), list));
    return *words.begin();
}

std::vector<std::string> JsonFields::texts(const char* key)
{
    std::vector<std::string> values;
    for (const auto& item : array(key)) {
        if (!item.is_string()) {
            complain(message("json.not-texts", quoted(key)));
            return {};
        }
        values.push_back(item.get<std::string>());
    }
    return values;
}

std::int64_t JsonFields::integer(const char* key)
{
    const auto* value = find(key);
    const auto number = value ? wholeNumber<std::int64_t>(*value) : std::nullopt;
    if (!number)
        complain(message("json.not-whole", quoted(key)));
    return number.value_or(0);
}

std::int64_t JsonFields::integerIn(const char* key, std::int64_t low, std::int64_t high)
{
    const std::int64_t value = integer(key);
    if (value >= low && value <= high)
        return value;
    complain(message("json.not-in-range", quoted(key), low, high));
    return low;
}

int JsonFields::smallInteger(const char* key)
{
    return static_cast<int>(integerIn(key, INT_MIN, INT_MAX));
}

std::vector<std::int64_t> JsonFields::integers(const char* key)
{
    std::vector<std::int64_t> values;
    for (const auto& item : array(key)) {
        const auto number = wholeNumber<std::int64_t>(item);
        if (!number) {
            complain(message("json.not-whole-numbers", quoted(key)));
            return {};
        }
        values.push_back(*number);
    }
    return values;
}

double JsonFields::number(const char* key)
{
    const auto* value = find(key);
    if (value && value->is_number() && std::isfinite(value->get<double>()))
        return value->get<double>();
    complain(message("json.not-number", quoted(key)));
    return 0.0;
}

std::optional<double> JsonFields::numberOrNull(const char* key)
{
    const auto found = m_value.find(key);
    if (found == m_value.end() || found->is_null())
        return std::nullopt;
    return number(key);
}

bool JsonFields::boolean(const char* key)
{
    const auto* value = find(key);
    if (value && value->is_boolean())
        return value->get<bool>();
    complain(message("json.not-boolean", quoted(key)));
    return false;
}

JsonFields JsonFields::object(const char* key)
{
    const auto* value = find(key);
    if (value && value->is_object())
        return JsonFields(*value);
    complain(message("json.not-object", quoted(key)));
    return JsonFields(emptyObject());
}

const nlohmann::json& JsonFields::array(const char* key)
{
    const auto* value = find(key);
    if (value && value->is_array())
        return *value;
    complain(message("json.not-list", quoted(key)));
    return emptyArray();
}

}  // namespace undertone
