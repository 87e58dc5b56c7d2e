// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace undertone {

/// Whether something is there, of whatever kind; what cannot be asked for is not.
inline bool pathExists(const std::filesystem::path& path)
{
    std::error_code failure;
    return std::filesystem::exists(path, failure);
}

}  // namespace undertone
