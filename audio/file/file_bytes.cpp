// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/file/file_bytes.h"

#include "audio/file/quoted_name.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace undertone {

FileBytes::FileBytes(std::filesystem::path path, int descriptor, std::uint64_t size, BytesRead listener)
    : m_path(std::move(path)), m_descriptor(descriptor), m_size(size), m_listener(std::move(listener))
{
}

FileBytes::~FileBytes()
{
    ::close(m_descriptor);
}

Result<std::shared_ptr<FileBytes>> FileBytes::open(const std::filesystem::path& path, BytesRead listener)
{
    // Without O_NONBLOCK, a named pipe that nobody writes to would keep us here.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0 && (errno == ENOENT || errno == ENOTDIR))
        return Error{ErrorCode::FileNotFound, message("audio.no-file", quotedName(path)), path};
    if (descriptor < 0 && errno == EACCES)
        return Error{ErrorCode::FileUnreadable, message("audio.permissions", quotedName(path)), path};
    if (descriptor < 0)
        return Error{ErrorCode::FileUnreadable, message("audio.cannot-read", quotedName(path), std::strerror(errno)), path};
    struct stat facts {};
    const bool known = ::fstat(descriptor, &facts) == 0;
    std::shared_ptr<FileBytes> file(
        new FileBytes(path, descriptor, known ? static_cast<std::uint64_t>(facts.st_size) : 0, std::move(listener)));
    if (known && S_ISDIR(facts.st_mode))
        return Error{ErrorCode::FileUnreadable, message("audio.folder", quotedName(path)), path};
    if (!known || !S_ISREG(facts.st_mode))
        return Error{ErrorCode::FileUnreadable, message("audio.special-file", quotedName(path)), path};
    if (facts.st_size == 0)
        return Error{ErrorCode::CorruptFile, message("audio.empty", quotedName(path)), path};
    return file;
}

std::size_t FileBytes::read(std::uint64_t at, std::span<std::byte> out)
{
    std::size_t done = 0;
    while (done < out.size() && at + done < m_size) {
        const auto count = ::pread(m_descriptor, out.data() + done, out.size() - done, static_cast<off_t>(at + done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && m_status)
            m_status = Error{ErrorCode::FileUnreadable, message("audio.cannot-read", quotedName(m_path), std::strerror(errno)), m_path};
        if (count <= 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    if (m_listener && done > 0)
        m_listener(at, out.first(done));
    return done;
}

std::vector<unsigned char> FileBytes::bytes(std::uint64_t at, std::size_t count)
{
    // What a header declares is not taken as memory before the file is seen to have it.
    std::vector<unsigned char> data(static_cast<std::size_t>(at < m_size ? std::min<std::uint64_t>(count, m_size - at) : 0));
    data.resize(read(at, std::as_writable_bytes(std::span(data))));
    return data;
}

ByteView::ByteView(std::shared_ptr<FileBytes> file, std::uint64_t begin, std::uint64_t end, std::vector<BytePatch> patches)
    : m_file(std::move(file)), m_begin(std::min(begin, m_file->size())), m_end(std::clamp(end, m_begin, m_file->size())),
      m_patches(std::move(patches))
{
}

ByteView ByteView::behind(std::uint64_t bytes) const
{
    std::vector<BytePatch> patches;
    for (const auto& patch : m_patches) {
        if (patch.at >= bytes)
            patches.push_back({patch.at - bytes, patch.bytes});
    }
    return {m_file, m_begin + bytes, m_end, std::move(patches)};
}

std::size_t ByteView::read(std::span<std::byte> out)
{
    if (m_position >= size())
        return 0;
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), size() - m_position));
    const auto done = m_file->read(m_begin + m_position, out.first(wanted));
    for (const auto& patch : m_patches) {
        const auto from = std::max(patch.at, m_position);
        const auto to = std::min(patch.at + patch.bytes.size(), m_position + done);
        if (from < to)
            std::memcpy(out.data() + (from - m_position), patch.bytes.data() + (from - patch.at), static_cast<std::size_t>(to - from));
    }
    m_position += done;
    return done;
}

}  // namespace undertone
