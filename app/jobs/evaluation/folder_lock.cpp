// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <utility>

namespace undertone {

Result<FolderLock> FolderLock::take(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const int descriptor = error ? -1 : ::open((folder / "lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return Error{ErrorCode::FileNotWritable, "Nothing can be written into the folder " + folder.string() + ": may you write there?",
                     folder};
    FolderLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        return Error{ErrorCode::FileNotWritable,
                     "Another program is at work in the folder " + folder.string() + ": wait for it, or name another folder.", folder};
    return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

}  // namespace undertone
