// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/trained_models.h"

#include "engine/core/time_text.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/trained_sessions.h"
#include "engine/io/withdrawn_model.h"
#include "engine/io/xdg_paths.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>

namespace undertone {
namespace {

namespace fs = std::filesystem;

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
            if (std::ranges::count(sessionsNamedIn(candidate / "provenance.json"), session) > 0)
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
