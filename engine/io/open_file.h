// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace undertone {

/// An ordinary file, open for reading, that can tell whether it is still what it was when it was opened. Moves, does not copy.
class OpenFile {
public:
    /// Errors: FileNotFound, FileUnreadable (also what is no ordinary file).
    static Result<OpenFile> open(const std::filesystem::path& path);
    OpenFile(OpenFile&& other) noexcept;
    OpenFile& operator=(OpenFile&& other) noexcept;
    ~OpenFile();

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] std::uint64_t size() const { return m_state.size; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// Nobody has written to the file since open(), as its size and times say. Errors: CorruptFile.
    [[nodiscard]] Status checkUnchanged() const;
    /// checkUnchanged(), and its path still leads to it. Errors: CorruptFile.
    [[nodiscard]] Status checkInPlace() const;

    /// SHA-256 of the whole content, from this very file whatever its path leads to by now. Errors: FileUnreadable, Cancelled.
    [[nodiscard]] Result<std::string> sha256(const CancellationToken& cancel = {}) const;

private:
    struct State {
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
        std::uint64_t size = 0;
        std::int64_t modified = 0;  ///< nanoseconds
        friend bool operator==(const State&, const State&) = default;
    };
    OpenFile(int descriptor, std::filesystem::path path);
    [[nodiscard]] Status stateOf(bool byPath, State& state) const;

    int m_descriptor = -1;
    std::filesystem::path m_path;
    State m_state;
};

}  // namespace undertone
