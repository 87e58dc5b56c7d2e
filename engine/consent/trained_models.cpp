// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/consent/trained_models.h"

#include "engine/core/time_text.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/trained_sessions.h"
#include "engine/io/withdrawn_model.h"
#include "engine/io/xdg_paths.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace undertone {
namespace {

namespace fs = std::filesystem;

/// A folder and those that lie in it; what hinders it goes into `failure`.
std::vector<fs::path> withFoldersIn(const fs::path& root, std::error_code& failure)
{
    std::vector<fs::path> found{root};
    for (fs::directory_iterator entry(root, failure), end; !failure && entry != end; entry.increment(failure))
        found.push_back(entry->path());
    return found;
}

bool isTrainedOn(const fs::path& model, const std::string& session)
{
    return std::ranges::count(sessionsNamedIn(model / "provenance.json"), session) > 0
        || std::ranges::count(sessionsNamedIn(model / trainingSessionsFile), session) > 0;
}

bool isMissing(const std::error_code& failure)
{
    return failure == std::errc::no_such_file_or_directory || failure == std::errc::not_a_directory;
}

}  // namespace

Status blockModel(const fs::path& model, const std::string& session)
{
    return writeFileAtomically(model / withdrawnModelFile,
                               jsonText(nlohmann::json{{"session", session}, {"when", nowIso8601()}}, 1) + "\n");
}

BlockedModels blockModelsTrainedOn(const std::string& session, const std::vector<fs::path>& folders, const std::vector<fs::path>& trained)
{
    BlockedModels models;
    std::set<fs::path> seen;
    const auto block = [&](const fs::path& model) {
        std::error_code ignored;
        const auto whole = fs::weakly_canonical(model, ignored);
        if (!seen.insert(ignored ? model : whole).second)
            return;
        if (const auto done = blockModel(model, session); done || isModelBlocked(model))  // where nothing can be written, too
            models.blocked.push_back(model);
        else
            models.notBlocked.emplace_back(model, done.error());
    };
    const auto lookThrough = [&](const fs::path& root, bool mayBeMissing) {
        std::error_code failure;
        for (const auto& model : withFoldersIn(root, failure)) {
            if (isTrainedOn(model, session))
                block(model);
        }
        if (failure && !(mayBeMissing && isMissing(failure)))
            models.notRead.emplace_back(root, Error{ErrorCode::FileUnreadable, message("io.cannot-read", root, failure.message()), root});
    };
    for (const auto& folder : folders)
        lookThrough(folder, false);
    for (const auto& model : trained) {
        std::error_code ignored;
        if (fs::exists(model, ignored))
            lookThrough(model, false);
        else
            models.notBlocked.emplace_back(model, Error{ErrorCode::FileNotFound, message("consent.model-moved"), model});
    }
    lookThrough(xdgDataFolder() / "models", true);
    if (const char* named = std::getenv("UNDERTONE_MODELS"); named != nullptr && *named != '\0')
        lookThrough(named, true);
    return models;
}

bool isModelBlocked(const fs::path& model)
{
    std::error_code ignored;
    return fs::is_regular_file(model / withdrawnModelFile, ignored);
}

}  // namespace undertone
