// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/strict_json.h"

#include "engine/io/atomic_file.h"

#include <unordered_set>
#include <vector>

namespace undertone {
namespace {

using nlohmann::json;

// Thrown by the parser's callback, the only way to stop it early; caught in parseStrictJson.
struct Stop {
    ErrorCode code;
    std::string reason;
};

class Watcher {
public:
    explicit Watcher(const JsonLimits& limits) : m_limits(limits) {}

    void see(int depth, json::parse_event_t event, const json& parsed)
    {
        using Event = json::parse_event_t;
        if (event != Event::object_end && event != Event::array_end && ++m_values > m_limits.maxValues)
            throw Stop{ErrorCode::LimitExceeded, "holds more than " + std::to_string(m_limits.maxValues) + " values"};
        if (event == Event::object_start || event == Event::array_start) {
            if (depth >= m_limits.maxDepth)
                throw Stop{ErrorCode::LimitExceeded, "is nested deeper than " + std::to_string(m_limits.maxDepth) + " levels"};
            if (event == Event::object_start)
                m_keys.emplace_back();
        } else if (event == Event::object_end) {
            m_keys.pop_back();
        } else if (event == Event::key) {
            const auto& key = parsed.get_ref<const std::string&>();
            if (!m_keys.back().insert(key).second)
                throw Stop{ErrorCode::CorruptFile, "names \"" + key + "\" twice"};
        }
    }

private:
    const JsonLimits& m_limits;
    std::size_t m_values = 0;
    std::vector<std::unordered_set<std::string>> m_keys;
};

}  // namespace

Result<json> parseStrictJson(std::string_view text, const std::string& what, const JsonLimits& limits)
{
    if (text.size() > limits.maxBytes)
        return Error{ErrorCode::LimitExceeded, what + " is larger than " + std::to_string(limits.maxBytes) + " bytes."};
    Watcher watcher(limits);
    try {
        return json::parse(text, [&watcher](int depth, json::parse_event_t event, json& parsed) {
            watcher.see(depth, event, parsed);
            return true;
        });
    } catch (const Stop& stop) {
        return Error{stop.code, what + " " + stop.reason + "."};
    } catch (const json::parse_error& error) {
        return Error{ErrorCode::CorruptFile, what + " is not valid JSON near byte " + std::to_string(error.byte) + "."};
    } catch (const json::exception&) {
        return Error{ErrorCode::CorruptFile, what + " is not valid JSON: a number is out of range."};
    }
}

Result<nlohmann::ordered_json> parseStrictOrderedJson(std::string_view text, const std::string& what, const JsonLimits& limits)
{
    TRY(parseStrictJson(text, what, limits));
    return nlohmann::ordered_json::parse(text);
}

Result<json> readJsonFile(const std::filesystem::path& path, const JsonLimits& limits)
{
    auto text = readTextFile(path, limits.maxBytes);
    if (!text)
        return text.error();
    auto parsed = parseStrictJson(*text, path.string(), limits);
    if (!parsed) {
        Error error = parsed.error();
        error.path = path;
        return error;
    }
    return parsed;
}

}  // namespace undertone
