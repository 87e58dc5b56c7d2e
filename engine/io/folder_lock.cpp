// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/folder_lock.h"

#include "engine/core/shell_words.h"
#include "engine/io/process_command.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace undertone {

namespace {

namespace fs = std::filesystem;

constexpr int mostAttempts = 100;
constexpr std::size_t longestHolder = 400;
constexpr std::chrono::milliseconds waitPause{100};

/// What the lock file says: process number, and command line or program.
std::string describeThisProcess(LockHolder shown)
{
    auto words = withoutNames(commandLineOfProcess());
    if (shown == LockHolder::Program && !words.empty())
        words = {fs::path(words.front()).filename().string()};
    return "process " + std::to_string(::getpid()) + ", " + shellLine(words);
}

std::string holderOf(int file)
{
    std::array<char, longestHolder> text{};
    const ssize_t count = ::pread(file, text.data(), text.size(), 0);
    std::string holder(text.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    return holder.substr(0, holder.find('\n'));
}

Error cannotLock(const fs::path& locked, int number)
{
    return {ErrorCode::FileNotWritable, message("lock.not-writable", locked, literalText(std::strerror(number))), locked};
}

Error held(const fs::path& locked, const std::string& holder)
{
    return {ErrorCode::FileNotWritable, holder.empty() ? message("lock.held", locked) : message("lock.held-by", locked, holder), locked};
}

/// Whether the lock file was removed, or replaced, between its opening and its locking.
bool isStale(int folder, const std::string& name, int file)
{
    struct stat locked {};
    struct stat named {};
    return ::fstat(file, &locked) != 0 || ::fstatat(folder, name.c_str(), &named, AT_SYMLINK_NOFOLLOW) != 0 || locked.st_ino != named.st_ino
        || locked.st_dev != named.st_dev;
}

void describeHolder(int file, LockHolder shown)
{
    const std::string holder = describeThisProcess(shown) + '\n';
    // The lock holds without it: a full disk costs the sentence a name.
    if (::ftruncate(file, 0) == 0)
        static_cast<void>(::pwrite(file, holder.data(), holder.size(), 0) == 0);
}

}  // namespace

bool FolderLock::isHeldByOther(const Error& error)
{
    return error.message.id == "lock.held" || error.message.id == "lock.held-by";
}

Result<FolderLock> FolderLock::take(const fs::path& folder, LockHolder shown)
{
    return takeNamed(folder, fileName, folder, shown);
}

Result<FolderLock> FolderLock::takeFile(const fs::path& file, LockHolder shown)
{
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    return takeNamed(folder, '.' + file.filename().string() + ".lock", file, shown);
}

Result<FolderLock> FolderLock::waitForFile(const fs::path& file, const CancellationToken& cancel)
{
    for (;;) {
        auto lock = takeFile(file);
        if (lock || !isHeldByOther(lock.error()))
            return lock;
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled, message("core.cancelled"), file};
        std::this_thread::sleep_for(waitPause);
    }
}

Result<FolderLock> FolderLock::takeNamed(const fs::path& folder, const std::string& name, const fs::path& locked, LockHolder shown)
{
    // Again where the holder before removed its lock file, or the whole folder, while this waited for it.
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        std::error_code failure;
        fs::create_directories(folder, failure);
        if (failure)
            return cannotLock(locked, failure.value());
        const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (directory < 0)
            return cannotLock(locked, errno);
        const int file = ::openat(directory, name.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0644);
        const int number = errno;
        if (file < 0) {
            ::close(directory);
            if (number == ENOENT)
                continue;
            return cannotLock(locked, number);
        }
        if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
            const int refusal = errno;
            const std::string holder = holderOf(file);
            ::close(file);
            ::close(directory);
            // Anything else, ENOLCK or ENOSYS of a file system without locks, says nothing of another process.
            return refusal == EWOULDBLOCK ? held(locked, holder) : cannotLock(locked, refusal);
        }
        FolderLock lock(directory, file, name);
        if (!isStale(directory, name, file)) {
            describeHolder(file, shown);
            return lock;
        }
        ::close(std::exchange(lock.m_file, -1));  // not ours to remove
    }
    return held(locked, {});
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : m_folder(std::exchange(other.m_folder, -1)), m_file(std::exchange(other.m_file, -1)), m_name(std::move(other.m_name))
{
}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept
{
    if (this != &other) {
        release();
        m_folder = std::exchange(other.m_folder, -1);
        m_file = std::exchange(other.m_file, -1);
        m_name = std::move(other.m_name);
    }
    return *this;
}

FolderLock::~FolderLock()
{
    release();
}

void FolderLock::release() noexcept
{
    // Removed before it is unlocked: whoever opened it meanwhile sees that it is no longer the folder's lock file.
    if (m_file >= 0 && m_folder >= 0)
        ::unlinkat(m_folder, m_name.c_str(), 0);
    for (int* descriptor : {&m_file, &m_folder}) {
        if (*descriptor >= 0)
            ::close(std::exchange(*descriptor, -1));
    }
}

}  // namespace undertone
