// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/found_model.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace undertone {

/// installedModels() with what they say of themselves, each folder once, by name. One that cannot be read is left out. Waits for the disk:
/// not for the thread of a window.
std::vector<FoundModel> findModels();

/// One folder; nothing where it holds no model.
std::optional<FoundModel> readFoundModel(const std::filesystem::path& folder);

}  // namespace undertone
