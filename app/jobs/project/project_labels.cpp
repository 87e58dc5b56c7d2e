// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/project/project_labels.h"

#include "engine/annotation/segments_reader.h"
#include "engine/project/edits.h"
#include "engine/project/review.h"

#include <algorithm>

namespace undertone {
namespace {

/// The first lane about the sentences that is no decision; none: nobody has labelled.
TrackId ownLane(const ProjectContent& content, TrackId segmentation)
{
    for (const Track* track : content.tracksOf(TrackKind::Annotation)) {
        if (track->segmentation == segmentation && !isDecisionTrack(*track))
            return track->id;
    }
    return {};
}

}  // namespace

Status checkIsAnother(const std::filesystem::path& project, const std::filesystem::path& file)
{
    std::error_code ignored;
    if (std::filesystem::equivalent(project, file, ignored))
        return Error{ErrorCode::InvalidArgument, message("project.labels-of-itself", file.filename()), file};
    return {};
}

Result<std::vector<ReadAnnotator>> readLabels(const std::filesystem::path& file, const std::string& annotator, double durationSeconds,
                                              const SegmentsSelection& selection)
{
    if (file.extension() == Project::extension) {
        const auto project = TRY(Project::open(file));
        return judgementsOf(project.content(), file);
    }
    const Conversation conversation = TRY(readSegments(file, durationSeconds, TokenizeMode::Utterance, selection));
    return judgementsOf(conversation, annotator.empty() ? file.stem().string() : annotator, file);
}

Result<LabelImport> importLabelsInto(Project& project, const std::filesystem::path& file, const std::string& annotator,
                                     const SegmentsSelection& selection)
{
    TRY(checkIsAnother(project.path(), file));
    const auto annotators = TRY(readLabels(file, annotator, project.content().audio().durationSeconds(), selection));
    LabelImport done;
    TRY(project.apply([&](EditDraft& draft) -> Status {
        const auto segmentations = draft.content().tracksOf(TrackKind::Segmentation);
        if (segmentations.empty())
            return Error{ErrorCode::InvalidArgument, message("project.no-sentence"), file};
        const TrackId shown = segmentations.back()->id;
        done = TRY(importLabels(draft, shown, ownLane(draft.content(), shown), annotators, file));
        return {};
    }));
    return done;
}

}  // namespace undertone
