// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/io/folder_lock.h"

#include <filesystem>
#include <optional>

namespace undertone {

/// A folder that appears whole or not at all: filled under a hidden name beside its place, then renamed. Destroyed without
/// commit() it is removed. A FolderLock on it keeps two programs apart; one that was killed leaves a folder that the next clears.
class PartialDirectory {
public:
    /// Errors: FileNotWritable (no right to, or another program at work there).
    static Result<PartialDirectory> create(const std::filesystem::path& target);
    PartialDirectory(PartialDirectory&& other) noexcept;
    PartialDirectory& operator=(PartialDirectory&&) = delete;
    ~PartialDirectory();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Takes the final name. A folder that stands there is removed, once the new one is in its place.
    Status commit();

private:
    PartialDirectory(std::filesystem::path target, std::filesystem::path path, FolderLock lock);

    std::filesystem::path m_target;
    std::filesystem::path m_path;
    std::optional<FolderLock> m_lock;  ///< none after commit()
};

}  // namespace undertone
