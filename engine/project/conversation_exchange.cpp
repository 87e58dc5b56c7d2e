// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/conversation_exchange.h"

#include "engine/annotation/segments_reader.h"
#include "engine/core/judgement_columns.h"
#include "engine/core/time_text.h"
#include "engine/project/edits.h"
#include "engine/project/review.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace undertone {

namespace {

/// Speakers of the conversation as speakers of the project.
std::map<SpeakerId, SpeakerId> importSpeakers(EditDraft& draft, const Conversation& conversation)
{
    std::map<std::string, SpeakerId> known;
    for (const auto& [id, speaker] : draft.content().rows<Speaker>())
        known.try_emplace(speaker.name, id);
    std::map<SpeakerId, SpeakerId> ids;
    for (const Speaker& speaker : conversation.speakers) {
        const auto found = known.find(speaker.name);
        if (found == known.end()) {
            const Speaker added{draft.nextId<SpeakerId>(), speaker.name};
            draft.put(added);
            ids[speaker.id] = added.id;
        } else {
            ids[speaker.id] = found->second;
            known.erase(found);  // another of that name is another speaker
        }
    }
    return ids;
}

std::string takeText(std::vector<std::pair<std::string, std::string>>& columns)
{
    const auto found = std::ranges::find(columns, textColumn, &std::pair<std::string, std::string>::first);
    if (found == columns.end())
        return {};
    std::string text = std::move(found->second);
    columns.erase(found);
    return text;
}

std::string labelNames(const ProjectContent& content, const Annotation& annotation)
{
    std::string names;
    for (const LabelId id : annotation.labels) {
        if (const auto* label = content.find<Label>(id))
            names += (names.empty() ? "" : "; ") + label->name;
    }
    return names;
}

/// Of a sentence, with what other tracks say of it.
std::vector<std::pair<std::string, std::string>> columnsOf(const ProjectContent& content, const Sentence& sentence,
                                                           std::span<const TrackId> alongside)
{
    std::vector<std::pair<std::string, std::string>> columns;
    bool hasText = false;
    for (const TrackId id : alongside) {
        const auto* track = content.find<Track>(id);
        if (track == nullptr)
            continue;
        const bool isFirstText = track->kind == TrackKind::Text && !std::exchange(hasText, hasText || track->kind == TrackKind::Text);
        const std::string name = isFirstText ? textColumn : track->name;
        if (const auto* text = content.find<SentenceText>({id, sentence.id}))
            columns.emplace_back(name, text->text);
        else if (const auto* annotation = content.find<Annotation>({id, sentence.id}))
            columns.emplace_back(name, labelNames(content, *annotation));
    }
    columns.insert(columns.end(), sentence.columns.begin(), sentence.columns.end());
    return columns;
}

}  // namespace

Result<ImportedConversation> importConversation(EditDraft& draft, const Conversation& conversation, const std::string& name,
                                                const std::string& source)
{
    draft.nameStep(message("edit.import-segments", name));
    ImportedConversation imported;
    Track track;
    track.name = name;
    track.source = source;
    imported.segmentation = TRY(addTrack(draft, track));
    const auto speakers = importSpeakers(draft, conversation);
    for (const Segment& segment : conversation.segments) {
        Sentence sentence{draft.nextId<SegmentId>(), imported.segmentation, segment.startSeconds, segment.endSeconds, {}, segment.columns};
        if (const auto found = speakers.find(segment.speaker); found != speakers.end())
            sentence.speaker = found->second;
        std::string text = takeText(sentence.columns);
        draft.put(sentence);
        if (!segment.id.isNone())
            imported.sentences[segment.id] = sentence.id;
        if (text.empty())
            continue;
        if (imported.text.isNone()) {
            Track texts{{}, TrackKind::Text, textColumn, {}, imported.segmentation, {}, source, 0};
            imported.text = TRY(addTrack(draft, texts));
        }
        draft.put(SentenceText{imported.text, sentence.id, std::move(text)});
    }
    return imported;
}

Result<ProjectContent> newProjectContent(const AudioReference& audio, const Conversation& conversation, const std::string& name,
                                         const std::string& source)
{
    ProjectContent content;
    EditDraft draft(content);
    draft.put(audio);
    TRY(importConversation(draft, conversation, name, source));
    draft.keep();
    return content;
}

Conversation conversationOf(const ProjectContent& content, TrackId segmentation, std::span<const TrackId> alongside)
{
    Conversation conversation;
    std::set<SpeakerId> named;
    for (const Sentence* sentence : content.sentencesOf(segmentation)) {
        conversation.segments.push_back(
            {sentence->startSeconds, sentence->endSeconds, sentence->speaker, columnsOf(content, *sentence, alongside), sentence->id});
        named.insert(sentence->speaker);
    }
    orderForReading(conversation.segments, TokenizeMode::Utterance);
    for (const SpeakerId id : named) {
        if (const auto* speaker = content.find<Speaker>(id))
            conversation.speakers.push_back(*speaker);
    }
    // New ones made of it are new to the project too.
    conversation.segmentIds.reserve(SegmentId(content.lastNumber()));
    conversation.speakerIds.reserve(SpeakerId(content.lastNumber()));
    return conversation;
}

Conversation conversationOf(const Timeline& timeline)
{
    Conversation conversation;
    SpeakersByName speakers(conversation);
    for (const UtteranceAnalysis& row : timeline.utterances)
        conversation.segments.push_back({row.startSeconds, row.endSeconds, speakers.idOf(row.speaker), row.columns, {}});
    numberSegments(conversation);
    return conversation;
}

Result<std::vector<UtteranceAnalysis>> attachedResults(const ProjectContent& content, TrackId segmentation, const Timeline& timeline)
{
    using Place = std::tuple<double, double, std::string>;
    std::multimap<Place, SegmentId> places;
    for (const Sentence* sentence : content.sentencesOf(segmentation)) {
        const auto* speaker = content.find<Speaker>(sentence->speaker);
        places.emplace(Place{sentence->startSeconds, sentence->endSeconds, speaker != nullptr ? speaker->name : std::string()},
                       sentence->id);
    }
    std::vector<UtteranceAnalysis> results = timeline.utterances;
    for (UtteranceAnalysis& row : results) {
        const auto found = places.find({row.startSeconds, row.endSeconds, row.speaker});
        if (found == places.end())
            return Error{ErrorCode::InvalidArgument, message("project.other-sentences", clockText(row.startSeconds, 3))};
        row.segment = found->second;
        places.erase(found);  // another of the same bounds and speaker is another sentence
    }
    return results;
}

Timeline timelineOf(const ProjectContent& content, const ProjectRun& run, Timeline header, std::span<const UtteranceAnalysis> results,
                    std::span<const TrackId> alongside)
{
    header.utterances.clear();
    std::map<SegmentId, const UtteranceAnalysis*> current;
    int next = 0;
    for (const UtteranceAnalysis& result : results) {
        next = std::max(next, result.index + 1);
        if (content.isCurrent(result))
            current[result.segment] = &result;
    }
    const Conversation conversation = conversationOf(content, run.segmentation, alongside);
    for (const Segment& segment : conversation.segments) {
        const auto found = current.find(segment.id);
        UtteranceAnalysis row = found != current.end() ? *found->second : UtteranceAnalysis();
        row.segment = segment.id;
        row.startSeconds = segment.startSeconds;
        row.endSeconds = segment.endSeconds;
        row.speaker = speakerName(conversation.speakers, segment.speaker);
        row.columns = segment.columns;
        if (found == current.end()) {
            row.index = next++;
            row.unlabelledReason = notAnalysedReason;
        }
        header.utterances.push_back(std::move(row));
    }
    return header;
}

Timeline labelsOf(const ProjectContent& content, const Track& track, std::span<const TrackId> alongside)
{
    Timeline timeline;
    timeline.complete = true;
    timeline.annotator = track.annotator.empty() ? track.name : track.annotator;
    if (const auto* segmentation = content.find<Track>(track.segmentation))
        timeline.segmentsSource = segmentation->source;
    std::map<LabelId, int> places;
    for (const Label* label : content.labelsOf(track.labelSet)) {
        places.emplace(label->id, static_cast<int>(timeline.labels.size()));
        timeline.labels.push_back(label->name);
    }
    const Conversation conversation = conversationOf(content, track.segmentation, alongside);
    for (const Segment& segment : conversation.segments) {
        UtteranceAnalysis row;
        row.segment = segment.id;
        row.index = static_cast<int>(timeline.utterances.size());
        row.startSeconds = segment.startSeconds;
        row.endSeconds = segment.endSeconds;
        row.speaker = speakerName(conversation.speakers, segment.speaker);
        row.columns = segment.columns;
        if (const auto* said = content.find<Annotation>({track.id, segment.id})) {
            const auto place = said->labels.empty() ? places.end() : places.find(said->labels.front());
            row.givenLabel = place == places.end() ? -1 : place->second;
            const std::string all = said->labels.size() > 1 ? labelNames(content, *said) : std::string();
            addJudgementColumns(row.columns, {all, said->confidence, said->remark, said->valence, said->arousal, said->dominance});
        }
        timeline.utterances.push_back(std::move(row));
    }
    return timeline;
}

std::vector<RaterJudgement> raterJudgements(const ProjectContent& content, TrackId segmentation, TrackId but)
{
    std::vector<RaterJudgement> judgements;
    for (const Sentence* sentence : content.sentencesOf(segmentation)) {
        for (const Track* track : content.tracksOf(TrackKind::Annotation)) {
            const auto* said = content.find<Annotation>({track->id, sentence->id});
            if (said == nullptr || track->id == but || isDecisionTrack(*track))
                continue;
            const auto* set = content.find<LabelSet>(track->labelSet);
            const bool onScale = set != nullptr && set->scaleLow == 1.0 && set->scaleHigh == 5.0;
            RaterJudgement judgement{sentence->id, track->annotator, {}, {{}, said->confidence, said->remark, {}, {}, {}}};
            if (onScale) {
                judgement.said.valence = said->valence;
                judgement.said.arousal = said->arousal;
                judgement.said.dominance = said->dominance;
            }
            for (const LabelId id : said->labels) {
                if (const auto* label = content.find<Label>(id))
                    judgement.labels.push_back(label->name);
            }
            judgements.push_back(std::move(judgement));
        }
    }
    return judgements;
}

}  // namespace undertone
