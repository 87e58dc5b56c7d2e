// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/result.h"

#include <filesystem>
#include <string>

namespace undertone {

/// What a lock file says of its holder, in clear: the whole command line, or the program and its process alone, where a command line may
/// name what is not to lie on the disk.
enum class LockHolder { CommandLine, Program };

/// Exclusive right to write a folder, or one file in it, among all programs. The lock is an flock on a hidden lock file that names its
/// holder, so it ends with the holder, however that ends; a lock file that a killed program left is taken over. One thread.
class FolderLock {
public:
    /// Locks `folder` by its file ".lock"; makes the folder where it does not exist. Errors: FileNotWritable (no right to write there, or
    /// another program holds it; the sentence names that program).
    static Result<FolderLock> take(const std::filesystem::path& folder, LockHolder shown = LockHolder::CommandLine);
    /// Locks the name `file` by ".NAME.lock" beside it, so that other files of the folder stay free. Errors: as take().
    static Result<FolderLock> takeFile(const std::filesystem::path& file, LockHolder shown = LockHolder::CommandLine);
    /// As takeFile(), but waits while another program holds the name. Errors: FileNotWritable (no right to write there), Cancelled.
    static Result<FolderLock> waitForFile(const std::filesystem::path& file, const CancellationToken& cancel);

    /// Whether an error of take() says that another program holds it, and not that the disk takes no lock file.
    static bool isHeldByOther(const Error& error);

    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&& other) noexcept;
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    /// Removes the lock file, then unlocks; also where the folder was renamed or removed meanwhile.
    ~FolderLock();

    static constexpr const char* fileName = ".lock";

private:
    FolderLock(int folder, int file, std::string name) : m_folder(folder), m_file(file), m_name(std::move(name)) {}
    static Result<FolderLock> takeNamed(const std::filesystem::path& folder, const std::string& name, const std::filesystem::path& locked,
                                        LockHolder shown);
    void release() noexcept;

    int m_folder = -1;  ///< descriptor of the folder, under whatever name it has by now
    int m_file = -1;
    std::string m_name;  ///< of the lock file
};

}  // namespace undertone
