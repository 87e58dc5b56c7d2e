// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/project/project_job.h"

#include "app/jobs/analysis/recording_input.h"
#include "audio/analysis_source.h"
#include "engine/core/segments_format.h"
#include "engine/core/time_text.h"
#include "engine/io/sha256.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/edits.h"
#include "engine/project/relink.h"
#include "engine/project/source_files.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

namespace undertone {

namespace {

/// The recording as a project in that place names it: decoded once, for its hash.
Result<AudioReference> audioReference(HashedSource& source, const std::filesystem::path& audio, const std::filesystem::path& project,
                                      const CancellationToken& cancel)
{
    AudioReference reference = describedAudio(source);
    reference.sha256 = TRY(source.sha256(cancel));
    return audioAt(reference, audio, project);
}

/// What a new project remembers of where it comes from.
void rememberOrigin(ProjectContent& content, const std::filesystem::path& segments, const std::string& statement,
                    const std::filesystem::path& target)
{
    EditDraft draft(content);
    if (!segments.empty())
        draft.put(Setting{sourceFileSetting(content.tracksOf(TrackKind::Segmentation).front()->id), sourceFileValue(segments, target)});
    if (!statement.empty())
        draft.put(Setting{statementSetting, statement});
    draft.keep();
}

}  // namespace

Result<Project> makeProject(const NewProject& request, const CancellationToken& cancel)
{
    auto recording = TRY(RecordingInput::open(request.audio, request.segments, request.selection, cancel, SoundUse::Hear));
    const AudioReference audio = TRY(audioReference(*recording.source, request.audio, request.target, cancel));
    const bool hasRun = request.timeline.has_value();
    if (hasRun && request.timeline->audioSha256 != TRY(sha256OfFile(request.audio, cancel)))  // a timeline names the file, not its sound
        return Error{ErrorCode::InvalidArgument, message("project.other-recording", request.timelineName, request.audio)};
    const Conversation& conversation = recording.hasSegments || !hasRun ? recording.conversation : conversationOf(*request.timeline);
    const std::string source = recording.hasSegments ? segmentsSourceName(conversation.source)
        : hasRun                                     ? request.timeline->segmentsSource
                                                     : "";
    const auto name = recording.hasSegments ? request.segments.filename() : request.audio.filename();
    ProjectContent content = TRY(newProjectContent(audio, conversation, name.string(), source));
    const std::string statement = request.statement.empty() && hasRun ? request.timeline->attestation : request.statement;
    rememberOrigin(content, recording.hasSegments ? request.segments : std::filesystem::path(), statement, request.target);
    if (!hasRun)
        return Project::create(request.target, content);
    const TrackId segmentation = content.tracksOf(TrackKind::Segmentation).front()->id;
    auto results = TRY(attachedResults(content, segmentation, *request.timeline));  // before there is a file
    std::erase_if(results, hasNoResult);
    auto project = TRY(Project::create(request.target, content));
    const auto run = TRY(project.addRun(segmentation, *request.timeline, request.timeline->model));
    TRY(project.addResults(run, results));
    return project;
}

Result<Project> makeProject(const OpenRecording& request, const CancellationToken& cancel, const ReadingProgress& progress)
{
    HashedSource source(observed(TRY(openAnalysisSource(request.audio)), progress));
    const AudioReference audio = TRY(audioReference(source, request.audio, request.target, cancel));
    ProjectContent content =
        TRY(newProjectContent(audio, request.conversation, request.name, segmentsSourceName(request.conversation.source)));
    rememberOrigin(content, request.segments, request.statement, request.target);
    if (request.fill) {
        EditDraft draft(content);
        TRY(request.fill(draft));
        draft.keep();
    }
    const TrackId segmentation = content.tracksOf(TrackKind::Segmentation).front()->id;
    std::vector<Timeline> runs = request.runs;
    for (Timeline& run : runs)
        run.utterances = TRY(attachedResults(content, segmentation, run));
    auto project = TRY(Project::create(request.target, content));
    for (const Timeline& run : runs)
        TRY(keepRun(project, segmentation, run));
    return project;
}

Status keepRun(Project& project, TrackId segmentation, const Timeline& run)
{
    const auto id = TRY(project.addRun(segmentation, run, run.model));
    return project.addResults(id, run.utterances);
}

namespace {

/// Whether a step changed what a run reads: sentences, or what is said of them.
bool corrects(const Edit& edit)
{
    return std::ranges::any_of(edit.changes, [](const Change& change) {
        return std::holds_alternative<Replacement<Sentence>>(change) || std::holds_alternative<Replacement<Annotation>>(change);
    });
}

/// When the run was added that is listed last; empty: none is.
std::string lastRunAddedAt(const ProjectContent& content, TrackId segmentation)
{
    const RunDisplay* last = nullptr;
    for (const auto& [id, display] : content.rows<RunDisplay>()) {
        const bool listed = !display.removed && content.find<ProjectRun>(id)->segmentation == segmentation;
        if (listed && (last == nullptr || display.position > last->position))
            last = &display;
    }
    return last != nullptr ? content.find<ProjectRun>(last->run)->createdAt : std::string();
}

}  // namespace

Status keepReplay(Project& project, TrackId segmentation, const Timeline& run)
{
    const RunParent& parent = *run.parent;
    const bool fork = parent.branch == RunBranch::Fork;
    const auto first = std::ranges::find(run.utterances, parent.sentence, &UtteranceAnalysis::index);
    const std::string place = clockText(first != run.utterances.end() ? first->startSeconds : 0.0, 1);
    const std::string addedAt = lastRunAddedAt(project.content(), segmentation);
    const auto id = TRY(project.addRun(segmentation, run, run.model + (fork ? " ⇉ " : " ↻ ") + place, RunListing::Hidden));
    TRY(project.addResults(id, run.utterances));
    TRY(project.applyToLast([&](const Edit& last, const std::string& madeAt) { return corrects(last) && madeAt >= addedAt; },
                            [fork](const Message& last) { return message(fork ? "edit.and-fork" : "edit.and-replay", last); },
                            [&](EditDraft& draft) -> Status {
                                draft.nameStep(message(fork ? "edit.fork" : "edit.replay", place));
                                return showRun(draft, id);
                            }));
    return {};
}

namespace {

std::vector<TrackId> textsOf(const ProjectContent& content, TrackId segmentation)
{
    std::vector<TrackId> texts;
    for (const Track* track : content.tracksOf(TrackKind::Text)) {
        if (track->segmentation == segmentation)
            texts.push_back(track->id);
    }
    return texts;
}

bool hasAnnotations(const ProjectContent& content, const Track& track)
{
    const auto& annotations = content.rows<Annotation>();
    const auto first = annotations.lower_bound({track.id, SegmentId()});
    return first != annotations.end() && first->first.track == track.id;
}

/// The first that has that name and says anything; null where there is none.
const Track* trackOfAnnotator(const ProjectContent& content, std::string_view annotator)
{
    for (const Track* track : content.tracksOf(TrackKind::Annotation)) {
        if ((track->annotator == annotator || track->name == annotator) && hasAnnotations(content, *track))
            return track;
    }
    return nullptr;
}

}  // namespace

Result<Timeline> timelineOfProject(Project& project, std::string_view name)
{
    const ProjectContent& content = project.content();
    const RunDisplay* chosen = nullptr;
    for (const auto& [id, display] : content.rows<RunDisplay>()) {
        if (!display.removed && (name.empty() || display.name == name) && (chosen == nullptr || display.position >= chosen->position))
            chosen = &display;
    }
    if (chosen == nullptr)
        return Error{ErrorCode::InvalidArgument, name.empty() ? message("project.no-runs") : message("project.no-run-of-name", name)};
    const ProjectRun& run = *content.find<ProjectRun>(chosen->run);
    Timeline timeline = timelineOf(content, run, TRY(runHeader(run)), TRY(project.results(run.id)), textsOf(content, run.segmentation));
    if (timeline.attestation.empty())
        timeline.attestation = statementOf(content);
    return timeline;
}

Result<Timeline> labelsOfProject(const Project& project, std::string_view annotator)
{
    const ProjectContent& content = project.content();
    if (const Track* track = trackOfAnnotator(content, annotator)) {
        Timeline timeline = labelsOf(content, *track, textsOf(content, track->segmentation));
        timeline.attestation = statementOf(content);
        return timeline;
    }
    std::string names;
    for (const Track* track : content.tracksOf(TrackKind::Annotation)) {
        if (hasAnnotations(content, *track))
            names += (names.empty() ? "" : ", ") + (track->annotator.empty() ? track->name : track->annotator);
    }
    return Error{ErrorCode::InvalidArgument,
                 names.empty() ? message("project.nobody-labelled-anything") : message("project.no-annotator", annotator, names)};
}

std::vector<RaterJudgement> ratersBeside(const Project& project, std::string_view annotator, TimelineFormat format)
{
    const ProjectContent& content = project.content();
    const auto segmentations = content.tracksOf(TrackKind::Segmentation);
    const Track* track = annotator.empty() ? nullptr : trackOfAnnotator(content, annotator);
    const TrackId segmentation = track != nullptr ? track->segmentation : segmentations.empty() ? TrackId() : segmentations.back()->id;
    return raterJudgements(content, segmentation, track == nullptr || holdsRaters(format) ? TrackId() : track->id);
}

}  // namespace undertone
