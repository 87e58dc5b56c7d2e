// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/llm_training.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/core/training_run.h"
#include "engine/io/folder_lock.h"

#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// The run's own side: writes the folder, under a FolderLock on it. One thread.
class TrainingRunWriter {
public:
    /// Makes or takes up `folder`. `description.folder` and `id` are set from it; what an earlier part of the same run
    /// reported stays. Errors: InvalidArgument (finished, or another command's folder), FileNotWritable (also: a running training's
    /// folder).
    static Result<TrainingRunWriter> open(const std::filesystem::path& folder, TrainingDescription description);

    /// Adds a line to progress.jsonl, on the disk's side of the program at once. Errors: FileNotWritable.
    Status report(const LlmTrainingProgress& progress);
    /// Reads `request`, once: a pause sets `pause`, a finish sets `finish`.
    void obey(const CancellationToken& pause, const CancellationToken& finish) const;
    /// The end: `summaryJson` is a JSON object with the run's figures. Errors: FileNotWritable.
    Status finish(const std::string& summaryJson);
    /// The end by `error`: Cancelled leaves the run paused, all else failed. Errors: FileNotWritable.
    Status end(const Error& error);

private:
    TrainingRunWriter(std::filesystem::path folder, FolderLock lock) : m_folder(std::move(folder)), m_lock(std::move(lock)) {}
    std::filesystem::path m_folder;
    FolderLock m_lock;
};

}  // namespace undertone
