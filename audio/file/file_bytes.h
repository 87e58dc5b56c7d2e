// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace undertone {

/// Told of the bytes of a file as they are read for decoding, wherever they lie and however often: a hash can follow without
/// a pass of its own. On the thread that reads.
using BytesRead = std::function<void(std::uint64_t at, std::span<const std::byte> bytes)>;

/// A file opened once, for random access. Every byte that is read of a recording comes from here. One thread at a time.
class FileBytes {
public:
    /// Errors: FileNotFound, FileUnreadable (a folder, no permission), CorruptFile (empty).
    static Result<std::shared_ptr<FileBytes>> open(const std::filesystem::path& path, BytesRead listener = {});
    ~FileBytes();
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    /// The bytes read, fewer than asked for only at the file's end or where the disk fails: status() tells which.
    std::size_t read(std::uint64_t at, std::span<std::byte> out);
    /// As many as there are of `count` bytes.
    std::vector<unsigned char> bytes(std::uint64_t at, std::size_t count);
    /// The first failure of the disk.
    [[nodiscard]] Status status() const { return m_status; }

private:
    FileBytes(std::filesystem::path path, int descriptor, std::uint64_t size, BytesRead listener);

    std::filesystem::path m_path;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
    BytesRead m_listener;
    Status m_status;
};

/// Bytes that stand in a view in place of the file's own.
struct BytePatch {
    std::uint64_t at = 0;  ///< in the view
    std::vector<unsigned char> bytes;
};

/// A stretch of a file as a stream of its own: what lies around it is not there, and a header that is wrong can be corrected.
class ByteView {
public:
    ByteView(std::shared_ptr<FileBytes> file, std::uint64_t begin, std::uint64_t end, std::vector<BytePatch> patches = {});

    [[nodiscard]] std::uint64_t size() const { return m_end - m_begin; }
    [[nodiscard]] std::uint64_t position() const { return m_position; }
    /// Past the end is allowed: nothing is read there.
    void seek(std::uint64_t position) { m_position = position; }
    std::size_t read(std::span<std::byte> out);
    [[nodiscard]] Status status() const { return m_file->status(); }
    /// The same without its first bytes.
    [[nodiscard]] ByteView behind(std::uint64_t bytes) const;
    [[nodiscard]] const FileBytes& file() const { return *m_file; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_file->path(); }

private:
    std::shared_ptr<FileBytes> m_file;
    std::uint64_t m_begin = 0;
    std::uint64_t m_end = 0;
    std::vector<BytePatch> m_patches;
    std::uint64_t m_position = 0;
};

}  // namespace undertone
