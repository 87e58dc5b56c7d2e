// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace undertone {

/// Entries of one folder, by name. Errors: FileNotFound, FileUnreadable, LimitExceeded.
Result<std::vector<std::filesystem::path>> listFolder(const std::filesystem::path& folder);

/// Ordinary files of a folder and the folders in it, `depth` levels down, relative to it and by name; hidden ones and `._*` are left
/// out, links to folders not followed. Errors: as above.
Result<std::vector<std::filesystem::path>> listFilesBelow(const std::filesystem::path& folder, int depth);

/// Whether the name ends as a sound file that can be read.
bool isSoundFile(const std::filesystem::path& file);

/// Whether a name starts with a dot: hidden, or what another system leaves beside a file (`._*`).
bool isHidden(const std::filesystem::path& file);

}  // namespace undertone
