// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/open_file.h"

#include "engine/io/sha256.h"

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <span>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace undertone {

namespace {

constexpr std::size_t blockBytes = std::size_t{1} << 20;

Error unreadable(const std::filesystem::path& path, int number)
{
    return {number == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable, message("io.cannot-read", path, std::strerror(number)),
            path};
}

std::int64_t nanoseconds(const timespec& time)
{
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

OpenFile::OpenFile(int descriptor, std::filesystem::path path) : m_descriptor(descriptor), m_path(std::move(path)) {}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_path(std::move(other.m_path)), m_state(other.m_state)
{
}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_path, other.m_path);
    std::swap(m_state, other.m_state);
    return *this;
}

OpenFile::~OpenFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<OpenFile> OpenFile::open(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return unreadable(path, errno);
    OpenFile file(descriptor, path);
    TRY(file.stateOf(/*byPath=*/false, file.m_state));
    return file;
}

Status OpenFile::stateOf(bool byPath, State& state) const
{
    struct stat status {};
    if ((byPath ? ::stat(m_path.c_str(), &status) : ::fstat(m_descriptor, &status)) != 0)
        return unreadable(m_path, errno);
    if (!S_ISREG(status.st_mode))
        return Error{ErrorCode::FileUnreadable, message("io.not-ordinary", m_path), m_path};
    state = {status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim)};
    return {};
}

Status OpenFile::checkUnchanged() const
{
    State now;
    TRY(stateOf(/*byPath=*/false, now));
    if (now == m_state)
        return {};
    return Error{ErrorCode::CorruptFile, message("io.written-while-used", m_path), m_path};
}

Status OpenFile::checkInPlace() const
{
    TRY(checkUnchanged());
    State now;
    if (stateOf(/*byPath=*/true, now) && now == m_state)
        return {};
    return Error{ErrorCode::CorruptFile, message("io.replaced-while-read", m_path), m_path};
}

Result<std::string> OpenFile::sha256(const CancellationToken& cancel) const
{
    Sha256 hash;
    std::vector<std::byte> block(blockBytes);
    for (off_t position = 0;;) {
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled, message("core.cancelled"), m_path};
        const ssize_t count = ::pread(m_descriptor, block.data(), block.size(), position);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return unreadable(m_path, errno);
        if (count == 0)
            return hash.finishHex();
        hash.update(std::span(block).first(static_cast<std::size_t>(count)));
        position += count;
    }
}

}  // namespace undertone
