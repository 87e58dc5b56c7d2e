// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/label_import.h"

#include "engine/annotation/emo_evaluation_judgement.h"
#include "engine/core/emotion_names.h"
#include "engine/io/text_input.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/edits.h"
#include "engine/project/review.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

namespace undertone {
namespace {

constexpr std::size_t mostLabels = 64;  ///< more different texts are no labels
constexpr double leastOverlap = 0.5;    ///< of what a judgement and a sentence cover together
constexpr double smallestOnScale = 1.0;
constexpr double largestOnScale = 5.0;

using Columns = std::vector<std::pair<std::string, std::string>>;

std::string lowerCase(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// The value of the first of these columns that is there and not blank.
std::string valueOf(const Columns& columns, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        for (const auto& [key, value] : columns) {
            if (lowerCase(key) == name && !trimmed(value).empty())
                return std::string(trimmed(value));
        }
    }
    return {};
}

std::optional<double> numberWithin(const std::string& text, double low, double high)
{
    const auto number = parseDecimal(text);
    return number && *number >= low && *number <= high ? number : std::nullopt;
}

std::vector<std::string> partsOf(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        if (const auto part = trimmed(text.substr(0, end)); !part.empty())
            parts.emplace_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::vector<std::string> labelsIn(const std::string& text)
{
    if (isKnownEmotion(text))
        return {text};
    const auto words = partsOf(text, ' ');
    if (words.size() > 1 && std::ranges::all_of(words, [](const std::string& word) { return isKnownEmotion(word); }))
        return words;
    return partsOf(text, ';');
}

/// Judgements by annotator, in the order in which they first say something.
class AnnotatorList {
public:
    void add(const std::string& name, ReadJudgement judgement)
    {
        if (judgement.saysNothing())
            return;
        auto found = std::ranges::find(m_annotators, name, &ReadAnnotator::name);
        if (found == m_annotators.end())
            found = m_annotators.insert(found, ReadAnnotator{name, {}});
        found->judgements.push_back(std::move(judgement));
    }
    [[nodiscard]] std::vector<ReadAnnotator> take() { return std::move(m_annotators); }

private:
    std::vector<ReadAnnotator> m_annotators;
};

/// "xxx" of IEMOCAP: raters did not agree.
bool isNoLabel(const std::string& text)
{
    return text.empty() || text == "xxx" || text == "-";
}

ReadJudgement placeOf(const Conversation& conversation, const Segment& segment)
{
    ReadJudgement judgement;
    judgement.startSeconds = segment.startSeconds;
    judgement.endSeconds = segment.endSeconds;
    judgement.speaker = speakerName(conversation.speakers, segment.speaker);
    return judgement;
}

/// What raters of an EmoEvaluation file said of a sentence: both lines of one are one judgement.
std::map<std::string, ReadJudgement> raterLines(const Conversation& conversation, const Segment& segment)
{
    std::map<std::string, ReadJudgement> said;
    for (const auto& [name, value] : segment.columns) {
        const auto line = judgementOfColumn(name, value);
        if (!line)
            continue;
        ReadJudgement& judgement = said.try_emplace(line->rater, placeOf(conversation, segment)).first->second;
        judgement.sight = Sight::Blind;  // raters of a corpus work apart
        if (line->kind == EmoEvaluationJudgement::Kind::Categories) {
            judgement.labels = line->categories;
        } else {
            judgement.valence = line->valence;
            judgement.arousal = line->activation;
            judgement.dominance = line->dominance;
        }
        if (judgement.remark.empty())
            judgement.remark = line->remark;
    }
    return said;
}

/// What the columns of a row of a table say, and `text` where the labels are the texts.
ReadJudgement rowJudgement(const Conversation& conversation, const Segment& segment, const std::string& label)
{
    ReadJudgement judgement = placeOf(conversation, segment);
    if (!isNoLabel(label))
        judgement.labels = labelsIn(label);
    const Columns& columns = segment.columns;
    judgement.confidence = numberWithin(valueOf(columns, {"confidence"}), 0.0, 1.0);
    judgement.remark = valueOf(columns, {"remark", "comment"});
    judgement.valence = numberWithin(valueOf(columns, {"valence"}), smallestOnScale, largestOnScale);
    judgement.arousal = numberWithin(valueOf(columns, {"activation", "arousal"}), smallestOnScale, largestOnScale);
    judgement.dominance = numberWithin(valueOf(columns, {"dominance"}), smallestOnScale, largestOnScale);
    return judgement;
}

bool hasRaterLines(const Conversation& conversation)
{
    return std::ranges::any_of(conversation.segments, [&](const Segment& segment) { return !raterLines(conversation, segment).empty(); });
}

std::string labelColumn(const Segment& segment)
{
    return valueOf(segment.columns, {"label", "labels", "emotion", "given_label"});
}

/// What is said in a segment; where nothing is, its speaker's name, as label tracks of Audacity whose labels repeat are read.
std::string spokenText(const Conversation& conversation, const Segment& segment)
{
    const std::string text = valueOf(segment.columns, {textColumn});
    return text.empty() ? std::string(speakerName(conversation.speakers, segment.speaker)) : text;
}

/// Whether most of what is said are names of emotions.
bool labelsAreTexts(const Conversation& conversation)
{
    std::size_t texts = 0;
    std::size_t emotions = 0;
    for (const Segment& segment : conversation.segments) {
        const std::string text = spokenText(conversation, segment);
        texts += text.empty() ? 0 : 1;
        emotions += isKnownEmotion(text) ? 1 : 0;
    }
    return emotions > 0 && 2 * emotions >= texts;
}

Status checkLabels(const std::vector<ReadAnnotator>& annotators, const std::filesystem::path& file)
{
    std::set<std::string> names;
    for (const ReadAnnotator& annotator : annotators) {
        for (const ReadJudgement& judgement : annotator.judgements) {
            for (const std::string& label : judgement.labels)
                names.insert(emotionKey(label));
        }
    }
    if (annotators.empty())
        return Error{ErrorCode::InvalidArgument, message("project.file-without-labels", file.filename()), file};
    if (names.size() > mostLabels)
        return Error{ErrorCode::InvalidArgument, message("project.file-with-texts", file.filename(), names.size()), file};
    return {};
}

/// Sentences of a segmentation that judgements are given to, each once.
class SentenceMatch {
public:
    SentenceMatch(const ProjectContent& content, TrackId segmentation) : m_sentences(content.sentencesOf(segmentation))
    {
        for (const Sentence* sentence : m_sentences) {
            const auto* speaker = content.find<Speaker>(sentence->speaker);
            m_speakers.push_back(speaker != nullptr ? speaker->name : std::string());
            m_longest = std::max(m_longest, sentence->endSeconds - sentence->startSeconds);
        }
    }

    /// For each judgement its sentence; none where none fits. The best pairs are made first.
    [[nodiscard]] std::vector<SegmentId> of(const std::vector<ReadJudgement>& judgements) const
    {
        struct Pair {
            double overlap;
            bool isSpeaker;
            std::size_t judgement;
            std::size_t sentence;
        };
        std::vector<Pair> pairs;
        for (std::size_t i = 0; i < judgements.size(); ++i) {
            const ReadJudgement& judgement = judgements[i];
            const auto first = std::ranges::lower_bound(m_sentences, judgement.startSeconds - m_longest, {}, &Sentence::startSeconds);
            for (auto at = first; at != m_sentences.end() && (*at)->startSeconds < judgement.endSeconds; ++at) {
                const auto place = static_cast<std::size_t>(at - m_sentences.begin());
                const double overlap = overlapOf(judgement, **at);
                if (overlap >= leastOverlap)
                    pairs.push_back({overlap, judgement.speaker == m_speakers[place], i, place});
            }
        }
        std::ranges::stable_sort(pairs, [](const Pair& a, const Pair& b) {
            return a.overlap != b.overlap ? a.overlap > b.overlap : a.isSpeaker && !b.isSpeaker;
        });
        std::vector<SegmentId> found(judgements.size());
        std::vector<char> taken(m_sentences.size(), 0);
        for (const Pair& pair : pairs) {
            if (!found[pair.judgement].isNone() || taken[pair.sentence] != 0)
                continue;
            found[pair.judgement] = m_sentences[pair.sentence]->id;
            taken[pair.sentence] = 1;
        }
        return found;
    }

private:
    static double overlapOf(const ReadJudgement& judgement, const Sentence& sentence)
    {
        const double both = std::min(judgement.endSeconds, sentence.endSeconds) - std::max(judgement.startSeconds, sentence.startSeconds);
        const double any = std::max(judgement.endSeconds, sentence.endSeconds) - std::min(judgement.startSeconds, sentence.startSeconds);
        // Times of texts are rounded: what differs by less is alike, and the speaker decides.
        return any > 0.0 ? std::round(both / any * 1e3) / 1e3 : 0.0;
    }

    std::vector<const Sentence*> m_sentences;
    std::vector<std::string> m_speakers;
    double m_longest = 0.0;
};

/// The labels of a set by their emotions; names that it lacks are added.
class LabelsByName {
public:
    LabelsByName(EditDraft& draft, LabelSetId set) : m_draft(draft), m_set(set)
    {
        for (const Label* label : draft.content().labelsOf(set)) {
            m_ids.try_emplace(emotionKey(label->name), label->id);
            m_position = std::max(m_position, label->position + 1);
        }
    }

    Result<LabelId> idOf(const std::string& name)
    {
        auto& id = m_ids[emotionKey(name)];
        if (id.isNone())
            id = TRY(addLabel(m_draft, {{}, m_set, isKnownEmotion(name) ? emotionName(name) : name, {}, {}, m_position++}));
        return id;
    }

private:
    EditDraft& m_draft;
    LabelSetId m_set;
    std::int64_t m_position = 0;
    std::map<std::string, LabelId> m_ids;
};

/// `name`, with a number behind it where an annotator of these sentences has it.
std::string freeName(const ProjectContent& content, TrackId segmentation, const std::string& name)
{
    const auto isTaken = [&](const std::string& wanted) {
        return std::ranges::any_of(content.tracksOf(TrackKind::Annotation), [&](const Track* track) {
            return track->segmentation == segmentation && (track->annotator.empty() ? track->name : track->annotator) == wanted;
        });
    };
    std::string free = name;
    for (int number = 2; isTaken(free); ++number)
        free = name + " " + std::to_string(number);
    return free;
}

/// The lane of whoever has the project, without labels yet.
Result<LabelSetId> makeOwnLane(EditDraft& draft, TrackId segmentation)
{
    const LabelSetId set = TRY(addLabelSet(draft, {{}, "emotions"}));
    std::int64_t position = 0;
    for (const std::string_view name : proposedEmotions()) {
        ++position;
        TRY(addLabel(draft, {{}, set, std::string(name), {}, std::to_string(position), position - 1}));
    }
    Track track;
    track.kind = TrackKind::Annotation;
    track.name = "annotation";
    track.segmentation = segmentation;
    track.labelSet = set;
    TRY(addTrack(draft, track));
    return set;
}

Status writeJudgements(EditDraft& draft, TrackId track, LabelsByName& labels, const std::vector<ReadJudgement>& judgements,
                       const std::vector<SegmentId>& sentences)
{
    for (std::size_t i = 0; i < judgements.size(); ++i) {
        if (sentences[i].isNone())
            continue;
        const ReadJudgement& said = judgements[i];
        Annotation annotation;
        annotation.track = track;
        annotation.sentence = sentences[i];
        annotation.valence = said.valence;
        annotation.arousal = said.arousal;
        annotation.dominance = said.dominance;
        annotation.confidence = said.confidence;
        annotation.remark = said.remark;
        annotation.sight = said.sight;
        for (const std::string& name : said.labels) {
            const LabelId label = TRY(labels.idOf(name));
            if (std::ranges::find(annotation.labels, label) == annotation.labels.end())
                annotation.labels.push_back(label);
        }
        TRY(setAnnotation(draft, annotation));
    }
    return {};
}

}  // namespace

Result<std::vector<ReadAnnotator>> judgementsOf(const Conversation& conversation, const std::string& annotator,
                                                const std::filesystem::path& file)
{
    AnnotatorList list;
    const bool hasRaters = hasRaterLines(conversation);
    const bool hasColumn = std::ranges::any_of(conversation.segments, [](const Segment& segment) { return !labelColumn(segment).empty(); });
    const bool texts = !hasColumn && labelsAreTexts(conversation);
    for (const Segment& segment : conversation.segments) {
        if (hasRaters) {
            for (auto& [rater, judgement] : raterLines(conversation, segment))
                list.add(rater, std::move(judgement));
        } else if (hasColumn || texts) {
            const std::string who = valueOf(segment.columns, {"annotator", "rater", "labeller", "coder"});
            list.add(who.empty() ? annotator : who,
                     rowJudgement(conversation, segment, texts ? spokenText(conversation, segment) : labelColumn(segment)));
        }
    }
    auto annotators = list.take();
    TRY(checkLabels(annotators, file));
    return annotators;
}

Result<std::vector<ReadAnnotator>> judgementsOf(const ProjectContent& content, const std::filesystem::path& file)
{
    AnnotatorList list;
    const auto segmentations = content.tracksOf(TrackKind::Segmentation);
    for (const Track* track : content.tracksOf(TrackKind::Annotation)) {
        if (isDecisionTrack(*track) || segmentations.empty() || track->segmentation != segmentations.back()->id)
            continue;
        const auto* set = content.find<LabelSet>(track->labelSet);
        const bool sameScale = set != nullptr && set->scaleLow == smallestOnScale && set->scaleHigh == largestOnScale;
        for (const Sentence* sentence : content.sentencesOf(track->segmentation)) {
            const auto* said = content.find<Annotation>({track->id, sentence->id});
            if (said == nullptr)
                continue;
            ReadJudgement judgement{sentence->startSeconds, sentence->endSeconds, {},         {}, {}, {}, {},
                                    said->confidence,       said->remark,         said->sight};
            if (const auto* speaker = content.find<Speaker>(sentence->speaker))
                judgement.speaker = speaker->name;
            for (const LabelId id : said->labels) {
                if (const auto* label = content.find<Label>(id))
                    judgement.labels.push_back(label->name);
            }
            if (sameScale) {
                judgement.valence = said->valence;
                judgement.arousal = said->arousal;
                judgement.dominance = said->dominance;
            }
            list.add(track->annotator.empty() ? track->name : track->annotator, std::move(judgement));
        }
    }
    auto annotators = list.take();
    TRY(checkLabels(annotators, file));
    return annotators;
}

Result<LabelImport> importLabels(EditDraft& draft, TrackId segmentation, TrackId alike, std::span<const ReadAnnotator> annotators,
                                 const std::filesystem::path& file)
{
    const SentenceMatch match(draft.content(), segmentation);
    LabelImport done;
    std::vector<std::vector<SegmentId>> sentences;
    for (const ReadAnnotator& annotator : annotators) {
        sentences.push_back(match.of(annotator.judgements));
        done.judgements += annotator.judgements.size();
        done.withSentence += annotator.judgements.size()
            - static_cast<std::size_t>(std::ranges::count_if(sentences.back(), [](SegmentId id) { return id.isNone(); }));
    }
    if (done.withSentence == 0)
        return Error{ErrorCode::InvalidArgument, message("project.labels-of-other-sentences", file.filename(), done.judgements), file};
    draft.nameStep(message("edit.import-labels", file.filename(), done.withSentence, done.judgements));
    const auto* like = draft.find<Track>(alike);
    const LabelSetId set = like != nullptr ? like->labelSet : TRY(makeOwnLane(draft, segmentation));
    LabelsByName labels(draft, set);
    for (std::size_t i = 0; i < annotators.size(); ++i) {
        Track track;
        track.kind = TrackKind::Annotation;
        track.name = freeName(draft.content(), segmentation, annotators[i].name);
        track.annotator = track.name;
        track.segmentation = segmentation;
        track.labelSet = set;
        done.tracks.push_back(TRY(addTrack(draft, track)));
        TRY(writeJudgements(draft, done.tracks.back(), labels, annotators[i].judgements, sentences[i]));
    }
    return done;
}

}  // namespace undertone
