// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/project/project_recording.h"
#include "engine/project/project.h"
#include "ui/services/project_service.h"

#include <filesystem>
#include <map>
#include <memory>

namespace undertone {

/// A project that the window has open, and what it shows of it. One thread at a time; not that of the window, as everything here waits for
/// the disk.
class OpenProject {
public:
    using Snapshot = std::shared_ptr<const ProjectSnapshot>;

    explicit OpenProject(Project project) : m_project(std::move(project)) {}

    [[nodiscard]] Project& project() { return m_project; }
    void setAudio(std::filesystem::path audio) { m_audio = std::move(audio); }
    /// The segments file that the user chose for it, this time or before.
    void setPickedSegments(std::filesystem::path segments) { m_pickedSegments = std::move(segments); }
    [[nodiscard]] const std::filesystem::path& pickedSegments() const { return m_pickedSegments; }
    Result<Snapshot> snapshot(SegmentId touched = {}, std::vector<Message> notes = {});
    // Each returns what is shown afterwards. Errors: of Project; then everything is as it was.
    Result<Snapshot> edit(const ProjectEdit& edit);
    Result<Snapshot> review(const ReviewAction& action);
    Result<Snapshot> setStatement(const std::string& statement);
    /// What everybody said of the sentences that are shown, as far as their annotator sees it. Errors: InvalidArgument, CorruptFile.
    Result<RatingTable> ratings();
    Result<Snapshot> undo();
    Result<Snapshot> redo();
    /// `found`: see ProjectService::keepRun.
    Result<Snapshot> keepRun(const Timeline& run, const Conversation* found);
    /// Takes the file for the recording, where its sound is the same. Errors: also InvalidArgument (it is not), Cancelled.
    Result<Snapshot> relink(const std::filesystem::path& audio, const CancellationToken& cancel, const ReadingProgress& progress = {});

private:
    Status setReviewMode(OthersLabels mode);
    /// Of those that have a label of the annotator; of all where the list is empty. Errors: also InvalidArgument (none has).
    Status reveal(std::vector<SegmentId> sentences);
    Status revealLabelled(const edits::Label& edit);
    Result<Snapshot> afterFlip(const Result<std::optional<Edit>>& flipped);
    Status addRuns(ProjectSnapshot& shown);
    Result<std::shared_ptr<const Timeline>> timelineOf(ProjectRunId run);

    Project m_project;
    std::filesystem::path m_audio;  ///< empty: not found
    std::filesystem::path m_pickedSegments;
    std::map<ProjectRunId, std::shared_ptr<const Timeline>> m_timelines;  ///< that were shown: results of a run never change
};

}  // namespace undertone
