// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/core/timeline.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
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
};

/// A run's results as they come, and its memory, so that a killed run is taken up again. Lives in `root`/<key>/, readable
/// by its owner only: journal.jsonl (a header, then a row per sentence) and memory.bin. One program at a time. One thread.
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

    /// Adds the next row; rows must come in order. After an error the journal must not be used.
    Status append(const UtteranceAnalysis& utterance);
    /// Keeps `bytes` in place of the memory kept before, atomically, after the rows it builds on have reached the disk.
    Status saveCheckpoint(std::size_t sentences, std::span<const std::uint8_t> bytes);
    Status sync();
    /// The run ended well: everything of it is removed.
    Status close();

private:
    RunJournal() = default;
    Status start();
    void recover(std::string_view text);
    Status writeLine(const std::string& line);
    void release() noexcept;

    std::filesystem::path m_folder;
    std::string m_key;
    std::vector<std::string> m_labels;
    MemoryMode m_memory = MemoryMode::Dpm;
    RunJournalOptions m_options;
    int m_descriptor = -1;
    std::vector<UtteranceAnalysis> m_recovered;
    std::size_t m_validBytes = 0;  ///< of the journal found; 0: it starts afresh
    std::size_t m_rows = 0;
    std::size_t m_unsynced = 0;
};

/// Removes folders of runs that nobody holds and whose journal is older than `age`: what they remember of voices must
/// not stay for ever. Returns how many.
int removeStaleRuns(const std::filesystem::path& root, std::chrono::hours age);

}  // namespace undertone
