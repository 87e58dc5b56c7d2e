// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/analysis/analysis_group.h"
#include "app/jobs/analysis/recording_list.h"
#include "app/jobs/shard.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// A folder with the results of a list of recordings, which several processes fill: NAME.json is a complete timeline, NAME.error.json says
/// why there is none. Each is written by whoever holds its lock, whole or not at all. A timeline here has 0 elapsed seconds, so that
/// its bytes do not depend on who computed it.
class BatchFolder {
public:
    explicit BatchFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] const std::filesystem::path& path() const { return m_folder; }
    [[nodiscard]] std::filesystem::path timeline(const ListedRecording& recording) const { return m_folder / (recording.name + ".json"); }
    [[nodiscard]] std::filesystem::path failure(const ListedRecording& recording) const
    {
        return m_folder / (recording.name + ".error.json");
    }
    /// The complete timeline of a recording; none where nobody has finished it, or where what lies there is damaged. Errors:
    /// InvalidArgument (under its name lies the result of another recording).
    [[nodiscard]] Result<std::optional<Timeline>> finished(const ListedRecording& recording) const;

    /// Holds `settings` against those that the folder was begun with, or begins it with them: results of different settings in one folder
    /// would be joined as if they were one. Makes the folder. Errors: InvalidArgument (it has others), FileNotWritable.
    [[nodiscard]] Status beginWith(const std::string& settings) const;

private:
    std::filesystem::path m_folder;
};

/// What one task did of its shard.
struct BatchCounts {
    std::size_t finished = 0;        ///< now
    std::size_t finishedBefore = 0;  ///< skipped
    std::size_t failed = 0;
    std::size_t elsewhere = 0;  ///< another task is at work on them
};

/// Analyses the recordings of a shard, so many at a time. Finished ones are skipped; one that fails leaves its error and does not end the
/// others; an interrupted one is taken up by the next run. `requestOf`: the request of a recording. `emit`: see AnalysisGroup; the index
/// is into `recordings`. `note`: what a person should read at once. Errors: Cancelled, FileNotWritable of
/// the folder, BatchFolder::finished's, InvalidArgument (results of another model lie there), and before anything runs those of the
/// model.
Result<BatchCounts> runAnalysisBatch(const std::vector<ListedRecording>& recordings, Shard shard, const BatchFolder& folder, int together,
                                     const std::function<Result<AnalysisJobRequest>(std::size_t)>& requestOf, const JobContext& context,
                                     const AnalysisGroup::EventSink& emit, const std::function<void(const Message&)>& note,
                                     const CancellationToken& cancel);

/// What stands in the folder of a list.
struct BatchSummary {
    std::size_t recordings = 0;
    std::size_t complete = 0;
    std::vector<std::pair<std::string, Error>> failed;  ///< as listed, and why
    std::vector<std::string> missing;                   ///< as listed: nobody has finished them
    std::string model;
    std::string modelSha256;
    std::size_t sentences = 0;
    double seconds = 0.0;  ///< of speech
    std::map<std::string, std::size_t> emotions;
};

/// Joins the timelines of a list, in its order, one per line, into FOLDER/timelines.jsonl, and says what is there and what is not. Errors:
/// InvalidArgument (timelines of different models, BatchFolder::finished's), FileNotWritable, Cancelled.
Result<BatchSummary> collectBatch(const std::vector<ListedRecording>& recordings, const BatchFolder& folder,
                                  const CancellationToken& cancel);

}  // namespace undertone
