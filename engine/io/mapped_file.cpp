// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/mapped_file.h"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace undertone {

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return Error{errno == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable,
                     message("io.cannot-read", path, std::strerror(errno)), path};
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return Error{ErrorCode::FileUnreadable, message("io.not-ordinary", path), path};
    }
    std::shared_ptr<MappedFile> file(new MappedFile);
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0) {
        ::close(descriptor);
        return std::shared_ptr<const MappedFile>(std::move(file));
    }
    void* address = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE, descriptor, 0);
    const int number = errno;
    ::close(descriptor);
    if (address == MAP_FAILED)
        return Error{number == ENOMEM ? ErrorCode::OutOfMemory : ErrorCode::FileUnreadable,
                     message("io.cannot-map", path, std::strerror(number)), path};
    file->m_bytes = {static_cast<const std::byte*>(address), size};
    return std::shared_ptr<const MappedFile>(std::move(file));
}

MappedFile::~MappedFile()
{
    if (!m_bytes.empty())
        ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
}

void releaseMappedPages(std::span<const std::byte> bytes) noexcept
{
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto address = reinterpret_cast<std::uintptr_t>(bytes.data());
    // Pages at the edges are shared with what lies beside.
    const auto first = (address + page - 1) / page * page;
    const auto last = (address + bytes.size()) / page * page;
    if (first < last)
        ::madvise(reinterpret_cast<void*>(first), last - first, MADV_DONTNEED);
}

}  // namespace undertone
