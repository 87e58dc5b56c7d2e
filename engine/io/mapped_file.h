// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/io/open_file.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace undertone {

/// A file mapped into memory; nothing is read before it is touched. Pages are private and writable (copy on write), so the
/// file never changes. Where the file is cut short under the mapping, what is no longer there reads as zeros instead of
/// ending the program: ask checkMappedFiles() before a result is trusted. Immutable: any thread.
class MappedFile {
public:
    /// Errors: FileNotFound, FileUnreadable (also what is no ordinary file), OutOfMemory, LimitExceeded (too many at a time).
    static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }

private:
    explicit MappedFile(OpenFile file) : m_file(std::move(file)) {}
    friend Status checkMappedFiles();

    OpenFile m_file;
    std::span<const std::byte> m_bytes;
};

/// No file that is mapped at this moment was written to since it was mapped. Errors: CorruptFile, naming the file. Any thread.
Status checkMappedFiles();

/// Gives the whole pages of `bytes`, which lie in a MappedFile and were never written to, back to the system; touched
/// again, they are read again.
void releaseMappedPages(std::span<const std::byte> bytes) noexcept;

}  // namespace undertone
