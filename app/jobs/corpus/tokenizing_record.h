// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/process_identity.h"
#include "engine/core/result.h"
#include "engine/core/tokenizing_run.h"
#include "engine/io/folder_lock.h"

#include <chrono>
#include <deque>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

// A tokenizing tells others how it goes by one JSON file, rewritten whole: what, which process, dialogues done, and its end.

/// A record as it was found.
struct TokenizingRecord {
    TokenizingRun run;
    ProcessIdentity process;
};

/// The run's own side. One thread at a time.
class TokenizingRecorder {
public:
    /// Begins the record, over that of an earlier run, under a FolderLock on its name. Errors: InvalidArgument (its run is at work),
    /// FileNotWritable.
    static Result<TokenizingRecorder> open(const std::filesystem::path& file, const TokenizingRequest& request);

    /// Dialogues done of all; written at most twice a second. A record that cannot be written ends nothing.
    void report(std::int64_t done, std::int64_t dialogues);
    /// The end, with what was left out. Errors: FileNotWritable.
    Status finish(std::vector<Message> warnings);
    /// The end by `error`: after Cancelled it may go on, all else is a failure. Errors: FileNotWritable.
    Status end(const Error& error);

private:
    using Clock = std::chrono::steady_clock;
    TokenizingRecorder(std::filesystem::path file, FolderLock lock) : m_file(std::move(file)), m_lock(std::move(lock)) {}
    Status write(const char* end) const;
    void estimate();

    std::filesystem::path m_file;
    FolderLock m_lock;
    TokenizingRun m_run;
    Clock::time_point m_written{};
    std::deque<Clock::time_point> m_times;  ///< of the last dialogues: those that were tokenized before say nothing of the rest
};

/// Reads a record and looks for its process. Errors: FileNotFound, CorruptFile.
Result<TokenizingRecord> readTokenizingRecord(const std::filesystem::path& file);

/// Where the window keeps its record: XDG state.
std::filesystem::path tokenizingRecordFile();

}  // namespace undertone
