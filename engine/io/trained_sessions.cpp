// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/trained_sessions.h"

#include "engine/io/atomic_file.h"
#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

#include <set>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largestTrainingRecord = std::size_t{16} << 20;

/// Null where there is none.
nlohmann::ordered_json trainingRecordIn(const fs::path& file)
{
    const auto text = readTextFile(file, largestTrainingRecord);
    const auto record = text ? parseStrictOrderedJson(*text, file.filename().string()) : text.error();
    return record ? *record : nlohmann::ordered_json();
}

constexpr const char* sessionLists[]{"sessions", "sessions_and_grants"};

void collectSessions(const nlohmann::ordered_json& node, std::set<std::string>& found)
{
    if (!node.is_structured())
        return;
    for (const char* name : sessionLists) {
        if (!node.is_object() || !node.contains(name) || !node[name].is_array())
            continue;
        for (const auto& one : node[name]) {
            if (one.is_string())
                found.insert(one.get<std::string>());
            else if (one.is_object() && one.contains("session") && one["session"].is_string())
                found.insert(one["session"].get<std::string>());
        }
    }
    for (const auto& value : node)
        collectSessions(value, found);
}

}  // namespace

std::vector<std::string> sessionsNamedIn(const fs::path& record)
{
    std::set<std::string> found;
    collectSessions(trainingRecordIn(record), found);
    return {found.begin(), found.end()};
}

std::vector<std::string> sessionsOfParts(const std::vector<fs::path>& parts)
{
    std::set<std::string> found;
    for (const auto& part : parts) {
        if (part.empty())
            continue;
        std::error_code failure;
        const auto whole = fs::absolute(part, failure).lexically_normal();
        const auto model = (whole.has_filename() ? whole : whole.parent_path()).parent_path();
        for (const auto& file : {part / "training.json", part / "provenance.json", model / "provenance.json"})
            collectSessions(trainingRecordIn(file), found);
    }
    return {found.begin(), found.end()};
}

}  // namespace undertone
