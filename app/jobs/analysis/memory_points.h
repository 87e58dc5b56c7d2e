// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/emotion_engine.h"
#include "engine/core/result.h"
#include "engine/core/timeline.h"
#include "engine/io/blob_store.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// Where a run can be gone on from: what it had read by then, and the state it was in.
struct MemoryPoint {
    std::vector<UtteranceAnalysis> rows;
    std::vector<std::uint8_t> state;  ///< AnalysisRun::checkpoint
};

/// States of a run, kept every few sentences under the keys of what they depend on (prefixKeys): any run that begins alike goes on from the
/// last of them. Within a budget: where it is spent, every second one goes, and from then on they are kept half as often. One thread.
class MemoryPoints {
public:
    static constexpr std::uint64_t defaultBudget = std::uint64_t{96} << 20;
    static constexpr std::size_t firstSpacing = 4;  ///< sentences

    /// `keys`: prefixKeys of the run. `labels`: of the model.
    MemoryPoints(std::shared_ptr<BlobStore> store, std::vector<std::string> keys, std::vector<std::string> labels, MemoryMode memory,
                 std::uint64_t budget = defaultBudget);

    /// The last that there is for the run; nothing: none, or all are damaged.
    std::optional<MemoryPoint> last();
    /// Keeps the state that the run is in, where it is time for one. `rows`: what it has read. Errors: of the run and the store; then the
    /// ones before stand.
    Status offer(const AnalysisRun& run, const std::vector<UtteranceAnalysis>& rows);

private:
    struct Kept {
        std::size_t sentences = 0;
        std::uint64_t bytes = 0;
    };
    [[nodiscard]] std::vector<std::byte> bytesOf(const MemoryPoint& point) const;
    [[nodiscard]] std::optional<MemoryPoint> read(std::size_t sentences) const;
    Status thinOut();

    std::shared_ptr<BlobStore> m_store;
    std::vector<std::string> m_keys;
    std::vector<std::string> m_labels;
    MemoryMode m_memory;
    std::uint64_t m_budget;
    std::size_t m_spacing = firstSpacing;
    std::uint64_t m_bytes = 0;  ///< of m_kept
    std::vector<Kept> m_kept;
};

}  // namespace undertone
