// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/project_file_check.h"

#include "engine/io/open_file.h"
#include "engine/project/project_schema.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace undertone {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t mostBytes = std::uint64_t{4} << 30;
constexpr std::size_t headerBytes = 100;
using Header = std::array<unsigned char, headerBytes>;  // zeros behind the end of a shorter file

// Places in the header of an SQLite file (sqlite.org/fileformat2.html, 1.3).
constexpr std::string_view magic{"SQLite format 3\0", 16};
constexpr std::size_t writeVersionAt = 18;  // 1: rollback journal, as projects have it; 2: write-ahead log
constexpr std::size_t readVersionAt = 19;
constexpr std::size_t encodingAt = 56;  // 1: UTF-8
constexpr std::size_t userVersionAt = 60;
constexpr std::size_t applicationIdAt = 68;

std::uint32_t numberAt(const Header& header, std::size_t at)
{
    return std::uint32_t{header[at]} << 24 | std::uint32_t{header[at + 1]} << 16 | std::uint32_t{header[at + 2]} << 8 | header[at + 3];
}

Error noProject(const fs::path& path)
{
    return {ErrorCode::UnsupportedFormat, message("project.no-project", path), path};
}

Result<Header> headerOf(const OpenFile& file)
{
    Header header{};
    if (::pread(file.descriptor(), header.data(), header.size(), 0) < 0)
        return Error{ErrorCode::FileUnreadable, message("io.cannot-read", file.path(), literalText(std::strerror(errno))), file.path()};
    return header;
}

/// The schema version.
Result<int> checkHeader(const Header& header, std::uint64_t bytes, const fs::path& path)
{
    if (bytes < header.size() || std::memcmp(header.data(), magic.data(), magic.size()) != 0
        || numberAt(header, applicationIdAt) != static_cast<std::uint32_t>(projectApplicationId))
        return noProject(path);
    if (bytes > mostBytes)
        return Error{ErrorCode::LimitExceeded, message("io.larger-than-bytes", path, mostBytes), path};
    const std::uint32_t version = numberAt(header, userVersionAt);
    if (version > static_cast<std::uint32_t>(projectSchemaVersion))
        return Error{ErrorCode::UnsupportedFormat, message("project.later-version", path, version, projectSchemaVersion), path};
    if (version == 0 || header[writeVersionAt] != 1 || header[readVersionAt] != 1 || numberAt(header, encodingAt) != 1)
        return Error{ErrorCode::CorruptFile, message("project.damaged", path), path};
    return static_cast<int>(version);
}

/// SQLite plays a journal back that it finds beside a file. One that is a link would be written through, and one that names a journal of
/// several databases would have that file removed: a project has neither.
Status checkJournal(const fs::path& path)
{
    const fs::path journal = path.string() + "-journal";
    struct stat state {};
    if (::lstat(journal.c_str(), &state) != 0)
        return {};
    const Error foreign{ErrorCode::CorruptFile, message("project.foreign-journal", journal), path};
    if (!S_ISREG(state.st_mode))
        return foreign;
    const auto file = TRY(OpenFile::open(journal));
    constexpr std::array<unsigned char, 8> superJournalEnd{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
    std::array<unsigned char, 8> end{};
    if (file.size() >= end.size()
        && ::pread(file.descriptor(), end.data(), end.size(), static_cast<off_t>(file.size() - end.size()))
            == static_cast<ssize_t>(end.size())
        && end == superJournalEnd && file.size() > end.size())
        return foreign;
    return {};
}

}  // namespace

Result<FileIdentity> fileIdentity(const fs::path& path)
{
    struct stat state {};
    if (::stat(path.c_str(), &state) != 0) {
        const int number = errno;
        return Error{number == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable,
                     message("io.cannot-read", path, literalText(std::strerror(number))), path};
    }
    return FileIdentity{state.st_dev, state.st_ino};
}

Result<int> checkProjectFile(const fs::path& path)
{
    std::error_code ignored;
    if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored))  // opening a pipe would wait for its writer
        return Error{ErrorCode::FileUnreadable, message("io.not-ordinary", path), path};
    const auto file = TRY(OpenFile::open(path));
    const int version = TRY(checkHeader(TRY(headerOf(file)), file.size(), path));
    TRY(checkJournal(path));
    return version;
}

Result<int> checkProjectImage(std::string_view image, const fs::path& path)
{
    Header header{};
    std::memcpy(header.data(), image.data(), std::min(image.size(), header.size()));
    return checkHeader(header, image.size(), path);
}

}  // namespace undertone
