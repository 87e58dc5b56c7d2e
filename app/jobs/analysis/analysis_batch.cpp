// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/analysis_batch.h"

#include "app/jobs/analysis/timeline_file.h"
#include "app/jobs/error_json.h"
#include "engine/annotation/timeline_json_reader.h"
#include "engine/annotation/timeline_json_writer.h"
#include "engine/io/atomic_file.h"
#include "engine/io/folder_lock.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr const char* settingsName = "settings.txt";
constexpr std::size_t largestSettings = 1 << 16;
constexpr int settingsTries = 100;
constexpr std::chrono::milliseconds settingsPause{50};

Result<Timeline> readTimeline(const fs::path& file)
{
    return timelineFromJson(TRY(readTextFile(file, largestTimelineBytes)));
}

Status writeFailure(const BatchFolder& folder, const ListedRecording& recording, const Error& error)
{
    const nlohmann::ordered_json json{{"schema", 1}, {"audio", recording.listed}, {"error", errorJson(error)}};
    return writeFileAtomically(folder.failure(recording), jsonText(json, 1) + "\n");
}

Status writeTimeline(const BatchFolder& folder, const ListedRecording& recording, Timeline timeline)
{
    timeline.elapsedSeconds = 0.0;
    TRY(writeFileAtomically(folder.timeline(recording), timelineToJson(timeline, JsonLayout::Indented) + "\n"));
    std::error_code ignored;
    fs::remove(folder.failure(recording), ignored);
    return {};
}

/// One recording that this task works on, and its right to write what comes of it.
struct Taken {
    std::size_t index = 0;
    FolderLock lock;
};

/// Whether `sha256` is of the model of all other results in the folder, `known`; the first one is. `shown`: what is of it. Errors:
/// InvalidArgument.
Status checkModel(std::string& known, const std::string& sha256, const fs::path& shown, const BatchFolder& folder)
{
    if (known.empty())
        known = sha256;
    if (known != sha256)
        return Error{ErrorCode::InvalidArgument, message("batch.other-model", shown, folder.path()), shown};
    return {};
}

/// The next recordings of the shard that nobody has finished and nobody is at work on, at most `count`; advances `next`.
Result<std::vector<Taken>> takeNext(const std::vector<ListedRecording>& recordings, Shard shard, const BatchFolder& folder,
                                    std::size_t count, std::size_t& next, BatchCounts& counts, std::string& model,
                                    const std::function<void(const Message&)>& note)
{
    const auto isFinished = [&](const ListedRecording& recording) -> Result<bool> {
        const auto timeline = TRY(folder.finished(recording));
        if (timeline)
            TRY(checkModel(model, timeline->modelSha256, folder.timeline(recording), folder));
        return timeline.has_value();
    };
    std::vector<Taken> taken;
    for (; next < recordings.size() && taken.size() < count; ++next) {
        if (!shard.has(next))
            continue;
        const auto& recording = recordings[next];
        if (TRY(isFinished(recording))) {
            ++counts.finishedBefore;
            continue;
        }
        auto lock = FolderLock::takeFile(folder.timeline(recording));
        if (!lock && !FolderLock::isHeldByOther(lock.error()))
            return lock.error();
        if (!lock) {
            note(message("batch.elsewhere", recording.listed, lock.error().message));
            ++counts.elsewhere;
        } else if (TRY(isFinished(recording))) {  // while it was not locked
            ++counts.finishedBefore;
        } else {
            taken.push_back({next, std::move(*lock)});
        }
    }
    return taken;
}

}  // namespace

Result<std::optional<Timeline>> BatchFolder::finished(const ListedRecording& recording) const
{
    const fs::path file = timeline(recording);
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return std::optional<Timeline>();
    auto read = readTimeline(file);
    if (!read || !read->complete)
        return std::optional<Timeline>();
    if (read->audio != recording.listed)
        return Error{ErrorCode::InvalidArgument, message("batch.other-recording", file, read->audio, recording.listed), file};
    return std::optional<Timeline>(*std::move(read));
}

Status BatchFolder::beginWith(const std::string& settings) const
{
    std::error_code failure;
    fs::create_directories(m_folder, failure);
    const fs::path file = m_folder / settingsName;
    for (int attempt = 0;; ++attempt) {  // tasks of an array begin at once
        if (fs::exists(file, failure)) {
            if (TRY(readTextFile(file, largestSettings)) == settings)
                return {};
            return Error{ErrorCode::InvalidArgument, message("batch.other-settings", m_folder, file), file};
        }
        if (auto lock = FolderLock::takeFile(file); lock) {
            if (!fs::exists(file, failure))
                TRY(writeFileAtomically(file, settings));
        } else if (attempt >= settingsTries || !FolderLock::isHeldByOther(lock.error())) {
            return lock.error();
        } else {
            std::this_thread::sleep_for(settingsPause);
        }
    }
}

Result<BatchCounts> runAnalysisBatch(const std::vector<ListedRecording>& recordings, Shard shard, const BatchFolder& folder, int together,
                                     const std::function<Result<AnalysisJobRequest>(std::size_t)>& requestOf, const JobContext& context,
                                     const AnalysisGroup::EventSink& emit, const std::function<void(const Message&)>& note,
                                     const CancellationToken& cancel)
{
    BatchCounts counts;
    AnalysisGroup group(together);
    std::string model;  // the SHA-256 of the one that all results are of
    const auto fail = [&](const ListedRecording& recording, const Error& error) -> Status {
        ++counts.failed;
        note(message("batch.failed", recording.listed, error.message));
        return writeFailure(folder, recording, error);
    };
    for (std::size_t next = 0; next < recordings.size();) {
        auto taken = TRY(takeNext(recordings, shard, folder, static_cast<std::size_t>(together), next, counts, model, note));
        std::vector<AnalysisJobRequest> requests;
        for (const auto& one : taken)
            requests.push_back(TRY(requestOf(one.index)));
        if (!requests.empty()) {
            const auto loaded = TRY(group.load(requests.front().engine, cancel));
            TRY(checkModel(model, loaded.sha256, loaded.directory, folder));
        }
        std::optional<Error> unwritten;
        const auto ended = [&](std::size_t i, const AnalysisOutcome& outcome) {
            const auto& recording = recordings[taken[i].index];
            if (outcome.error && outcome.error->code == ErrorCode::Cancelled)
                return;
            const Status written = outcome.error ? fail(recording, *outcome.error) : writeTimeline(folder, recording, outcome.timeline);
            if (!written)
                unwritten = written.error();
            if (outcome.error)
                return;
            ++counts.finished;
            if (written)
                AnalysisJob::forgetCompleteRun(context, outcome.runKey);
        };
        TRY(group.run(
            requests, context, [&](std::size_t i, const EngineEvent& event) { emit(taken[i].index, event); }, ended, cancel));
        if (unwritten)
            return *unwritten;
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled, message("batch.cancelled"), {}};
    }
    return counts;
}

Result<BatchSummary> collectBatch(const std::vector<ListedRecording>& recordings, const BatchFolder& folder,
                                  const CancellationToken& cancel)
{
    const fs::path target = folder.path() / "timelines.jsonl";
    const auto lock = TRY(FolderLock::takeFile(target));
    auto joined = TRY(AtomicFile::create(target));
    BatchSummary summary;
    summary.recordings = recordings.size();
    for (const auto& recording : recordings) {
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled, message("batch.cancelled"), {}};
        if (const auto timeline = TRY(folder.finished(recording))) {
            TRY(checkModel(summary.modelSha256, timeline->modelSha256, folder.timeline(recording), folder));
            summary.model = timeline->model;
            ++summary.complete;
            for (const auto& row : timeline->utterances) {
                ++summary.sentences;
                summary.seconds += row.endSeconds - row.startSeconds;
                ++summary.emotions[row.emotion() < 0 ? row.unlabelledReason : timeline->labels[static_cast<std::size_t>(row.emotion())]];
            }
            TRY(joined.write(timelineToJson(*timeline, JsonLayout::OneLine) + "\n"));
        } else if (const auto failure = readJsonFile(folder.failure(recording)); failure && failure->contains("error")) {
            summary.failed.emplace_back(recording.listed, errorOf(failure->at("error")));
        } else {
            summary.missing.push_back(recording.listed);
        }
    }
    TRY(joined.commit());
    return summary;
}

}  // namespace undertone
