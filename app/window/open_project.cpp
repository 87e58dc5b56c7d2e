// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/open_project.h"

#include "app/jobs/project/project_job.h"
#include "app/window/project_edits.h"
#include "engine/core/segments_format.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/edits.h"

#include <algorithm>
#include <array>

namespace undertone {
namespace {

SegmentsSource sourceOfName(const std::string& name)
{
    for (const SegmentsFormat& format : segmentsFormats()) {
        if (name == format.name)
            return format.source;
    }
    return SegmentsSource::VoiceActivity;
}

Conversation shownConversation(const ProjectContent& content, const ShownTracks& tracks)
{
    const std::array alongside{tracks.text};
    Conversation conversation = conversationOf(content, tracks.segmentation, std::span(alongside).first(tracks.text.isNone() ? 0 : 1));
    if (const auto* track = content.find<Track>(tracks.segmentation))
        conversation.source = sourceOfName(track->source);
    return conversation;
}

/// One annotator's lane; of no track: the labels that are proposed.
std::shared_ptr<const AnnotationLane> laneOf(const ProjectContent& content, TrackId id)
{
    auto lane = std::make_shared<AnnotationLane>();
    const auto* track = content.find<Track>(id);
    if (track == nullptr) {
        lane->labels = proposedLabels();
        return lane;
    }
    lane->annotator = track->annotator;
    if (const auto* set = content.find<LabelSet>(track->labelSet)) {
        lane->scaleLow = set->scaleLow;
        lane->scaleHigh = set->scaleHigh;
    }
    std::map<LabelId, int> places;
    for (const Label* label : content.labelsOf(track->labelSet)) {
        places.emplace(label->id, static_cast<int>(lane->labels.size()));
        lane->labels.push_back(label->name);
        lane->colours.push_back(label->colour);
    }
    for (const auto& [key, annotation] : content.rows<Annotation>()) {
        if (key.track != track->id)
            continue;
        SentenceAnnotation& shown = lane->annotations[key.sentence];
        for (const LabelId label : annotation.labels)
            shown.labels.push_back(places[label]);
        shown.confidence = annotation.confidence;
        shown.remark = annotation.remark;
        shown.valence = annotation.valence;
        shown.arousal = annotation.arousal;
        shown.dominance = annotation.dominance;
    }
    return lane;
}

}  // namespace

Result<OpenProject::Snapshot> OpenProject::snapshot(SegmentId touched)
{
    const ProjectContent& content = m_project.content();
    const ShownTracks tracks = shownTracks(content);
    auto shown = std::make_shared<ProjectSnapshot>();
    shown->path = m_project.path();
    shown->readOnlyReason = m_project.readOnlyReason();
    shown->undoName = TRY(m_project.undoName());
    shown->redoName = TRY(m_project.redoName());
    shown->audio = m_audio;
    shown->audioAsNamed = content.audio().path;
    shown->conversation = shownConversation(content, tracks);
    for (const auto& [id, speaker] : content.rows<Speaker>())
        shown->speakers.push_back(speaker);
    shown->lane = laneOf(content, tracks.annotation);
    for (const TrackId other : tracks.otherAnnotations)
        shown->others.push_back(laneOf(content, other));
    shown->touched = touched;
    TRY(addRuns(*shown));
    return Snapshot(std::move(shown));
}

Status OpenProject::addRuns(ProjectSnapshot& shown)
{
    const ProjectContent& content = m_project.content();
    const TrackId segmentation = shownTracks(content).segmentation;
    const std::vector<const RunDisplay*> displays = shownRuns(content, segmentation);
    for (const RunDisplay* display : displays)
        shown.runs.push_back(display->name);
    if (displays.empty())
        return {};
    shown.run = TRY(timelineOf(displays.front()->run));
    if (shown.run->memory == MemoryMode::Dpm)
        return {};
    // With memory off it was made to be seen beside the run before.
    for (const RunDisplay* display : displays) {
        const Timeline header = TRY(runHeader(*content.find<ProjectRun>(display->run)));
        if (header.memory != MemoryMode::Dpm || header.modelSha256 != shown.run->modelSha256)
            continue;
        shown.comparison = shown.run;
        shown.run = TRY(timelineOf(display->run));
        break;
    }
    return {};
}

Result<std::shared_ptr<const Timeline>> OpenProject::timelineOf(ProjectRunId run)
{
    auto& kept = m_timelines[run];
    if (kept == nullptr) {
        Timeline timeline = TRY(runHeader(*m_project.content().find<ProjectRun>(run)));
        timeline.utterances = TRY(m_project.results(run));
        kept = std::make_shared<const Timeline>(std::move(timeline));
    }
    return kept;
}

Result<OpenProject::Snapshot> OpenProject::edit(const ProjectEdit& edit)
{
    SegmentId touched;
    TRY(m_project.apply([&](EditDraft& draft) -> Status {
        touched = TRY(makeEdit(draft, edit));
        return {};
    }));
    return snapshot(touched);
}

Result<OpenProject::Snapshot> OpenProject::afterFlip(const Result<std::optional<Edit>>& flipped)
{
    if (!flipped)
        return flipped.error();
    return snapshot(*flipped ? sentenceOf(**flipped) : SegmentId());
}

Result<OpenProject::Snapshot> OpenProject::undo()
{
    return afterFlip(m_project.undo());
}

Result<OpenProject::Snapshot> OpenProject::redo()
{
    return afterFlip(m_project.redo());
}

Result<OpenProject::Snapshot> OpenProject::keepRun(const Timeline& run, const Conversation* found)
{
    Timeline kept = run;
    if (found != nullptr) {
        ImportedConversation imported;
        const std::string name = m_project.content().audio().path;
        TRY(m_project.apply([&](EditDraft& draft) -> Status {
            imported =
                TRY(importConversation(draft, *found, std::filesystem::path(name).filename().string(), segmentsSourceName(found->source)));
            return {};
        }));
        for (UtteranceAnalysis& row : kept.utterances)
            row.segment = imported.sentences[row.segment];
    }
    TRY(undertone::keepRun(m_project, shownTracks(m_project.content()).segmentation, kept));
    return snapshot();
}

Result<OpenProject::Snapshot> OpenProject::relink(const std::filesystem::path& audio, const CancellationToken& cancel,
                                                  const ReadingProgress& progress)
{
    const std::array candidates{audio};
    const auto found = findRecordingAmong(m_project.content().audio(), m_project.path(), candidates, cancel, progress);
    if (cancel.isCancelled())
        return Error{ErrorCode::Cancelled};
    if (!found)
        return Error{ErrorCode::InvalidArgument, message("project.not-the-recording", audio.filename(), m_project.path().filename()),
                     audio};
    if (m_project.readOnlyReason().empty())
        TRY(m_project.apply([&](EditDraft& draft) { return relinkAudio(draft, *found); }));
    m_audio = audio;
    return snapshot();
}

}  // namespace undertone
