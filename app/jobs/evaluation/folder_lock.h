// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <filesystem>

namespace undertone {

/// Keeps a second program out of a folder that this one writes in. Gone with its holder, also when that is killed.
class FolderLock {
public:
    /// Makes the folder where it is not there. Errors: FileNotWritable (no right to, or another program at work there).
    static Result<FolderLock> take(const std::filesystem::path& folder);
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

}  // namespace undertone
