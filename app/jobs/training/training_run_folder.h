// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/core/training_run.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

// A training tells others how it goes by the files of its run folder, and is asked by one of them:
//   run.json        what, full configuration, command, version, created; rewritten by each start
//   process.json    process id, its start and the system's, so that a process id used again is not mistaken for it
//   progress.jsonl  one object per report
//   paused          stands after a stop at a checkpoint
//   result.json or error.json   the end
//   request         "pause" or "finish", written by whoever wants it, removed by the run that obeys

/// What whoever watches a run may ask of it.
enum class TrainingRequestKind { Pause, Finish };

/// Reads what has been added to a progress.jsonl since the last call. A torn last line waits for its rest; a broken
/// line is skipped. One thread.
class TrainingProgressReader {
public:
    explicit TrainingProgressReader(std::filesystem::path runFolder) : m_file(std::move(runFolder)) { m_file /= "progress.jsonl"; }
    /// A point whose step is not past the one before takes the place of all from its step on: a resumed run says them anew.
    std::vector<TrainingPoint> readNew();

private:
    std::filesystem::path m_file;
    std::uint64_t m_offset = 0;
};

/// Puts `added` behind `points` by the rule of TrainingProgressReader::readNew.
void appendPoints(std::vector<TrainingPoint>& points, const std::vector<TrainingPoint>& added);

/// Reads a run folder. Errors: FileNotFound, CorruptFile (no run.json of schema 1).
Result<TrainingRun> readTrainingRun(const std::filesystem::path& folder);

/// All runs in `root`, latest first; folders that hold none are passed over.
std::vector<TrainingRun> listTrainingRuns(const std::filesystem::path& root);

/// Asks a running training. Errors: FileNotWritable.
Status requestOfTrainingRun(const std::filesystem::path& folder, TrainingRequestKind kind);

/// Where runs lie that only have a name: XDG state.
std::filesystem::path trainingRunsFolder();

/// `name` where it has a folder in it, else the run of that name in trainingRunsFolder().
std::filesystem::path trainingRunFolder(const std::string& name);

}  // namespace undertone
