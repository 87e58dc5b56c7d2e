// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/strict_json.h"

#include "engine/io/atomic_file.h"

#include <exception>
#include <unordered_set>
#include <utility>
#include <vector>

namespace undertone {
namespace {

using nlohmann::json;

// Thrown by the parser's callback, the only way to stop it early; caught in parseStrictJson.
struct Stop : std::exception {
    Stop(ErrorCode stopCode, Message stopReason) : code(stopCode), reason(std::move(stopReason)) {}

    ErrorCode code;
    Message reason;
};

class Watcher {
public:
    explicit Watcher(const JsonLimits& limits) : m_limits(limits) {}

    void see(int depth, json::parse_event_t event, const json& parsed)
    {
        using Event = json::parse_event_t;
        if (event != Event::object_end && event != Event::array_end && ++m_values > m_limits.maxValues)
            throw Stop(ErrorCode::LimitExceeded, message("json.too-many", m_limits.maxValues));
        if (event == Event::object_start || event == Event::array_start) {
            if (depth >= m_limits.maxDepth)
                throw Stop(ErrorCode::LimitExceeded, message("json.too-deep", m_limits.maxDepth));
            if (event == Event::object_start)
                m_keys.emplace_back();
        } else if (event == Event::object_end) {
            m_keys.pop_back();
        } else if (event == Event::key) {
            const auto& key = parsed.get_ref<const std::string&>();
            if (!m_keys.back().insert(key).second)
                throw Stop(ErrorCode::CorruptFile, message("json.twice", key));
        }
    }

private:
    const JsonLimits& m_limits;
    std::size_t m_values = 0;
    std::vector<std::unordered_set<std::string>> m_keys;
};

}  // namespace

Result<json> parseStrictJson(std::string_view text, const Message& what, const JsonLimits& limits)
{
    if (text.size() > limits.maxBytes)
        return Error{ErrorCode::LimitExceeded, message("json.larger", what, limits.maxBytes)};
    Watcher watcher(limits);
    try {
        return json::parse(text, [&watcher](int depth, json::parse_event_t event, json& parsed) {
            watcher.see(depth, event, parsed);
            return true;
        });
    } catch (const Stop& stop) {
        return Error{stop.code, message("io.phrase", what, stop.reason)};
    } catch (const json::parse_error& error) {
        return Error{ErrorCode::CorruptFile, message("json.invalid", what, error.byte)};
    } catch (const json::exception&) {
        return Error{ErrorCode::CorruptFile, message("json.number-range", what)};
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
    auto parsed = parseStrictJson(*text, literalText(path.string()), limits);
    if (!parsed) {
        Error error = parsed.error();
        error.path = path;
        return error;
    }
    return parsed;
}

}  // namespace undertone
