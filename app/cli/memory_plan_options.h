// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/analysis_job.h"

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace undertone {

/// What `analyze` does to memory at sentences, numbered from 1 as in the table, and what it goes on from.
struct MemoryPlanOptions {
    std::vector<int> freezeAt;
    std::vector<int> thawAt;
    std::vector<int> resetAt;
    std::vector<std::string> labelAt;   ///< "12=ang"
    std::filesystem::path checkpoints;  ///< folder; empty: no state of memory is kept
    std::filesystem::path replay;       ///< timeline JSON of the run before; empty: none

    [[nodiscard]] bool areUsed() const;
};

/// Adds --freeze-at, --thaw-at, --reset-at, --label-at, --checkpoints and --replay.
void addMemoryPlanOptions(CLI::App& analyze, MemoryPlanOptions& options);

/// Sets what they say for one recording. Errors: InvalidArgument (no sentence of that number, a label without one, two that contradict
/// each other); of reading the timeline.
Status finishMemoryPlan(const MemoryPlanOptions& options, AnalysisJobRequest& request, JobContext& context);

/// "2 of 40 answers are others than in run 0123: 14 neu -> ang, 20 ang -> sad"; empty for a run that goes on from none.
std::string flippedText(const Timeline& timeline);

}  // namespace undertone
