// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace undertone {

/// A file's name in quotation marks, for an error's sentence; Error::path has the whole path.
inline std::string quotedName(const std::filesystem::path& path)
{
    std::string text(1, '"');
    text += path.filename().string();
    text += '"';
    return text;
}

}  // namespace undertone
