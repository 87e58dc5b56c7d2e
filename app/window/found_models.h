// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/io/installed_models.h"
#include "ui/services/found_model.h"

#include <optional>
#include <vector>

namespace undertone {

/// installedModels() with what they say of themselves, each folder once, by name. One that cannot be read is left out. Waits for the disk:
/// not for the thread of a window.
std::vector<FoundModel> findModels();

/// One of them; nothing where it holds no model that can be read.
std::optional<FoundModel> readFoundModel(const InstalledModel& installed);

}  // namespace undertone
