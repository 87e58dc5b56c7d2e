// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/atomic_file.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace undertone {
namespace {

Error notWritable(const std::filesystem::path& path, int number)
{
    return {ErrorCode::FileNotWritable, message("io.cannot-write", path, std::strerror(number)), path};
}

std::filesystem::path folderOf(const std::filesystem::path& path)
{
    const auto parent = path.parent_path();
    return parent.empty() ? std::filesystem::path(".") : parent;
}

// A name beside `target` that no other thread or program takes.
std::filesystem::path temporaryBeside(const std::filesystem::path& target)
{
    static std::atomic<unsigned> counter{0};
    return folderOf(target)
        / (std::string(".") + target.filename().string() + "." + std::to_string(::getpid()) + "." + std::to_string(counter++) + ".tmp");
}

// Writes all; errno says why not.
bool writeAll(int descriptor, std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

Error notReadable(const std::filesystem::path& path, int number)
{
    return {number == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable, message("io.cannot-read", path, std::strerror(number)),
            path};
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path target, std::filesystem::path temporary, int descriptor)
    : m_target(std::move(target)), m_temporary(std::move(temporary)), m_descriptor(descriptor)
{
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_target(std::move(other.m_target)), m_temporary(std::move(other.m_temporary)), m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept
{
    if (this != &other) {
        discard();
        m_target = std::move(other.m_target);
        m_temporary = std::move(other.m_temporary);
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

AtomicFile::~AtomicFile()
{
    discard();
}

void AtomicFile::discard() noexcept
{
    if (m_descriptor < 0)
        return;
    ::close(m_descriptor);
    ::unlink(m_temporary.c_str());
    m_descriptor = -1;
}

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& target)
{
    // A rename would replace a device or a folder rather than write to it.
    struct stat status {};
    if (::stat(target.c_str(), &status) == 0 && !S_ISREG(status.st_mode))
        return Error{ErrorCode::FileNotWritable, message("io.cannot-write-special", target), target};
    for (int attempt = 0; attempt < 100; ++attempt) {
        auto temporary = temporaryBeside(target);
        const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0)
            return AtomicFile(target, std::move(temporary), descriptor);
        if (errno != EEXIST)
            return notWritable(target, errno);
    }
    return notWritable(target, EEXIST);
}

Status AtomicFile::write(std::span<const std::byte> bytes)
{
    return writeAll(m_descriptor, bytes) ? Status() : Status(notWritable(m_target, errno));
}

Status AtomicFile::write(std::string_view text)
{
    return write(std::as_bytes(std::span(text.data(), text.size())));
}

Status AtomicFile::commit()
{
    if (::fsync(m_descriptor) != 0)
        return notWritable(m_target, errno);
    const int closed = ::close(std::exchange(m_descriptor, -1));
    if (closed != 0 || ::rename(m_temporary.c_str(), m_target.c_str()) != 0) {
        const int number = errno;
        ::unlink(m_temporary.c_str());
        return notWritable(m_target, number);
    }
    syncFolder(folderOf(m_target));
    return {};
}

Status writeFileAtomically(const std::filesystem::path& target, std::string_view text)
{
    auto file = AtomicFile::create(target);
    if (!file)
        return file.error();
    TRY(file->write(text));
    return file->commit();
}

Status copyFileAtomically(const std::filesystem::path& from, const std::filesystem::path& to)
{
    const int descriptor = ::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);  // a pipe would wait for its writer
    if (descriptor < 0)
        return notReadable(from, errno);
    const auto copy = [&]() -> Status {
        struct stat status {};
        if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
            return Error{ErrorCode::FileUnreadable, message("io.not-ordinary", from), from};
        auto file = TRY(AtomicFile::create(to));
        std::vector<std::byte> block(std::size_t{1} << 20);
        for (;;) {
            const ssize_t count = ::read(descriptor, block.data(), block.size());
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return notReadable(from, errno);
            if (count == 0)
                return file.commit();
            TRY(file.write(std::span(block).first(static_cast<std::size_t>(count))));
        }
    };
    const auto status = copy();
    ::close(descriptor);
    return status;
}

Status linkFileAtomically(const std::filesystem::path& from, const std::filesystem::path& to)
{
    const auto temporary = temporaryBeside(to);
    // A second name of the file itself, also where `from` is a symbolic link, which may be relative.
    if (::linkat(AT_FDCWD, from.c_str(), AT_FDCWD, temporary.c_str(), AT_SYMLINK_FOLLOW) != 0)
        return notWritable(to, errno);
    const bool renamed = ::rename(temporary.c_str(), to.c_str()) == 0;
    const int number = errno;
    ::unlink(temporary.c_str());  // also after a rename, which does nothing where both names are the same file already
    if (!renamed)
        return notWritable(to, number);
    syncFolder(folderOf(to));
    return {};
}

Status appendToFile(const std::filesystem::path& target, std::string_view text)
{
    const int descriptor = ::open(target.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return notWritable(target, errno);
    struct stat before {};
    int number = ::fstat(descriptor, &before) == 0 ? 0 : errno;
    if (number == 0 && !writeAll(descriptor, std::as_bytes(std::span(text.data(), text.size())))) {
        number = errno;
        // Half a line would swallow the next one.
        if (::ftruncate(descriptor, before.st_size) != 0)
            number = errno;
    }
    if (::close(descriptor) != 0 && number == 0) {
        number = errno;
        // What a file system that writes late could not write is taken back, or the caller would report it twice.
        if (::truncate(target.c_str(), before.st_size) != 0)
            number = errno;
    }
    return number == 0 ? Status() : Status(notWritable(target, number));
}

Result<std::string> readTextFile(const std::filesystem::path& path, std::size_t maxBytes)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return notReadable(path, errno);
    std::string text;
    char block[65536];
    for (;;) {
        const ssize_t count = ::read(descriptor, block, sizeof block);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            const int number = errno;
            ::close(descriptor);
            return notReadable(path, number);
        }
        if (count == 0)
            break;
        if (text.size() + static_cast<std::size_t>(count) > maxBytes) {
            ::close(descriptor);
            return Error{ErrorCode::LimitExceeded, message("io.larger-than-bytes", path, maxBytes), path};
        }
        text.append(block, static_cast<std::size_t>(count));
    }
    ::close(descriptor);
    return text;
}

Status syncFile(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int number = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    return synced ? Status() : Status(notWritable(file, number));
}

void syncFolder(const std::filesystem::path& folder) noexcept
{
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace undertone
