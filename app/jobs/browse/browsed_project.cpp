// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/browse/browsed_project.h"

#include "app/jobs/project/project_job.h"
#include "engine/core/emotion_names.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/edits.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace undertone {
namespace {

constexpr double sameBoundsSeconds = 2e-3;  ///< what texts of times lose

std::string idOf(const std::vector<std::pair<std::string, std::string>>& columns)
{
    for (const auto& [name, value] : columns) {
        if (name == utteranceColumn)
            return value;
    }
    return {};
}

/// One person's lane while it is filled.
class LaneWriter {
public:
    LaneWriter(EditDraft& draft, const LabelledCorpus& corpus, TrackId segmentation) : m_draft(draft), m_corpus(corpus)
    {
        m_segmentation = segmentation;
        for (const Sentence* sentence : draft.content().sentencesOf(segmentation))
            m_sentences.emplace(idOf(sentence->columns), sentence->id);
    }

    Status write(const CorpusDialogue& dialogue)
    {
        // Of a plain folder it is what lies beside the recording that says which emotions there are.
        m_labelledBy = m_corpus.format == CorpusFormat::Manifest && !dialogue.audio.empty() ? dialogue.audio.filename().string()
                                                                                            : corpusFormatTitle(m_corpus.format);
        m_draft.nameStep(message("edit.import-segments", m_labelledBy));
        TRY(makeLabels(dialogue));
        TRY(lane({}, "annotation"));  // first: it is the one that is edited
        for (const CorpusUtterance& utterance : dialogue.utterances) {
            const auto sentence = m_sentences.find(utterance.id);
            if (sentence == m_sentences.end())
                continue;
            TRY(writeVotes(utterance, sentence->second));
            TRY(writeAgreed(utterance, sentence->second));
        }
        return {};
    }

private:
    Status makeLabels(const CorpusDialogue& dialogue)
    {
        const std::size_t proposed = proposedEmotions().size();
        std::vector<std::string> names(proposedEmotions().begin(), proposedEmotions().end());
        const auto add = [&names](const std::string& label) {
            if (!label.empty() && std::ranges::find(names, label) == names.end())
                names.push_back(label);
        };
        for (const CorpusUtterance& utterance : dialogue.utterances) {
            add(browsedLabel(utterance.label));
            for (const CategoryJudgement& judgement : utterance.categories) {
                for (const std::string& category : judgement.categories)
                    add(browsedLabel(category));
            }
        }
        m_set = TRY(addLabelSet(m_draft, {{}, "emotions"}));
        for (std::size_t i = 0; i < names.size(); ++i)
            m_labels[names[i]] = TRY(addLabel(
                m_draft, {{}, m_set, names[i], {}, i < proposed ? std::to_string(i + 1) : std::string(), static_cast<std::int64_t>(i)}));
        return {};
    }

    Result<TrackId> lane(const std::string& annotator, const std::string& name)
    {
        auto& known = m_lanes[annotator];
        if (!known.isNone())
            return known;
        Track track;
        track.kind = TrackKind::Annotation;
        track.name = name;
        track.annotator = annotator;
        track.segmentation = m_segmentation;
        track.labelSet = m_set;
        known = TRY(addTrack(m_draft, track));
        return known;
    }

    /// Several categories are kept in their order; values off the scale are left out.
    Status writeVotes(const CorpusUtterance& utterance, SegmentId sentence)
    {
        std::map<std::string, Annotation> said;
        const auto of = [&](const std::string& rater) -> Result<Annotation*> {
            const TrackId track = TRY(lane(rater, rater));
            return &said.try_emplace(rater, Annotation{track, sentence}).first->second;
        };
        for (const CategoryJudgement& judgement : utterance.categories) {
            if (judgement.rater.empty())
                continue;
            Annotation* annotation = TRY(of(judgement.rater));
            for (const std::string& category : judgement.categories) {
                const auto label = m_labels.find(browsedLabel(category));
                if (label != m_labels.end() && std::ranges::find(annotation->labels, label->second) == annotation->labels.end())
                    annotation->labels.push_back(label->second);
            }
            annotation->remark = judgement.remark;
            annotation->sight = Sight::Blind;  // raters of a corpus work apart
        }
        for (const DimensionJudgement& judgement : utterance.dimensionJudgements) {
            if (judgement.rater.empty())
                continue;
            Annotation* annotation = TRY(of(judgement.rater));
            const auto onScale = [](const std::optional<double>& value) {
                return value && *value >= 1.0 && *value <= 5.0 ? value : std::optional<double>();
            };
            annotation->valence = onScale(judgement.valence);
            annotation->arousal = onScale(judgement.activation);
            annotation->dominance = onScale(judgement.dominance);
            annotation->sight = Sight::Blind;
            if (annotation->remark.empty())
                annotation->remark = judgement.remark;
        }
        for (const auto& [rater, annotation] : said) {
            if (!annotation.saysNothing())
                TRY(setAnnotation(m_draft, annotation));
        }
        return {};
    }

    Status writeAgreed(const CorpusUtterance& utterance, SegmentId sentence)
    {
        const auto label = m_labels.find(browsedLabel(utterance.label));
        if (label == m_labels.end())
            return {};
        const Label agreed = *m_draft.find<Label>(label->second);
        return decide(m_draft, sentence, &agreed, {}, {m_labelledBy, {}});
    }

    EditDraft& m_draft;
    const LabelledCorpus& m_corpus;
    std::string m_labelledBy;
    TrackId m_segmentation;
    LabelSetId m_set;
    std::map<std::string, LabelId> m_labels;
    std::map<std::string, TrackId> m_lanes;
    std::map<std::string, SegmentId> m_sentences;
};

/// The sentence that a row is the result of: of its bounds, and of its id where it has one. `sentences` by their starts.
const Sentence* sentenceOfRow(const std::vector<const Sentence*>& sentences, const UtteranceAnalysis& row)
{
    const std::string id = idOf(row.columns);
    auto at = std::ranges::lower_bound(sentences, row.startSeconds - sameBoundsSeconds, {}, &Sentence::startSeconds);
    for (; at != sentences.end() && (*at)->startSeconds < row.startSeconds + sameBoundsSeconds; ++at) {
        if (std::abs((*at)->endSeconds - row.endSeconds) < sameBoundsSeconds && (id.empty() || idOf((*at)->columns) == id))
            return *at;
    }
    return nullptr;
}

}  // namespace

Result<SpokenDialogue> spokenDialogue(const LabelledCorpus& corpus, const CorpusDialogue& dialogue, const CorpusWorkplace& workplace,
                                      const CancellationToken& cancel)
{
    UnheardFiles unheard;
    auto sound = TRY(DialogueSound::open(corpus, dialogue, TokenizeMode::Utterance, unheard));
    SpokenDialogue spoken;
    if (sound.mean == nullptr || sound.sentences.empty())
        return spoken;
    spoken.audio = soundOf(corpus, dialogue, workplace);
    if (spoken.audio == workplace.sound(dialogue.name))
        TRY(writeJoinedSound(*sound.mean, spoken.audio, cancel));
    spoken.conversation = std::move(sound.conversation);
    for (std::size_t i = 0; i < sound.sentences.size(); ++i) {
        auto& columns = spoken.conversation.segments[i].columns;
        if (!sound.sentences[i].utterance->transcription.empty())
            columns.emplace_back(textColumn, sound.sentences[i].utterance->transcription);
        columns.emplace_back(utteranceColumn, sound.sentences[i].utterance->id);
    }
    return spoken;
}

std::unordered_map<std::string, const UtteranceAnalysis*> resultsById(const Timeline& timeline)
{
    std::unordered_map<std::string, const UtteranceAnalysis*> rows;
    for (const UtteranceAnalysis& row : timeline.utterances) {
        if (std::string id = idOf(row.columns); !id.empty())
            rows.try_emplace(std::move(id), &row);
    }
    return rows;
}

Status makeDialogueProject(const LabelledCorpus& corpus, const CorpusDialogue& dialogue, const SpokenDialogue& spoken,
                           const std::filesystem::path& target, const std::string& statement, const ReadingProgress& progress,
                           const CancellationToken& cancel)
{
    OpenRecording recording{spoken.audio, spoken.conversation, dialogue.name, {}, target};
    recording.statement = statement;
    if (!dialogue.utterances.empty())
        recording.fill = [&](EditDraft& draft) {
            return LaneWriter(draft, corpus, draft.content().tracksOf(TrackKind::Segmentation).front()->id).write(dialogue);
        };
    TRY(makeProject(recording, cancel, progress));
    return {};
}

Status addResult(const std::filesystem::path& path, const Timeline& result)
{
    auto project = TRY(Project::open(path));
    for (const auto& [id, run] : project.content().rows<ProjectRun>()) {
        if (TRY(runHeader(run)).runId == result.runId)
            return {};
    }
    if (!project.readOnlyReason().empty())
        return {};  // it is open elsewhere, and gets them another time
    Timeline kept = result;
    TrackId segmentation = project.content().tracksOf(TrackKind::Segmentation).back()->id;
    if (project.content().sentencesOf(segmentation).empty())
        TRY(project.apply([&](EditDraft& draft) -> Status {
            segmentation = TRY(importConversation(draft, conversationOf(result), "vad", result.segmentsSource)).segmentation;
            return {};
        }));
    const auto sentences = project.content().sentencesOf(segmentation);
    std::erase_if(kept.utterances, [&](UtteranceAnalysis& row) {
        const Sentence* sentence = sentenceOfRow(sentences, row);
        if (sentence == nullptr)
            return true;
        row.segment = sentence->id;
        row.startSeconds = sentence->startSeconds;
        row.endSeconds = sentence->endSeconds;
        return false;
    });
    if (kept.utterances.empty())
        return {};  // of sentences that were cut otherwise since
    kept.complete = kept.complete && kept.utterances.size() == result.utterances.size();
    return keepRun(project, segmentation, kept);
}

}  // namespace undertone
