// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace undertone::test {

/// A disk that fails, for tests of whatever writes files. While one stands, it answers the C library's calls that change files
/// under `folder` (open to write, write, fsync, close, rename, mkdir, link, truncate...) in place of the kernel: ours, and those of
/// libstdc++, libsndfile and Qt, as the program's own definitions of these functions come before the C library's. Calls that
/// remove go through, as they do on a full disk. Only one stands at a time; any thread may write meanwhile.
class FileFaults {
public:
    /// The k-th of these calls, counted from 1, fails with `number` (EIO, ENOSPC); those after it go through.
    static FileFaults failingAt(const std::filesystem::path& folder, int k, int number);
    /// A disk with room for `bytes` more: a write that reaches its end is cut short, the next fails with ENOSPC.
    static FileFaults full(const std::filesystem::path& folder, std::uint64_t bytes);
    ~FileFaults();
    FileFaults(const FileFaults&) = delete;
    FileFaults& operator=(const FileFaults&) = delete;

    /// The calls counted so far.
    [[nodiscard]] int calls() const;
    /// Whether one has failed.
    [[nodiscard]] bool hit() const;
    /// Name of the call that failed, for messages: "fsync out.json".
    [[nodiscard]] std::string failedCall() const;

private:
    FileFaults() = default;
};

/// What `failEachCall` saw go wrong, or empty.
using FaultFindings = std::vector<std::string>;

/// Does `work` once for each k = 1, 2, ... with the k-th changing call under `folder` failing, until a run meets no failure; then the
/// same with a full disk, growing byte by byte in steps. `prepare` makes the folder's state before each run. After each, `check`
/// says what is wrong with what lies there (empty: nothing), being told whether the work reported success. Finds besides: an error
/// without a sentence, a success that was none, more than a second in one run.
FaultFindings failEachCall(const std::filesystem::path& folder, const std::function<void()>& prepare, const std::function<Status()>& work,
                           const std::function<std::string(bool succeeded)>& check);

/// The texts in one line, for a test's message.
std::string joined(const std::vector<std::string>& texts);

/// The names of all files under `folder`, relative to it, sorted; folders end with a slash.
std::vector<std::string> filesUnder(const std::filesystem::path& folder);

}  // namespace undertone::test

/// Fails the test function with what was found.
#define VERIFY_NO_FINDINGS(findings)                                                                                                       \
    do {                                                                                                                                   \
        const undertone::test::FaultFindings found = (findings);                                                                           \
        QVERIFY2(found.empty(), undertone::test::joined(found).c_str());                                                                   \
    } while (false)
