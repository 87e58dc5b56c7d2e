// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// Name of the model that ships, taken where none is named.
inline constexpr const char* defaultModelName = "undertone-small";

/// One folder with an undertone.json, where models are looked for.
struct InstalledModel {
    std::string name;  ///< of the folder: what --model takes
    std::filesystem::path folder;
    bool isUsers = false;   ///< lies in the user's own folder of models, so `model remove` may remove it
    bool isHidden = false;  ///< a model of this name in an earlier place is taken instead
};

/// Where models are looked for, first match first: $UNDERTONE_MODELS, the user's own (XDG data), the system's, beside the binary, and for
/// a program in its build tree the source's resources/models.
std::vector<std::filesystem::path> modelRoots();

/// The user's own folder of models: a model is installed by dropping its folder here. It may not exist yet.
std::filesystem::path userModelsFolder();

/// Every model in every place, in the order in which they are looked up. Nothing is read of them.
std::vector<InstalledModel> installedModels();

/// The folder of a model: `wanted` itself where it is one (--model), else `wanted` as a name in modelRoots(). Empty: the model that ships.
/// Errors: FileNotFound, with where it was looked for.
Result<std::filesystem::path> findModelDirectory(const std::string& wanted = {});

/// Removes a model from the user's own folder, by its name; a link there is removed, and not what it points to. While it is removed it is
/// no longer found, so nothing loads half a model. Errors: FileNotFound (no such model), FileNotWritable (it is the system's, or the
/// folder refuses).
Status removeInstalledModel(const std::string& name);

/// Gives a model in the user's own folder another name: its folder's. What is in it, and so its hash, stays as it is. Errors: as
/// removeInstalledModel(); InvalidArgument (no name for a folder, or a model of this name is there).
Status renameInstalledModel(const std::string& name, const std::string& newName);

}  // namespace undertone
