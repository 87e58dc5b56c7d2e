// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace undertone {

/// A file that appears whole or not at all: written beside its target under a temporary name, synced to the
/// disk, then renamed over it by commit(). Destroyed without commit() it leaves nothing behind, and what was
/// there before stands. Errors: FileNotWritable (also a full disk). One thread.
class AtomicFile {
public:
    static Result<AtomicFile> create(const std::filesystem::path& target);
    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&& other) noexcept;
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile();

    Status write(std::span<const std::byte> bytes);
    Status write(std::string_view text);
    Status commit();

private:
    AtomicFile(std::filesystem::path target, std::filesystem::path temporary, int descriptor);
    void discard() noexcept;

    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
    int m_descriptor = -1;
};

/// The whole of a small text, written atomically.
Status writeFileAtomically(const std::filesystem::path& target, std::string_view text);

/// The bytes of a file under another name, in place of what stands there, atomically. Errors: FileNotFound, FileUnreadable (also what is
/// no ordinary file); FileNotWritable.
Status copyFileAtomically(const std::filesystem::path& from, const std::filesystem::path& to);

/// The file itself under a second name, in place of what stands there, atomically. Errors: FileNotWritable (also where `to` lies on another
/// file system).
Status linkFileAtomically(const std::filesystem::path& from, const std::filesystem::path& to);

/// Adds `text` to the end of a file, made where there is none: all of it or, where that fails, nothing. Not synced. Errors:
/// FileNotWritable.
Status appendToFile(const std::filesystem::path& target, std::string_view text);

/// The whole of a small file as text. Errors: FileNotFound, FileUnreadable, LimitExceeded (more than `maxBytes`).
Result<std::string> readTextFile(const std::filesystem::path& path, std::size_t maxBytes);

/// What was written to a file has reached the disk then. Errors: FileNotWritable.
Status syncFile(const std::filesystem::path& file);

/// Makes a rename or a removal in `folder` survive a power cut; best effort, as not every file system can.
void syncFolder(const std::filesystem::path& folder) noexcept;

}  // namespace undertone
