// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/trained_models.h"

#include "engine/core/time_text.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"
#include "engine/io/withdrawn_model.h"
#include "engine/io/xdg_paths.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largestModelRecord = std::size_t{16} << 20;

/// Null where there is none.
nlohmann::ordered_json modelRecordIn(const fs::path& file)
{
    const auto text = readTextFile(file, largestModelRecord);
    const auto record = text ? parseStrictOrderedJson(*text, file.filename().string()) : text.error();
    return record ? *record : nlohmann::ordered_json();
}

constexpr const char* sessionLists[]{"sessions", "sessions_and_grants"};

void collectSessions(const nlohmann::ordered_json& json, std::set<std::string>& found)
{
    if (!json.is_structured())
        return;
    for (const char* name : sessionLists) {
        if (!json.is_object() || !json.contains(name) || !json[name].is_array())
            continue;
        for (const auto& one : json[name]) {
            if (one.is_string())
                found.insert(one.get<std::string>());
            else if (one.is_object() && one.contains("session") && one["session"].is_string())
                found.insert(one["session"].get<std::string>());
        }
    }
    for (const auto& value : json)
        collectSessions(value, found);
}

}  // namespace

std::vector<std::string> sessionsNamedBy(const nlohmann::ordered_json& record)
{
    std::set<std::string> found;
    collectSessions(record, found);
    return {found.begin(), found.end()};
}

std::vector<std::string> sessionsOfParts(const std::vector<fs::path>& parts)
{
    auto records = nlohmann::ordered_json::array();
    for (const auto& part : parts) {
        if (part.empty())
            continue;
        std::error_code failure;
        const auto whole = fs::absolute(part, failure).lexically_normal();
        const auto model = (whole.has_filename() ? whole : whole.parent_path()).parent_path();
        for (const auto& file : {part / "training.json", part / "provenance.json", model / "provenance.json"})
            records.push_back(modelRecordIn(file));
    }
    return sessionsNamedBy(records);
}

std::vector<fs::path> modelsTrainedOn(const std::string& session, const std::vector<fs::path>& folders)
{
    auto roots = folders;
    roots.push_back(xdgDataFolder() / "models");
    if (const char* named = std::getenv("UNDERTONE_MODELS"); named != nullptr && *named != '\0')
        roots.emplace_back(named);
    std::vector<fs::path> found;
    for (const auto& root : roots) {
        std::error_code failure;
        std::vector<fs::path> candidates{root};
        for (fs::directory_iterator entry(root, failure), end; !failure && entry != end; entry.increment(failure))
            candidates.push_back(entry->path());
        for (const auto& candidate : candidates) {
            if (std::ranges::count(sessionsNamedBy(modelRecordIn(candidate / "provenance.json")), session) > 0)
                found.push_back(candidate);
        }
    }
    return found;
}

Status blockModel(const fs::path& model, const std::string& session)
{
    return writeFileAtomically(model / withdrawnModelFile,
                               jsonText(nlohmann::json{{"session", session}, {"when", nowIso8601()}}, 1) + "\n");
}

}  // namespace undertone
