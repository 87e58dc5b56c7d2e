// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/project/project_recording.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/core/segments_selection.h"
#include "engine/core/timeline.h"
#include "engine/core/timeline_export.h"
#include "engine/project/project.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace undertone {

/// What a new project is made of.
struct NewProject {
    std::filesystem::path audio;
    std::filesystem::path segments;    ///< empty: the sentences are the timeline's
    SegmentsSelection selection;       ///< what of the segments file
    std::optional<Timeline> timeline;  ///< a run that was made before
    std::string timelineName;          ///< for sentences
    std::string statement;             ///< what is stated about the recording; empty: what the timeline says of it
    std::filesystem::path target;
};

/// Makes a project of a recording. The recording is decoded once, for its hash: what the engine hears, so that it is that of timelines.
/// Errors: of the audio and segments readers; InvalidArgument (the timeline is of another recording or other sentences); FileNotWritable;
/// Cancelled.
Result<Project> makeProject(const NewProject& request, const CancellationToken& cancel);

/// A recording with what a window shows of it.
struct OpenRecording {
    std::filesystem::path audio;
    Conversation conversation;
    std::string name;            ///< of the segmentation
    std::vector<Timeline> runs;  ///< over those sentences
    std::filesystem::path target;
    std::filesystem::path segments{};          ///< the file that the sentences were read from; empty: none
    std::string statement{};                   ///< what is stated about the recording
    std::function<Status(EditDraft&)> fill{};  ///< what else the project begins with, before all history; empty: nothing
};

/// Makes a project of it. Costs and errors as above. Where it is cancelled, no file was made.
Result<Project> makeProject(const OpenRecording& request, const CancellationToken& cancel, const ReadingProgress& progress = {});

/// Adds a run whose results name sentences of the segmentation. Errors: of Project.
Status keepRun(Project& project, TrackId segmentation, const Timeline& run);

/// The same of a run that goes on from another of the project (Timeline::parent): it takes that one's place by a step of the history. Where
/// the last step corrected a sentence or what is said of one, since the other run was added, it is that step, so that one undo takes back
/// the correction and its replay. Errors: of Project.
Status keepReplay(Project& project, TrackId segmentation, const Timeline& run);

/// A run of a project as the writers take it, with the texts of the project and, where the run says none, its statement. `name` empty: the
/// last one. Errors: InvalidArgument (there is none of that name), CorruptFile.
Result<Timeline> timelineOfProject(Project& project, std::string_view name);

/// What an annotator of a project said of its sentences, with the texts and the statement of the project; by the annotator's name, or that
/// of the track. Errors: InvalidArgument (nobody of that name labelled anything).
Result<Timeline> labelsOfProject(const Project& project, std::string_view annotator);

/// What the others said of the same sentences, and where `format` has a line for each annotator, that one too. Of no name: what all said of
/// the sentences that the project shows.
std::vector<RaterJudgement> ratersBeside(const Project& project, std::string_view annotator, TimelineFormat format);

}  // namespace undertone
