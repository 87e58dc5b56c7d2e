// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/installed_models.h"

#include "engine/io/xdg_paths.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <unistd.h>

namespace undertone {
namespace {

namespace fs = std::filesystem;

bool isModel(const fs::path& folder)
{
    std::error_code failure;
    return fs::is_regular_file(folder / "undertone.json", failure);
}

// Places may name the same folder: ../share beside /usr/bin is /usr/share.
fs::path resolved(const fs::path& folder)
{
    std::error_code failure;
    const auto path = fs::weakly_canonical(folder, failure);
    return failure ? folder : path;
}

std::vector<std::string> folderNames(const fs::path& root)
{
    std::vector<std::string> names;
    std::error_code failure;
    for (fs::directory_iterator entry(root, failure), end; !failure && entry != end; entry.increment(failure)) {
        const auto name = entry->path().filename().string();
        if (!name.starts_with('.') && isModel(entry->path()))
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// The model of this name in the user's own folder.
Result<InstalledModel> ownModel(const std::string& name)
{
    const auto models = installedModels();
    const auto named = [&name](const InstalledModel& model) { return model.name == name; };
    const auto own = std::find_if(models.begin(), models.end(), [&](const InstalledModel& model) { return named(model) && model.isUsers; });
    if (own != models.end())
        return *own;
    const auto other = std::find_if(models.begin(), models.end(), named);
    if (other == models.end())
        return Error{ErrorCode::FileNotFound, message("model-directory.no-own-model", name, userModelsFolder()), {}};
    return Error{ErrorCode::FileNotWritable, message("model-directory.not-the-users", name, other->folder, userModelsFolder()),
                 other->folder};
}

}  // namespace

fs::path userModelsFolder()
{
    return xdgDataFolder() / "models";
}

std::vector<fs::path> modelRoots()
{
    std::vector<fs::path> roots;
    if (const char* named = std::getenv("UNDERTONE_MODELS"); named && *named)
        roots.emplace_back(named);
    roots.push_back(userModelsFolder());
    for (const auto& folder : xdgSystemDataFolders())
        roots.push_back(folder / "models");
    for (const auto& share : programShareFolders()) {
        roots.push_back(share / "models");
        roots.push_back(share);
    }
    if (const fs::path source(UNDERTONE_SOURCE_DIR); !source.empty())
        roots.push_back(source / "resources/models");
    return roots;
}

std::vector<InstalledModel> installedModels()
{
    std::vector<InstalledModel> models;
    std::set<fs::path> seenFolders;
    std::set<std::string> seenNames;
    const auto add = [&](const fs::path& folder, const fs::path& root) {
        if (!seenFolders.insert(resolved(folder)).second)
            return;
        const auto name = folder.filename().string();
        models.push_back({name, folder, root == userModelsFolder(), !seenNames.insert(name).second});
    };
    for (const auto& root : modelRoots()) {
        if (isModel(root))  // $UNDERTONE_MODELS may name one model
            add(root, root);
        for (const auto& name : folderNames(root))
            add(root / name, root);
    }
    return models;
}

Result<fs::path> findModelDirectory(const std::string& wanted)
{
    std::error_code failure;
    const bool isPath = !wanted.empty() && (wanted.find('/') != std::string::npos || fs::is_directory(wanted, failure));
    if (isPath) {
        if (fs::is_directory(wanted, failure))
            return fs::path(wanted);  // whether it is a model is said when it is read
        return Error{ErrorCode::FileNotFound, message("model-directory.no-folder", wanted), wanted};
    }
    const std::string name = wanted.empty() ? defaultModelName : wanted;
    std::string places;
    for (const auto& root : modelRoots()) {
        if (wanted.empty() && isModel(root))
            return root;
        if (isModel(root / name))
            return root / name;
        places += (places.empty() ? "" : ", ") + root.string();
    }
    return Error{ErrorCode::FileNotFound, message("model-directory.no-name-installed", name, places), {}};
}

Status removeInstalledModel(const std::string& name)
{
    const InstalledModel own = TRY(ownModel(name));
    std::error_code failure;
    if (fs::is_symlink(own.folder, failure)) {
        fs::remove(own.folder, failure);
    } else {
        const fs::path aside = userModelsFolder() / (".removed-" + name + "-" + std::to_string(::getpid()));
        fs::rename(own.folder, aside, failure);
        if (!failure)
            fs::remove_all(aside, failure);
    }
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("model-directory.not-removed", own.folder, failure.message()), own.folder};
    return {};
}

Status renameInstalledModel(const std::string& name, const std::string& newName)
{
    const InstalledModel own = TRY(ownModel(name));
    if (newName == name)
        return {};
    if (newName.empty() || newName.starts_with('.') || newName.find('/') != std::string::npos || newName.find('\0') != std::string::npos)
        return Error{ErrorCode::InvalidArgument, message("model-directory.no-model-name", newName), {}};
    const fs::path target = own.folder.parent_path() / newName;
    std::error_code failure;
    if (fs::symlink_status(target, failure).type() != fs::file_type::not_found)
        return Error{ErrorCode::InvalidArgument, message("model-directory.name-taken", newName, userModelsFolder()), target};
    fs::rename(own.folder, target, failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("model-directory.not-renamed", own.folder, failure.message()), own.folder};
    return {};
}

}  // namespace undertone
