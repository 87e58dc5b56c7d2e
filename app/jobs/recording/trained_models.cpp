// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/trained_models.h"

#include "engine/core/time_text.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"
#include "engine/io/withdrawn_model.h"
#include "engine/io/xdg_paths.h"

#include <cstdlib>

namespace undertone {
namespace {

namespace fs = std::filesystem;

bool namesSession(const nlohmann::json& json, const std::string& session)
{
    if (const auto sessions = json.is_object() ? json.find("sessions") : json.end();
        json.is_object() && sessions != json.end() && sessions->is_array()) {
        for (const auto& one : *sessions) {
            if (one == session || (one.is_object() && one.contains("session") && one["session"] == session))
                return true;
        }
    }
    if (!json.is_structured())
        return false;
    for (const auto& value : json) {
        if (namesSession(value, session))
            return true;
    }
    return false;
}

}  // namespace

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
            const auto provenance = readJsonFile(candidate / "provenance.json");
            if (provenance && namesSession(*provenance, session))
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
