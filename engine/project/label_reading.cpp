// SPDX-License-Identifier: GPL-3.0-or-later
// What files of others say of emotions: the first half of label_import.h.
#include "engine/annotation/emo_evaluation_judgement.h"
#include "engine/core/emotion_names.h"
#include "engine/core/number_text.h"
#include "engine/io/text_input.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/label_import.h"
#include "engine/project/review.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <set>
#include <span>

namespace undertone {
namespace {

constexpr std::size_t mostLabels = 64;      ///< more different texts are no labels
constexpr std::size_t mostAnnotators = 64;  ///< more are rows that were taken for people
constexpr std::size_t longestLabel = 80;    ///< bytes
constexpr double sameBoundsSeconds = 2e-3;  ///< what texts of times lose
constexpr double smallestOnScale = 1.0;
constexpr double largestOnScale = 5.0;

using Columns = std::vector<std::pair<std::string, std::string>>;
using Names = std::span<const std::string_view>;

// What columns may be called, in lower case; the first is said to a person.
constexpr std::array<std::string_view, 3> labelColumns{"label", "labels", "given_label"};
constexpr std::array<std::string_view, 1> emotionColumns{"emotion"};
constexpr std::array<std::string_view, 1> confidenceColumns{"confidence"};
constexpr std::array<std::string_view, 1> valenceColumns{"valence"};
constexpr std::array<std::string_view, 2> arousalColumns{"activation", "arousal"};
constexpr std::array<std::string_view, 1> dominanceColumns{"dominance"};
constexpr std::array<std::string_view, 2> remarkColumns{"remark", "comment"};
constexpr std::array<std::string_view, 4> annotatorColumns{"annotator", "rater", "labeller", "coder"};
constexpr std::array<std::string_view, 1> textColumns{textColumn};

std::string lowerCase(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// The first column of these names, whatever stands in it; nothing where there is none.
std::optional<std::string> cellOf(const Columns& columns, Names names)
{
    for (const std::string_view name : names) {
        for (const auto& [key, value] : columns) {
            if (lowerCase(key) == name)
                return std::string(trimmed(value));
        }
    }
    return std::nullopt;
}

std::string valueOf(const Columns& columns, Names names)
{
    return cellOf(columns, names).value_or(std::string());
}

/// A number of a table, with a decimal comma too.
std::optional<double> numberOf(std::string text)
{
    if (text.find('.') == std::string::npos)
        std::ranges::replace(text, ',', '.');
    return parseDecimal(text);
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

/// What stands where nobody gave a label, and "xxx" of IEMOCAP, whose raters did not agree.
bool isNoLabel(const std::string& text)
{
    constexpr std::array<std::string_view, 6> none{"", "?", "-", "xxx", "n/a", "<na>"};
    return std::ranges::find(none, lowerCase(text)) != none.end();
}

/// Judgements by annotator, in the order in which they first say something.
class AnnotatorList {
public:
    void add(const std::string& name, ReadJudgement judgement)
    {
        if (judgement.saysNothing())
            return;
        const auto [known, isNew] = m_places.try_emplace(name, m_annotators.size());
        if (isNew)
            m_annotators.push_back({name, {}});
        auto& judgements = m_annotators[known->second].judgements;
        // A row for each label of a sentence: they are one judgement.
        if (!judgements.empty() && isSamePlace(judgements.back(), judgement))
            join(judgements.back(), judgement);
        else
            judgements.push_back(std::move(judgement));
    }
    [[nodiscard]] std::vector<ReadAnnotator> take() { return std::move(m_annotators); }

private:
    static bool isSamePlace(const ReadJudgement& a, const ReadJudgement& b)
    {
        return a.startSeconds == b.startSeconds && a.endSeconds == b.endSeconds && a.speaker == b.speaker;
    }
    static void join(ReadJudgement& into, const ReadJudgement& more)
    {
        into.labels.insert(into.labels.end(), more.labels.begin(), more.labels.end());
        const auto take = [](auto& value, const auto& other) { value = value ? value : other; };
        take(into.valence, more.valence);
        take(into.arousal, more.arousal);
        take(into.dominance, more.dominance);
        take(into.confidence, more.confidence);
        if (into.remark.empty())
            into.remark = more.remark;
    }

    std::vector<ReadAnnotator> m_annotators;
    std::map<std::string, std::size_t> m_places;
};

/// The labels of one file, however it has them.
class LabelReader {
public:
    LabelReader(const Conversation& conversation, const LabelSource& source) : m_conversation(conversation), m_source(source) {}

    [[nodiscard]] ReadLabels read()
    {
        m_read.file = m_source.file;
        m_read.warnings = m_conversation.warnings;
        if (m_conversation.source == SegmentsSource::EmoEvaluation && hasRaterLines())
            readRaters();
        else if (hasColumn(labelColumns) || (hasColumn(emotionColumns) && !isOfRun()))
            readTable();
        else
            readTexts();
        m_read.annotators = m_list.take();
        return std::move(m_read);
    }

private:
    [[nodiscard]] ReadJudgement placeOf(const Segment& segment) const
    {
        ReadJudgement judgement;
        judgement.startSeconds = segment.startSeconds;
        judgement.endSeconds = segment.endSeconds;
        judgement.speaker = speakerName(m_conversation.speakers, segment.speaker);
        return judgement;
    }

    [[nodiscard]] bool isKnown(const std::string& label) const
    {
        return isKnownEmotion(label) || m_source.known.contains(emotionKey(label));
    }

    [[nodiscard]] std::vector<std::string> labelsIn(const std::string& text) const
    {
        if (isNoLabel(text))
            return {};
        if (isKnown(text))
            return {text};
        const auto words = partsOf(text, ' ');
        if (words.size() > 1 && std::ranges::all_of(words, [this](const std::string& word) { return isKnown(word); }))
            return words;
        return partsOf(text, ';');
    }

    [[nodiscard]] bool hasColumn(Names names) const
    {
        return std::ranges::any_of(m_conversation.segments, [&](const Segment& one) { return cellOf(one.columns, names).has_value(); });
    }

    /// What the CSV of a run has beside the emotion, which is the model's.
    [[nodiscard]] bool isOfRun() const
    {
        return std::ranges::any_of(m_conversation.segments, [](const Segment& one) {
            return std::ranges::any_of(one.columns, [](const auto& column) {
                return column.first.starts_with("probability_") || column.first == "loss_before_nats"
                    || column.first == "emotion.probability";
            });
        });
    }

    /// What raters of an EmoEvaluation file said of a sentence: both lines of one are one judgement.
    [[nodiscard]] std::map<std::string, ReadJudgement> raterLines(const Segment& segment) const
    {
        std::map<std::string, ReadJudgement> said;
        for (const auto& [name, value] : segment.columns) {
            const auto line = judgementOfColumn(name, value);
            if (!line)
                continue;
            ReadJudgement& judgement = said.try_emplace(line->rater, placeOf(segment)).first->second;
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

    [[nodiscard]] bool hasRaterLines() const
    {
        return std::ranges::any_of(m_conversation.segments, [this](const Segment& one) { return !raterLines(one).empty(); });
    }

    void readRaters()
    {
        for (const Segment& segment : m_conversation.segments) {
            for (auto& [rater, judgement] : raterLines(segment))
                m_list.add(rater, std::move(judgement));
        }
    }

    /// Whether every number of that column lies on the scale: one that does not tells that it is another scale.
    bool isOnScale(Names names, double low, double high)
    {
        std::size_t off = 0;
        for (const Segment& segment : m_conversation.segments) {
            const std::string text = valueOf(segment.columns, names);
            const auto number = numberOf(text);
            off += !isNoLabel(text) && (!number || !(*number >= low && *number <= high)) ? 1 : 0;
        }
        if (off > 0)
            m_read.warnings.push_back(message("label-file.off-scale", names.front(), off, formatted("%g", low), formatted("%g", high)));
        return off == 0;
    }

    void readTable()
    {
        const bool isModels = isOfRun();
        const bool confidence = isOnScale(confidenceColumns, 0.0, 1.0);
        const bool valence = isOnScale(valenceColumns, smallestOnScale, largestOnScale);
        const bool arousal = isOnScale(arousalColumns, smallestOnScale, largestOnScale);
        const bool dominance = isOnScale(dominanceColumns, smallestOnScale, largestOnScale);
        for (const Segment& segment : m_conversation.segments) {
            const auto number = [&](bool holds, Names names) { return holds ? numberOf(valueOf(segment.columns, names)) : std::nullopt; };
            ReadJudgement judgement = placeOf(segment);
            judgement.labels = labelsIn(valueOf(segment.columns, labelColumns));
            if (judgement.labels.empty() && !isModels)  // labels of an annotator stand there, and all beside where they are several
                judgement.labels = labelsIn(valueOf(segment.columns, emotionColumns));
            judgement.confidence = number(confidence, confidenceColumns);
            judgement.remark = valueOf(segment.columns, remarkColumns);
            judgement.valence = number(valence, valenceColumns);
            judgement.arousal = number(arousal, arousalColumns);
            judgement.dominance = number(dominance, dominanceColumns);
            const std::string who = valueOf(segment.columns, annotatorColumns);
            m_list.add(who.empty() ? m_source.annotator : who, std::move(judgement));
        }
    }

    /// What is said in a segment; where nothing is, its speaker's name, as label tracks of Audacity whose labels repeat are read.
    [[nodiscard]] std::string spokenText(const Segment& segment) const
    {
        const auto text = cellOf(segment.columns, textColumns);
        return text ? *text : std::string(speakerName(m_conversation.speakers, segment.speaker));
    }

    [[nodiscard]] bool labelsAreTexts() const
    {
        std::size_t texts = 0;
        std::size_t emotions = 0;
        for (const Segment& segment : m_conversation.segments) {
            const std::string text = spokenText(segment);
            texts += isNoLabel(text) ? 0 : 1;
            emotions += !isNoLabel(text) && isKnown(text) ? 1 : 0;
        }
        return emotions > 0 && 2 * emotions >= texts;
    }

    /// Whether tiers judge the same stretches: then each is a person's, and no speaker's.
    [[nodiscard]] bool tiersArePeople() const
    {
        const auto& segments = m_conversation.segments;  // by start, then end
        std::size_t shared = 0;
        for (std::size_t i = 1; i < segments.size(); ++i)
            shared += segments[i].speaker != segments[i - 1].speaker
                    && std::abs(segments[i].startSeconds - segments[i - 1].startSeconds) < sameBoundsSeconds
                    && std::abs(segments[i].endSeconds - segments[i - 1].endSeconds) < sameBoundsSeconds
                ? 1
                : 0;
        return 4 * shared >= segments.size();
    }

    void readTexts()
    {
        if (!labelsAreTexts())
            return;
        const bool people = tiersArePeople();
        for (const Segment& segment : m_conversation.segments) {
            ReadJudgement judgement = placeOf(segment);
            judgement.labels = labelsIn(spokenText(segment));
            const std::string tier = people ? judgement.speaker : std::string();
            if (people)
                judgement.speaker.clear();
            m_list.add(tier.empty() ? m_source.annotator : tier, std::move(judgement));
        }
    }

    const Conversation& m_conversation;
    const LabelSource& m_source;
    AnnotatorList m_list;
    ReadLabels m_read;
};

/// Whether these can be labels of people.
Status check(const ReadLabels& read)
{
    const auto& file = read.file;
    std::set<std::string> names;
    std::size_t longest = 0;
    for (const ReadAnnotator& annotator : read.annotators) {
        for (const ReadJudgement& judgement : annotator.judgements) {
            for (const std::string& label : judgement.labels) {
                longest = std::max(longest, label.size());
                if (names.size() <= mostLabels)
                    names.insert(emotionKey(label));
            }
        }
    }
    if (read.annotators.empty())
        return Error{ErrorCode::InvalidArgument, message("label-file.none", file.filename()), file};
    if (read.annotators.size() > mostAnnotators)
        return Error{ErrorCode::InvalidArgument,
                     message("label-file.many-annotators", file.filename(), read.annotators.size(), mostAnnotators), file};
    if (names.size() > mostLabels || longest > longestLabel)
        return Error{ErrorCode::InvalidArgument, message("label-file.are-texts", file.filename(), mostLabels, longestLabel), file};
    return {};
}

}  // namespace

Result<ReadLabels> labelsOf(const Conversation& conversation, const LabelSource& source)
{
    ReadLabels read = LabelReader(conversation, source).read();
    TRY(check(read));
    return read;
}

Result<ReadLabels> labelsOf(const ProjectContent& content, const LabelSource& source)
{
    ReadLabels read;
    read.file = source.file;
    const auto segmentations = content.tracksOf(TrackKind::Segmentation);
    AnnotatorList list;
    for (const Track* track : content.tracksOf(TrackKind::Annotation)) {
        if (isDecisionTrack(*track) || segmentations.empty() || track->segmentation != segmentations.back()->id)
            continue;
        const std::string name = track->annotator.empty() ? source.annotator : track->annotator;
        const auto* set = content.find<LabelSet>(track->labelSet);
        const bool sameScale = set != nullptr && set->scaleLow == smallestOnScale && set->scaleHigh == largestOnScale;
        std::size_t off = 0;
        for (const Sentence* sentence : content.sentencesOf(track->segmentation)) {
            const auto* said = content.find<Annotation>({track->id, sentence->id});
            if (said == nullptr)
                continue;
            ReadJudgement judgement;
            judgement.startSeconds = sentence->startSeconds;
            judgement.endSeconds = sentence->endSeconds;
            judgement.confidence = said->confidence;
            judgement.remark = said->remark;
            judgement.sight = said->sight;
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
            } else {
                off += said->valence || said->arousal || said->dominance ? 1 : 0;
            }
            list.add(name, std::move(judgement));
        }
        if (off > 0)
            read.warnings.push_back(message("label-file.off-scale", std::string_view("valence"), off, formatted("%g", smallestOnScale),
                                            formatted("%g", largestOnScale)));
    }
    read.annotators = list.take();
    TRY(check(read));
    return read;
}

}  // namespace undertone
