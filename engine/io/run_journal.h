// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/core/timeline.h"
#include "engine/io/folder_lock.h"
#include "engine/io/record_sealer.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace undertone {

struct RunJournalOptions {
    std::size_t sentencesPerSync = 16;                          ///< rows between two fsync; a kill loses none, a power cut these
    std::uint64_t maxCheckpointBytes = std::uint64_t{2} << 30;  ///< a larger memory is not kept; replay from the start rebuilds it
    std::chrono::hours staleAfter{24 * 30};                     ///< interrupted runs older than this are removed
    std::shared_ptr<const RecordSealer> sealer{};               ///< of a recorded session; none: in clear, readable by the owner only
};

/// A run's results as they come, and its memory, so that a killed run is taken up again. Lives in `root`/<key>/, readable
/// by its owner only: journal.jsonl (a header, a row per sentence, and an end mark once the run is complete) and memory.bin.
/// One program at a time. One thread. A write that fails leaves what was written before as it is, and may be tried again.
class RunJournal {
public:
    /// Memory (temporary LoRA and moments) after the first `sentences` sentences.
    struct Checkpoint {
        std::size_t sentences = 0;
        std::vector<std::uint8_t> bytes;
    };

    /// Opens the journal of `key` (sha256OfNamedValues of all that the results depend on) or starts it. A torn last line, and all behind a
    /// broken one, is cut off; a journal of other labels starts afresh. Errors: FileNotWritable (also: another program holds it).
    static Result<RunJournal> open(const std::filesystem::path& root, const std::string& key, const std::vector<std::string>& labels,
                                   MemoryMode memory, const RunJournalOptions& options = {});
    /// In the user's XDG state folder.
    static std::filesystem::path defaultRoot();

    RunJournal(RunJournal&& other) noexcept;
    RunJournal& operator=(RunJournal&& other) noexcept;
    ~RunJournal();

    /// Rows of the interrupted run, indices 0, 1, 2...; empty for a new one.
    [[nodiscard]] const std::vector<UtteranceAnalysis>& recovered() const { return m_recovered; }
    /// The last memory kept that these rows cover; nothing when there is none or it is damaged: then replay from the start.
    [[nodiscard]] std::optional<Checkpoint> loadCheckpoint() const;

    /// Whether the run that was found had ended well.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    /// Rows that the journal holds, those recovered among them.
    [[nodiscard]] std::size_t rowCount() const { return m_rows; }

    /// Adds the next row; rows must come in order. Errors: InvalidArgument, FileNotWritable (the row may be tried again).
    Status append(const UtteranceAnalysis& utterance);
    /// Keeps `memory` in place of the memory kept before, atomically, after the rows it builds on have reached the disk.
    Status saveCheckpoint(std::size_t sentences, std::span<const std::uint8_t> memory);
    Status sync();
    /// The run ended well: its rows stay, with a mark, until removeComplete(); its memory is removed, as nothing needs it any more.
    Status markComplete();
    /// Removes the memory alone: the run is over, but not all of its rows could be written.
    Status removeMemory();
    /// Everything of the run is removed.
    Status close();

    /// Removes the run of `key` once its result is safe elsewhere. A run that is not complete, or that a program holds, stays: then
    /// nothing is done. Errors: FileNotWritable.
    static Status removeComplete(const std::filesystem::path& root, const std::string& key, const RecordSealer* sealer = nullptr);

private:
    RunJournal() = default;
    Status start();
    void recover(std::string_view text);
    bool recoverLine(std::string_view stored, bool isHeader);
    Status removeAllBut(std::initializer_list<std::string_view> names) const;
    Status writeLine(const std::string& line);
    void release() noexcept;

    std::filesystem::path m_folder;
    std::string m_key;
    std::vector<std::string> m_labels;
    MemoryMode m_memory = MemoryMode::Dpm;
    RunJournalOptions m_options;
    std::optional<FolderLock> m_lock;
    int m_descriptor = -1;
    std::vector<UtteranceAnalysis> m_recovered;
    std::size_t m_validBytes = 0;  ///< whole lines written so far
    std::size_t m_rows = 0;
    bool m_isComplete = false;
    std::size_t m_unsynced = 0;
};

/// Removes folders of runs that nobody holds and whose journal is older than `age`: what they remember of voices must
/// not stay for ever. Returns how many.
int removeStaleRuns(const std::filesystem::path& root, std::chrono::hours age);

}  // namespace undertone
