// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/found_model.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace undertone {

/// Models in $UNDERTONE_MODELS, the XDG data folders and beside the program, and the one that ships, each once, by name. Folders that hold
/// none, or one that cannot be read, are left out. Waits for the disk: not for the thread of a window.
std::vector<FoundModel> findModels();

/// One folder; nothing where it holds no model.
std::optional<FoundModel> readFoundModel(const std::filesystem::path& folder);

}  // namespace undertone
