// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/partial_directory.h"

#include "engine/io/atomic_file.h"

#include <utility>

namespace undertone {

namespace fs = std::filesystem;

namespace {

Error notWritable(const fs::path& path, const Message& reason)
{
    return {ErrorCode::FileNotWritable, message("folder.cannot-write", path, reason), path};
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

PartialDirectory::PartialDirectory(fs::path target, fs::path path, FolderLock lock)
    : m_target(std::move(target)), m_path(std::move(path)), m_lock(std::move(lock))
{
}

PartialDirectory::PartialDirectory(PartialDirectory&& other) noexcept
    : m_target(std::move(other.m_target)), m_path(std::move(other.m_path)), m_lock(std::exchange(other.m_lock, std::nullopt))
{
}

PartialDirectory::~PartialDirectory()
{
    if (!m_lock)
        return;
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

Result<PartialDirectory> PartialDirectory::create(const fs::path& target)
{
    std::error_code failure;
    const fs::path place = withoutSlash(fs::absolute(target, failure).lexically_normal());
    const fs::path path = partialName(place);
    // What lies in it is removed: it must not be a link to someone's folder.
    if (fs::is_symlink(path, failure))
        return notWritable(place, message("folder.link", path));
    auto lock = TRY(FolderLock::take(path));
    for (const auto& left : fs::directory_iterator(path, failure)) {
        if (left.path().filename() != FolderLock::fileName)
            fs::remove_all(left.path(), failure);
    }
    return PartialDirectory(place, path, std::move(lock));
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
            return notWritable(m_target, message("folder.cannot-move", failure.message()));
    }
    fs::rename(m_path, m_target, failure);
    if (failure) {
        const std::string reason = failure.message();
        if (replaces)
            fs::rename(old, m_target, failure);
        return notWritable(m_target, reason);
    }
    m_lock.reset();
    syncFolder(m_target.parent_path());
    fs::remove_all(old, failure);
    return {};
}

}  // namespace undertone
