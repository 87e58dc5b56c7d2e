// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the segments readers of this room only.

#include <filesystem>
#include <string_view>

namespace undertone {

/// The name of a format that is known and not read, by its content, else by its extension; empty where it is neither.
std::string_view otherFormatOf(std::string_view bytes, const std::filesystem::path& path);

/// The same by the content alone, of those that no text of segments begins like.
std::string_view otherFormatOf(std::string_view bytes);

}  // namespace undertone
