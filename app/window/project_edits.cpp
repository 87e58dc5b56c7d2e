// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/project_edits.h"

#include "app/window/speaker_edits.h"
#include "engine/core/emotion_names.h"
#include "engine/core/segments_format.h"
#include "engine/core/time_text.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/edits.h"
#include "engine/project/own_lane.h"
#include "engine/project/review.h"
#include "ui/theme.h"

#include <algorithm>
#include <type_traits>

namespace undertone {
namespace {

TrackId firstAbout(const ProjectContent& content, TrackKind kind, TrackId segmentation)
{
    for (const Track* track : content.tracksOf(kind)) {
        if (track->segmentation == segmentation)
            return track->id;
    }
    return {};
}

/// The kinds of edits of the window, each as those of the project.
class EditMaker {
public:
    explicit EditMaker(EditDraft& draft) : m_draft(draft), m_tracks(shownTracks(draft.content())) {}

    /// The annotation track, made with the proposed labels where there is none.
    Result<TrackId> annotationTrack();
    Result<SegmentId> operator()(const edits::Label& edit);
    Result<SegmentId> operator()(const edits::Judge& edit);
    Result<SegmentId> operator()(const edits::Nudge& edit);
    Result<SegmentId> operator()(const edits::SetBoundaries& edit);
    Result<SegmentId> operator()(const edits::Split& edit)
    {
        TRY(splitSentence(m_draft, edit.sentence, edit.atSeconds));
        return SegmentId();
    }
    Result<SegmentId> operator()(const edits::Merge& edit);
    Result<SegmentId> operator()(const edits::Remove& edit)
    {
        TRY(removeSentences(m_draft, edit.sentences));
        return SegmentId();
    }
    Result<SegmentId> operator()(const edits::Add& edit);
    Result<SegmentId> operator()(const edits::SetText& edit);
    Result<SegmentId> operator()(const edits::AssignSpeaker& edit)
    {
        TRY(assignSpeaker(m_draft, edit.sentences, edit.speaker));
        return SegmentId();
    }
    Result<SegmentId> operator()(const edits::AssignNewSpeaker& edit);
    Result<SegmentId> operator()(const edits::RenameSpeaker& edit);
    Result<SegmentId> operator()(const edits::MergeSpeakers& edit)
    {
        TRY(mergeSpeakers(m_draft, edit.merged, edit.into));
        return SegmentId();
    }
    Result<SegmentId> operator()(const edits::Import& edit)
    {
        TRY(importConversation(m_draft, edit.conversation, edit.name, segmentsSourceName(edit.conversation.source)));
        return SegmentId();
    }

    Result<SegmentId> operator()(const edits::TakeTurns& edit)
    {
        TRY(takeTurns(m_draft, edit));
        return SegmentId();
    }
    Result<SegmentId> operator()(const edits::NameSpeakers& edit)
    {
        TRY(nameSpeakers(m_draft, edit));
        return SegmentId();
    }
    Result<SegmentId> operator()(const edits::AddLabel& edit);
    Result<SegmentId> operator()(const edits::ChangeLabel& edit);
    Result<SegmentId> operator()(const edits::RemoveLabel& edit);
    Result<SegmentId> operator()(const edits::AddAnnotator& edit);
    Result<SegmentId> operator()(const edits::ChooseAnnotator& edit);
    Result<SegmentId> operator()(const edits::RenameAnnotator& edit);
    Result<SegmentId> operator()(const edits::RemoveAnnotator& edit);
    Result<SegmentId> operator()(const edits::ImportLabels&)
    {
        return Error{ErrorCode::InvalidArgument, message("project.no-track")};  // it needs the project: see OpenProject
    }
    Result<SegmentId> operator()(const edits::Decide& edit);
    Result<SegmentId> operator()(const edits::RenameRun& edit)
    {
        TRY(renameRun(m_draft, TRY(runAt(edit.run)), edit.name));
        return SegmentId();
    }
    Result<SegmentId> operator()(const edits::ShowRun& edit)
    {
        TRY(showRun(m_draft, TRY(runAt(edit.run))));
        return SegmentId();
    }
    Result<SegmentId> operator()(const edits::RemoveRun& edit)
    {
        TRY(removeRun(m_draft, TRY(runAt(edit.run))));
        return SegmentId();
    }

private:
    /// The label at a place of the lane, which is made where there is none yet.
    Result<Label> labelAt(int place);
    [[nodiscard]] Result<ProjectRunId> runAt(int place) const;
    /// Puts a track before the one that is edited.
    Status bringForward(TrackId track);
    [[nodiscard]] const Sentence* find(SegmentId sentence) const { return m_draft.find<Sentence>(sentence); }
    [[nodiscard]] std::string placeOf(SegmentId sentence) const
    {
        const Sentence* found = find(sentence);
        return found != nullptr ? clockText(found->startSeconds, 2) : std::string();
    }
    /// What the lane that is edited is called.
    [[nodiscard]] std::string placeOfAnnotator() const
    {
        const auto* track = m_draft.find<Track>(m_tracks.annotation);
        return track == nullptr ? "annotation" : track->annotator.empty() ? track->name : track->annotator;
    }
    [[nodiscard]] bool hasAlone(SegmentId sentence, LabelId label) const;
    [[nodiscard]] double duration() const { return m_draft.content().audio().durationSeconds(); }
    [[nodiscard]] const Speaker* speakerOfName(const std::string& name) const;

    EditDraft& m_draft;
    ShownTracks m_tracks;
};

Result<TrackId> EditMaker::annotationTrack()
{
    if (!m_tracks.annotation.isNone())
        return m_tracks.annotation;
    std::vector<std::string> colours;
    for (const auto& style : Theme::of(ThemeMode::Light).emotions(proposedLabels()))
        colours.push_back(style.fill.name().toStdString());
    m_tracks.annotation = TRY(addOwnLane(m_draft, m_tracks.segmentation, colours));
    return m_tracks.annotation;
}

bool EditMaker::hasAlone(SegmentId sentence, LabelId label) const
{
    const auto* annotation = m_draft.find<Annotation>({m_tracks.annotation, sentence});
    return annotation != nullptr && annotation->labels == std::vector{label};
}

Result<SegmentId> EditMaker::operator()(const edits::Label& edit)
{
    // Which labels there are is known before the track is made: the step is named first.
    const auto* known = m_draft.find<Track>(m_tracks.annotation);
    const auto labels = known != nullptr ? m_draft.content().labelsOf(known->labelSet) : std::vector<const Label*>();
    const auto place = static_cast<std::size_t>(edit.label);
    const std::size_t count = known != nullptr ? labels.size() : proposedLabels().size();
    if (edit.label < 0 || place >= count || edit.sentences.empty())
        return Error{ErrorCode::InvalidArgument, message("project.no-label")};
    const bool takesAway =
        known != nullptr && std::ranges::all_of(edit.sentences, [&](SegmentId sentence) { return hasAlone(sentence, labels[place]->id); });
    const std::string name = known != nullptr ? labels[place]->name : proposedLabels()[place];
    if (edit.sentences.size() > 1)
        m_draft.nameStep(takesAway ? message("edit.remove-labels", edit.sentences.size())
                                   : message("edit.set-labels", edit.sentences.size(), name));
    else if (!takesAway)
        m_draft.nameStep(message("edit.set-label", placeOf(edit.sentences.front()), name));
    const TrackId track = TRY(annotationTrack());
    const LabelId label = m_draft.content().labelsOf(m_draft.find<Track>(track)->labelSet)[place]->id;
    for (const SegmentId sentence : edit.sentences)
        TRY(setLabels(m_draft, track, sentence, takesAway ? std::vector<LabelId>() : std::vector{label}));
    return SegmentId();
}

Result<SegmentId> EditMaker::operator()(const edits::Judge& edit)
{
    m_draft.nameStep(message("edit.set-annotation", placeOf(edit.sentence)));
    const TrackId track = TRY(annotationTrack());
    const auto* given = m_draft.find<Annotation>({track, edit.sentence});
    Annotation annotation = given != nullptr ? *given : Annotation{track, edit.sentence};
    if (given == nullptr)
        annotation.sight = isHiddenFrom(m_draft.content(), track, edit.sentence) ? Sight::Blind : Sight::Open;
    annotation.confidence = edit.confidence;
    annotation.remark = edit.remark;
    annotation.valence = edit.valence;
    annotation.arousal = edit.arousal;
    annotation.dominance = edit.dominance;
    TRY(setAnnotation(m_draft, annotation));
    return SegmentId();
}

Result<Label> EditMaker::labelAt(int place)
{
    const TrackId track = TRY(annotationTrack());
    const auto labels = m_draft.content().labelsOf(m_draft.find<Track>(track)->labelSet);
    if (place < 0 || static_cast<std::size_t>(place) >= labels.size())
        return Error{ErrorCode::InvalidArgument, message("project.no-label")};
    return *labels[static_cast<std::size_t>(place)];
}

Result<SegmentId> EditMaker::operator()(const edits::AddLabel& edit)
{
    m_draft.nameStep(message("edit.add-label", edit.name));
    const TrackId track = TRY(annotationTrack());
    const LabelSetId set = m_draft.find<Track>(track)->labelSet;
    const auto labels = m_draft.content().labelsOf(set);
    const std::int64_t position = labels.empty() ? 0 : labels.back()->position + 1;
    TRY(addLabel(m_draft, {{}, set, edit.name, edit.colour, {}, position}));
    return SegmentId();
}

Result<SegmentId> EditMaker::operator()(const edits::ChangeLabel& edit)
{
    if (m_tracks.annotation.isNone() && edit.label >= 0 && static_cast<std::size_t>(edit.label) < proposedLabels().size())
        m_draft.nameStep(message("edit.change-label", proposedLabels()[static_cast<std::size_t>(edit.label)]));
    Label label = TRY(labelAt(edit.label));
    if (!edit.name.empty())
        label.name = edit.name;
    if (!edit.colour.empty())
        label.colour = edit.colour;
    TRY(changeLabel(m_draft, label));
    return SegmentId();
}

Result<SegmentId> EditMaker::operator()(const edits::RemoveLabel& edit)
{
    if (m_tracks.annotation.isNone() && edit.label >= 0 && static_cast<std::size_t>(edit.label) < proposedLabels().size())
        m_draft.nameStep(message("edit.remove-label", proposedLabels()[static_cast<std::size_t>(edit.label)]));
    const Label label = TRY(labelAt(edit.label));
    TRY(removeLabel(m_draft, label.id));
    return SegmentId();
}

Status EditMaker::bringForward(TrackId track)
{
    return moveTrack(m_draft, track, m_draft.find<Track>(m_tracks.annotation)->position);
}

Result<SegmentId> EditMaker::operator()(const edits::AddAnnotator& edit)
{
    m_draft.nameStep(message("edit.add-track", edit.name));
    const TrackId own = TRY(annotationTrack());
    Track track = *m_draft.find<Track>(own);
    track.id = {};
    track.position = 0;
    track.name = edit.name;
    track.annotator = edit.name;
    const TrackId added = TRY(addTrack(m_draft, track));
    TRY(bringForward(added));
    return SegmentId();
}

Result<SegmentId> EditMaker::operator()(const edits::ChooseAnnotator& edit)
{
    if (edit.other < 0 || static_cast<std::size_t>(edit.other) >= m_tracks.otherAnnotations.size())
        return Error{ErrorCode::InvalidArgument, message("project.no-track")};
    TRY(bringForward(m_tracks.otherAnnotations[static_cast<std::size_t>(edit.other)]));
    return SegmentId();
}

Result<SegmentId> EditMaker::operator()(const edits::RenameAnnotator& edit)
{
    m_draft.nameStep(message("edit.rename-track", placeOfAnnotator(), edit.name));
    Track track = *m_draft.find<Track>(TRY(annotationTrack()));
    track.name = edit.name;
    track.annotator = edit.name;
    m_draft.put(track);
    return SegmentId();
}

Result<SegmentId> EditMaker::operator()(const edits::RemoveAnnotator&)
{
    if (m_tracks.annotation.isNone())
        return Error{ErrorCode::InvalidArgument, message("project.no-track")};
    TRY(removeTrack(m_draft, m_tracks.annotation));
    return SegmentId();
}

Result<SegmentId> EditMaker::operator()(const edits::Decide& edit)
{
    if (edit.label < 0) {
        TRY(decide(m_draft, edit.sentence, nullptr, {}, {}));
        return edit.sentence;
    }
    if (m_tracks.annotation.isNone() && static_cast<std::size_t>(edit.label) < proposedLabels().size())
        m_draft.nameStep(message("edit.decide", placeOf(edit.sentence), proposedLabels()[static_cast<std::size_t>(edit.label)]));
    const Label label = TRY(labelAt(edit.label));
    if (isHiddenFrom(m_draft.content(), m_tracks.annotation, edit.sentence))
        return Error{ErrorCode::InvalidArgument, message("project.decide-hidden")};
    TRY(decide(m_draft, edit.sentence, &label, edit.remark, {edit.by, nowIso8601()}));
    return edit.sentence;
}

Result<ProjectRunId> EditMaker::runAt(int place) const
{
    const auto runs = shownRuns(m_draft.content(), m_tracks.segmentation);
    if (place < 0 || static_cast<std::size_t>(place) >= runs.size())
        return Error{ErrorCode::InvalidArgument, message("project.no-run")};
    return runs[static_cast<std::size_t>(place)]->run;
}

Result<SegmentId> EditMaker::operator()(const edits::Nudge& edit)
{
    const Sentence* sentence = find(edit.sentence);
    if (sentence == nullptr)
        return Error{ErrorCode::InvalidArgument, message("project.no-sentence")};
    double start = sentence->startSeconds;
    double end = sentence->endSeconds;
    if (edit.edge == edits::Edge::Start)
        start = std::max(0.0, std::min(start + edit.seconds, end - edits::Nudge::shortestSeconds));
    else
        end = std::min(duration(), std::max(end + edit.seconds, start + edits::Nudge::shortestSeconds));
    TRY(moveBoundaries(m_draft, edit.sentence, start, end));
    return SegmentId();
}

Result<SegmentId> EditMaker::operator()(const edits::SetBoundaries& edit)
{
    TRY(moveBoundaries(m_draft, edit.sentence, std::max(0.0, edit.startSeconds), std::min(duration(), edit.endSeconds)));
    return SegmentId();
}

Result<SegmentId> EditMaker::operator()(const edits::Merge& edit)
{
    TRY(mergeSentences(m_draft, edit.sentences));
    const auto left = std::ranges::find_if(edit.sentences, [this](SegmentId sentence) { return find(sentence) != nullptr; });
    return left == edit.sentences.end() ? SegmentId() : *left;
}

Result<SegmentId> EditMaker::operator()(const edits::Add& edit)
{
    return addSentence(m_draft, m_tracks.segmentation, std::max(0.0, edit.startSeconds), std::min(duration(), edit.endSeconds),
                       edit.speaker);
}

Result<SegmentId> EditMaker::operator()(const edits::SetText& edit)
{
    m_draft.nameStep(message("edit.set-text", placeOf(edit.sentence)));
    if (m_tracks.text.isNone()) {
        Track track;
        track.kind = TrackKind::Text;
        track.name = textColumn;
        track.segmentation = m_tracks.segmentation;
        m_tracks.text = TRY(addTrack(m_draft, track));
    }
    TRY(setText(m_draft, m_tracks.text, edit.sentence, edit.text));
    return SegmentId();
}

const Speaker* EditMaker::speakerOfName(const std::string& name) const
{
    for (const auto& [id, speaker] : m_draft.content().rows<Speaker>()) {
        if (speaker.name == name)
            return &speaker;
    }
    return nullptr;
}

Result<SegmentId> EditMaker::operator()(const edits::AssignNewSpeaker& edit)
{
    m_draft.nameStep(message("edit.assign-speaker", edit.sentences.size(), edit.name));
    const Speaker* known = speakerOfName(edit.name);
    const SpeakerId speaker = known != nullptr ? known->id : TRY(addSpeaker(m_draft, edit.name));
    TRY(assignSpeaker(m_draft, edit.sentences, speaker));
    return SegmentId();
}

Result<SegmentId> EditMaker::operator()(const edits::RenameSpeaker& edit)
{
    if (const Speaker* other = speakerOfName(edit.name); other != nullptr && other->id != edit.speaker)
        return Error{ErrorCode::InvalidArgument, message("project.speaker-exists", edit.name)};
    TRY(renameSpeaker(m_draft, edit.speaker, edit.name));
    return SegmentId();
}

}  // namespace

ShownTracks shownTracks(const ProjectContent& content)
{
    ShownTracks shown;
    if (const auto segmentations = content.tracksOf(TrackKind::Segmentation); !segmentations.empty())
        shown.segmentation = segmentations.back()->id;
    for (const Track* track : content.tracksOf(TrackKind::Annotation)) {
        if (track->segmentation != shown.segmentation)
            continue;
        if (isDecisionTrack(*track))
            shown.decision = track->id;
        else if (shown.annotation.isNone())
            shown.annotation = track->id;
        else
            shown.otherAnnotations.push_back(track->id);
    }
    shown.text = firstAbout(content, TrackKind::Text, shown.segmentation);
    return shown;
}

std::vector<const RunDisplay*> shownRuns(const ProjectContent& content, TrackId segmentation)
{
    std::vector<const RunDisplay*> displays;
    for (const auto& [id, display] : content.rows<RunDisplay>()) {
        if (!display.removed && content.find<ProjectRun>(id)->segmentation == segmentation)
            displays.push_back(&display);
    }
    std::ranges::stable_sort(displays, std::ranges::greater(), &RunDisplay::position);
    return displays;
}

const std::vector<std::string>& proposedLabels()
{
    static const std::vector<std::string> labels(proposedEmotions().begin(), proposedEmotions().end());
    return labels;
}

Result<TrackId> madeAnnotationTrack(EditDraft& draft)
{
    return EditMaker(draft).annotationTrack();
}

Result<SegmentId> makeEdit(EditDraft& draft, const ProjectEdit& edit)
{
    return std::visit(EditMaker(draft), edit);
}

SegmentId sentenceOf(const Edit& edit)
{
    for (const Change& change : edit.changes) {
        const SegmentId found = std::visit(
            [](const auto& replacement) {
                using Row = typename std::decay_t<decltype(replacement.after)>::value_type;
                const auto& row = replacement.after ? replacement.after : replacement.before;
                if constexpr (std::is_same_v<Row, Sentence>)
                    return replacement.after ? row->id : SegmentId();
                else if constexpr (std::is_same_v<Row, Annotation> || std::is_same_v<Row, SentenceText>)
                    return row->sentence;
                else
                    return SegmentId();
            },
            change);
        if (!found.isNone())
            return found;
    }
    return {};
}

}  // namespace undertone
