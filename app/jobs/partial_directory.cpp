// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/partial_directory.h"

#include "engine/io/atomic_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace undertone {

namespace fs = std::filesystem;

namespace {

Error notWritable(const fs::path& path, const std::string& reason)
{
    return {ErrorCode::FileNotWritable, "The folder " + path.string() + " cannot be written: " + reason + ".", path};
}

/// "out/model" to "out/.model.partial": on the same file system, so that it can be renamed.
fs::path partialName(const fs::path& target)
{
    return target.parent_path() / ("." + target.filename().string() + ".partial");
}

fs::path withoutSlash(const fs::path& path)
{
    return path.has_filename() ? path : path.parent_path();
}

}  // namespace

PartialDirectory::PartialDirectory(fs::path target, fs::path path, int lock)
    : m_target(std::move(target)), m_path(std::move(path)), m_lock(lock)
{
}

PartialDirectory::PartialDirectory(PartialDirectory&& other) noexcept
    : m_target(std::move(other.m_target)), m_path(std::move(other.m_path)), m_lock(std::exchange(other.m_lock, -1))
{
}

PartialDirectory::~PartialDirectory()
{
    if (m_lock < 0)
        return;
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
    ::close(m_lock);
}

Result<PartialDirectory> PartialDirectory::create(const fs::path& target)
{
    std::error_code failure;
    const fs::path place = withoutSlash(fs::absolute(target, failure).lexically_normal());
    fs::create_directories(place.parent_path(), failure);
    const fs::path path = partialName(place);
    fs::create_directory(path, failure);
    if (failure)
        return notWritable(place, failure.message());
    const int lock = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (lock < 0)
        return notWritable(place, std::strerror(errno));
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return notWritable(place, "another program is building it");
    }
    for (const auto& left : fs::directory_iterator(path, failure))
        fs::remove_all(left.path(), failure);
    return PartialDirectory(place, path, lock);
}

Status PartialDirectory::commit()
{
    std::error_code failure;
    const fs::path old = m_path.string() + ".old";
    fs::remove_all(old, failure);
    const bool replaces = fs::exists(m_target, failure);
    if (replaces) {
        fs::rename(m_target, old, failure);
        if (failure)
            return notWritable(m_target, "what stands there cannot be moved: " + failure.message());
    }
    fs::rename(m_path, m_target, failure);
    if (failure) {
        const std::string reason = failure.message();
        if (replaces)
            fs::rename(old, m_target, failure);
        return notWritable(m_target, reason);
    }
    ::close(std::exchange(m_lock, -1));
    syncFolder(m_target.parent_path());
    fs::remove_all(old, failure);
    return {};
}

}  // namespace undertone
