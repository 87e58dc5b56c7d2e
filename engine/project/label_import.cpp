// SPDX-License-Identifier: GPL-3.0-or-later
// Labels of others into lanes: the second half of label_import.h.
#include "engine/project/label_import.h"
#include "engine/core/emotion_names.h"
#include "engine/project/edits.h"
#include "engine/project/own_lane.h"
#include "engine/project/review.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace undertone {
namespace {

constexpr double leastOverlap = 0.5;  ///< of what a judgement and a sentence cover together
constexpr double roundingSeconds = 1e-3;

/// How many of these are sentences.
std::size_t given(const std::vector<SegmentId>& sentences)
{
    return static_cast<std::size_t>(std::ranges::count_if(sentences, [](SegmentId id) { return !id.isNone(); }));
}

/// Sentences of a segmentation that judgements are given to, each once.
class SentenceMatch {
public:
    SentenceMatch(const ProjectContent& content, TrackId segmentation) : m_sentences(content.sentencesOf(segmentation))
    {
        for (const Sentence* sentence : m_sentences) {
            const auto* speaker = content.find<Speaker>(sentence->speaker);
            m_speakers.push_back(speaker != nullptr ? speaker->name : std::string());
        }
    }

    /// For each judgement its sentence; none where none fits, or another judgement fits better, as `taken` counts. The best pairs are made
    /// first.
    [[nodiscard]] std::vector<SegmentId> of(const std::vector<ReadJudgement>& judgements, std::size_t& taken) const
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
            // One that starts earlier than by the judgement's own length shares less than half of what both cover.
            const double earliest = judgement.startSeconds - (judgement.endSeconds - judgement.startSeconds) - roundingSeconds;
            const auto first = std::ranges::lower_bound(m_sentences, earliest, {}, &Sentence::startSeconds);
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
        std::vector<char> isGiven(m_sentences.size(), 0);
        std::set<std::size_t> fits;
        for (const Pair& pair : pairs) {
            fits.insert(pair.judgement);
            if (!found[pair.judgement].isNone() || isGiven[pair.sentence] != 0)
                continue;
            found[pair.judgement] = m_sentences[pair.sentence]->id;
            isGiven[pair.sentence] = 1;
        }
        taken += fits.size() - given(found);
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
};

/// The labels of a new set by their emotions, made as they come.
class LabelsByName {
public:
    LabelsByName(EditDraft& draft, LabelSetId set) : m_draft(draft), m_set(set) {}

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

/// Whether a lane says the same of all sentences that somebody judged.
bool saysAll(const ProjectContent& content, const Track& track, const std::vector<ReadJudgement>& judgements,
             const std::vector<SegmentId>& sentences)
{
    for (std::size_t i = 0; i < judgements.size(); ++i) {
        if (sentences[i].isNone())
            continue;
        const ReadJudgement& read = judgements[i];
        const auto* said = content.find<Annotation>({track.id, sentences[i]});
        if (said == nullptr || said->valence != read.valence || said->arousal != read.arousal || said->dominance != read.dominance
            || said->confidence != read.confidence || said->remark != read.remark)
            return false;
        std::vector<std::string> names;
        for (const std::string& name : read.labels) {
            if (std::string key = emotionKey(name); std::ranges::find(names, key) == names.end())
                names.push_back(std::move(key));
        }
        const auto isOf = [&](LabelId id, const std::string& name) { return emotionKey(content.find<Label>(id)->name) == name; };
        if (!std::ranges::equal(said->labels, names, isOf))
            return false;
    }
    return true;
}

/// Whether that annotator's labels are in the project: in a lane of the same name, or in one without a name.
bool isHere(const ProjectContent& content, TrackId segmentation, const ReadAnnotator& annotator, const std::vector<SegmentId>& sentences)
{
    return std::ranges::any_of(content.tracksOf(TrackKind::Annotation), [&](const Track* track) {
        const bool mayBe = track->segmentation == segmentation && !isDecisionTrack(*track)
            && (track->annotator.empty() || track->annotator == annotator.name);
        return mayBe && saysAll(content, *track, annotator.judgements, sentences);
    });
}

bool hasLane(const ProjectContent& content, TrackId segmentation)
{
    return std::ranges::any_of(content.tracksOf(TrackKind::Annotation),
                               [&](const Track* track) { return track->segmentation == segmentation && !isDecisionTrack(*track); });
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

Result<LabelImport> importLabels(EditDraft& draft, TrackId segmentation, const ReadLabels& read)
{
    const SentenceMatch match(draft.content(), segmentation);
    LabelImport done;
    done.warnings = read.warnings;
    struct Lane {
        const ReadAnnotator* annotator;
        std::vector<SegmentId> sentences;
    };
    std::vector<Lane> lanes;
    std::size_t unplaced = 0;
    for (const ReadAnnotator& annotator : read.annotators) {
        auto sentences = match.of(annotator.judgements, done.taken);
        if (given(sentences) == 0) {
            unplaced += annotator.judgements.size();
            continue;
        }
        if (isHere(draft.content(), segmentation, annotator, sentences)) {
            done.warnings.push_back(message("label-file.here-already", annotator.name));
            continue;
        }
        done.judgements += annotator.judgements.size();
        done.withSentence += given(sentences);
        lanes.push_back({&annotator, std::move(sentences)});
    }
    if (lanes.empty())
        return Error{ErrorCode::InvalidArgument,
                     unplaced > 0 ? message("label-file.other-sentences", read.file.filename(), unplaced)
                                  : message("label-file.all-here", read.file.filename()),
                     read.file};
    done.judgements += unplaced;
    draft.nameStep(message("edit.import-labels", read.file.filename()));
    if (!hasLane(draft.content(), segmentation))
        TRY(addOwnLane(draft, segmentation));
    const LabelSetId set = TRY(addLabelSet(draft, {{}, read.file.filename().string()}));
    LabelsByName labels(draft, set);
    for (const Lane& lane : lanes) {
        Track track;
        track.kind = TrackKind::Annotation;
        track.name = freeName(draft.content(), segmentation, lane.annotator->name);
        track.annotator = track.name;
        track.segmentation = segmentation;
        track.labelSet = set;
        track.source = importedLabelsSource;
        done.annotators.push_back(track.name);
        const TrackId added = TRY(addTrack(draft, track));
        TRY(writeJudgements(draft, added, labels, lane.annotator->judgements, lane.sentences));
    }
    return done;
}

}  // namespace undertone
