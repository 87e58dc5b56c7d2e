// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/training_snapshot.h"

#include "app/training/detached_program.h"

#include <algorithm>

namespace undertone {
namespace {

namespace fs = std::filesystem;

/// A run whose program has not written anything yet, as it stands.
TrainingRun silentRun(const StartingTraining& starting, bool alive)
{
    TrainingRun run = starting.run;
    run.state = TrainingState::Running;
    if (!alive) {
        const std::string word = lastWordIn(run.description.folder / trainingLogName);
        run.state = TrainingState::Failed;
        run.problem = {ErrorCode::InvalidArgument, word.empty() ? message("training.no-word") : word, {}};
    }
    return run;
}

/// Puts runs that have not said anything yet among the others, and forgets those that have.
void takeUpStarting(TrainingsSnapshot& snapshot)
{
    for (auto entry = snapshot.starting.begin(); entry != snapshot.starting.end();) {
        const bool alive = isAlive(entry->second.process);
        const auto known = std::find_if(snapshot.runs.begin(), snapshot.runs.end(),
                                        [&id = entry->first](const TrainingRun& run) { return run.description.id == id; });
        if (known == snapshot.runs.end()) {
            snapshot.runs.insert(snapshot.runs.begin(), silentRun(entry->second, alive));
            ++entry;
        } else if (alive && known->state != TrainingState::Running && known->state != TrainingState::Finished) {
            known->state = TrainingState::Running;  // resumed: what its folder says is of the part before
            ++entry;
        } else {
            entry = snapshot.starting.erase(entry);
        }
    }
}

}  // namespace

TrainingsSnapshot readTrainings(const fs::path& root, const fs::path& tokenizingRecord, TrainingsSnapshot before)
{
    TrainingsSnapshot now = std::move(before);
    now.runs = listTrainingRuns(root);
    takeUpStarting(now);
    now.added.clear();
    for (auto& [id, reader] : now.followed) {
        if (auto points = reader.readNew(); !points.empty())
            now.added.emplace(id, std::move(points));
    }
    now.tokenizing = readTokenizing(tokenizingRecord, std::move(now.tokenizing));
    return now;
}

}  // namespace undertone
