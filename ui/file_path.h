// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>

namespace undertone {

/// A path as the window has it, in UTF-8, as the services take it.
inline std::filesystem::path toPath(const QString& text)
{
    return std::filesystem::path(text.toStdString());
}

}  // namespace undertone
