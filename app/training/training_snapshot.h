// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/process_identity.h"
#include "app/jobs/training/training_run_folder.h"
#include "app/training/tokenizing_process.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace undertone {

/// A training that was started and has not written anything to its folder yet.
struct StartingTraining {
    TrainingRun run;
    ProcessIdentity process;
};

/// The file of a training's program for what it has to say to a person, in its run folder.
constexpr const char* trainingLogName = "log.txt";

/// What is known of all trainings, as a value: read anew on any thread, then handed back.
struct TrainingsSnapshot {
    std::vector<TrainingRun> runs;  ///< latest first
    std::map<std::string, StartingTraining> starting;
    std::map<std::string, TrainingProgressReader> followed;   ///< runs whose points are wanted, and how far each was read
    std::map<std::string, std::vector<TrainingPoint>> added;  ///< to each of those since the snapshot before
    TokenizingSnapshot tokenizing;
};

/// Reads the run folders in `root` and the record of the tokenizing. Writes nothing and keeps nothing.
TrainingsSnapshot readTrainings(const std::filesystem::path& root, const std::filesystem::path& tokenizingRecord, TrainingsSnapshot before);

}  // namespace undertone
