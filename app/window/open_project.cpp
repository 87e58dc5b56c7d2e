// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/open_project.h"

#include "app/jobs/project/project_job.h"
#include "app/jobs/project/project_labels.h"
#include "app/jobs/project/project_ratings.h"
#include "app/window/project_edits.h"
#include "engine/core/segments_format.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/edits.h"
#include "engine/project/review.h"
#include "engine/project/source_files.h"

#include <algorithm>
#include <array>

namespace undertone {
namespace {

Conversation shownConversation(const ProjectContent& content, const ShownTracks& tracks)
{
    const std::array alongside{tracks.text};
    Conversation conversation = conversationOf(content, tracks.segmentation, std::span(alongside).first(tracks.text.isNone() ? 0 : 1));
    if (const auto* track = content.find<Track>(tracks.segmentation))
        conversation.source = segmentsSourceOfName(track->source);
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
    const auto& annotations = content.rows<Annotation>();
    for (auto at = annotations.lower_bound({track->id, SegmentId()}); at != annotations.end() && at->first.track == track->id; ++at) {
        const auto& [key, annotation] = *at;
        SentenceAnnotation& shown = lane->annotations[key.sentence];
        for (const LabelId label : annotation.labels)
            shown.labels.push_back(places[label]);
        shown.confidence = annotation.confidence;
        shown.remark = annotation.remark;
        shown.valence = annotation.valence;
        shown.arousal = annotation.arousal;
        shown.dominance = annotation.dominance;
        shown.isBlind = annotation.sight == Sight::Blind;
    }
    lane->isDecision = isDecisionTrack(*track);
    for (const auto& [sentence, decision] : lane->isDecision ? decisionsOf(content, id) : std::map<SegmentId, Decision>()) {
        lane->annotations[sentence].decidedBy = decision.by;
        lane->annotations[sentence].decidedAt = decision.at;
    }
    return lane;
}

ReviewState reviewOf(const ProjectContent& content, TrackId track)
{
    ReviewState state;
    switch (blindFirstOf(content, track)) {
    case BlindFirst::Off: return state;
    case BlindFirst::UntilRevealed: state.mode = OthersLabels::UntilRevealed; break;
    case BlindFirst::UntilLabelled: state.mode = OthersLabels::UntilLabelled; break;
    }
    auto revealed = std::make_shared<std::unordered_set<SegmentId>>();
    for (const auto& [sentence, reveal] : revealsOf(content, track))
        revealed->insert(sentence);
    state.revealed = std::move(revealed);
    return state;
}

/// The name of a step without the label that somebody gave: it may be of a sentence that is hidden.
std::optional<Message> withoutLabel(std::optional<Message> name)
{
    if (!name || name->arguments.empty())
        return name;
    if (name->id == "edit.set-label" || name->id == "edit.decide")
        return message("edit.set-annotation", name->arguments.front());
    if (name->id == "edit.set-labels")
        return message("edit.label-sentences", name->arguments.front());
    return name;
}

}  // namespace

Result<OpenProject::Snapshot> OpenProject::snapshot(SegmentId touched, std::vector<Message> notes)
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
    shown->segments = foundSourceFile(content, tracks.segmentation, m_project.path(), m_pickedSegments);
    shown->statement = statementOf(content);
    shown->conversation = shownConversation(content, tracks);
    for (const auto& [id, speaker] : content.rows<Speaker>())
        shown->speakers.push_back(speaker);
    shown->lane = laneOf(content, tracks.annotation);
    for (const TrackId other : tracks.otherAnnotations)
        shown->others.push_back(laneOf(content, other));
    if (!tracks.decision.isNone())
        shown->others.push_back(laneOf(content, tracks.decision));
    shown->review = reviewOf(content, tracks.annotation);
    if (shown->review.mode != OthersLabels::Shown) {
        shown->undoName = withoutLabel(std::move(shown->undoName));
        shown->redoName = withoutLabel(std::move(shown->redoName));
    }
    shown->touched = touched;
    shown->notes = std::move(notes);
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
    const auto* import = std::get_if<edits::Import>(&edit);
    if (const auto* labels = std::get_if<edits::ImportLabels>(&edit)) {
        const LabelImport done = TRY(addLabels(m_project, {labels->file, labels->annotator}));
        return snapshot({}, labelImportNotes(done, labels->file));
    }
    TRY(m_project.apply([&](EditDraft& draft) -> Status {
        touched = TRY(makeEdit(draft, edit));
        if (import != nullptr && !import->file.empty())  // one step with the sentences: undone with them
            draft.put(
                Setting{sourceFileSetting(shownTracks(draft.content()).segmentation), sourceFileValue(import->file, m_project.path())});
        return {};
    }));
    if (import != nullptr && !import->file.empty())
        m_pickedSegments = namedSourceFile(m_project.content(), shownTracks(m_project.content()).segmentation);
    if (const auto* label = std::get_if<edits::Label>(&edit))
        TRY(revealLabelled(*label));
    return snapshot(touched);
}

Result<OpenProject::Snapshot> OpenProject::setStatement(const std::string& statement)
{
    TRY(m_project.setSetting(statementSetting, statement));
    return snapshot();
}

/// Where an annotator sees what others say as soon as they have labelled.
Status OpenProject::revealLabelled(const edits::Label& edit)
{
    const ProjectContent& content = m_project.content();
    const TrackId track = shownTracks(content).annotation;
    if (blindFirstOf(content, track) != BlindFirst::UntilLabelled)
        return {};
    std::vector<SegmentId> labelled;
    for (const SegmentId sentence : edit.sentences) {
        const auto* said = content.find<Annotation>({track, sentence});
        if (said != nullptr && !said->labels.empty())
            labelled.push_back(sentence);
    }
    return labelled.empty() ? Status() : m_project.reveal(track, labelled);
}

Status OpenProject::reveal(std::vector<SegmentId> sentences)
{
    const ProjectContent& content = m_project.content();
    const ShownTracks tracks = shownTracks(content);
    if (sentences.empty()) {
        for (const Sentence* sentence : content.sentencesOf(tracks.segmentation))
            sentences.push_back(sentence->id);
    }
    std::erase_if(sentences, [&](SegmentId sentence) {
        const auto* said = content.find<Annotation>({tracks.annotation, sentence});
        return said == nullptr || said->labels.empty();
    });
    if (sentences.empty())
        return Error{ErrorCode::InvalidArgument, message("project.label-first")};
    return m_project.reveal(tracks.annotation, sentences);
}

Status OpenProject::setReviewMode(OthersLabels mode)
{
    TrackId track = shownTracks(m_project.content()).annotation;
    if (track.isNone() && mode == OthersLabels::Shown)
        return {};
    if (track.isNone())
        TRY(m_project.apply([&](EditDraft& draft) -> Status {
            draft.nameStep(message("edit.add-track", "annotation"));
            track = TRY(madeAnnotationTrack(draft));
            return {};
        }));
    switch (mode) {
    case OthersLabels::Shown: return m_project.setBlindFirst(track, BlindFirst::Off);
    case OthersLabels::UntilRevealed: return m_project.setBlindFirst(track, BlindFirst::UntilRevealed);
    case OthersLabels::UntilLabelled: return m_project.setBlindFirst(track, BlindFirst::UntilLabelled);
    }
    return {};
}

Result<OpenProject::Snapshot> OpenProject::review(const ReviewAction& action)
{
    if (const auto* mode = std::get_if<review::SetMode>(&action))
        TRY(setReviewMode(mode->mode));
    else
        TRY(reveal(std::get<review::Reveal>(action).sentences));
    return snapshot();
}

Result<RatingTable> OpenProject::ratings()
{
    return ratingsOf(m_project, RatingModels::AsTheyAreShown, shownTracks(m_project.content()).annotation);
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
    const TrackId segmentation = shownTracks(m_project.content()).segmentation;
    // A replay's sentences are the project's: it is a step of the history.
    TRY(kept.parent ? keepReplay(m_project, segmentation, kept) : undertone::keepRun(m_project, segmentation, kept));
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
