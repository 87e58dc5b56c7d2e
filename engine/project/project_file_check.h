// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the files of this room only.

#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace undertone {

/// Which file it is, whatever its path leads to by now.
struct FileIdentity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

/// Of the file that a path leads to. Errors: FileNotFound, FileUnreadable.
Result<FileIdentity> fileIdentity(const std::filesystem::path& path);

/// What can be said before SQLite reads the file: that it is an ordinary file of a size that a project has, that its header is a
/// project's, and that nothing beside it would make SQLite write to, or remove, another file. Returns the schema version. Errors:
/// FileNotFound, FileUnreadable, LimitExceeded, UnsupportedFormat (no project, one of a later version), CorruptFile.
Result<int> checkProjectFile(const std::filesystem::path& path);
/// The same of the bytes of such a file, which no other files lie beside; `path` stands for them in messages.
Result<int> checkProjectImage(std::string_view image, const std::filesystem::path& path);

}  // namespace undertone
