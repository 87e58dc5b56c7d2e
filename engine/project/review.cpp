// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/review.h"

#include "engine/project/edits.h"
#include "engine/project/edits/named.h"

#include <charconv>
#include <optional>
#include <string_view>

namespace undertone {
namespace {

constexpr std::string_view blindKey = "review.blind-first/";
constexpr std::string_view revealKey = "review.revealed/";
constexpr std::string_view decisionKey = "review.decided/";
constexpr std::string_view untilRevealed = "until-revealed";
constexpr std::string_view untilLabelled = "until-labelled";

std::string ofTrack(std::string_view key, TrackId track)
{
    return std::string(key) + std::to_string(track.number());
}

std::string ofSentence(std::string_view key, TrackId track, SegmentId sentence)
{
    return ofTrack(key, track) + '/' + std::to_string(sentence.number());
}

/// The whole text is such a number, as to_string writes it.
std::optional<std::uint64_t> numberOf(std::string_view text)
{
    std::uint64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number == 0)
        return {};
    return number;
}

/// "TIME LABEL LABEL ...": the time alone where nothing had been said.
Reveal revealOfText(std::string_view text)
{
    Reveal reveal;
    for (bool isFirst = true; !text.empty() || isFirst; isFirst = false) {
        const auto word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        if (isFirst)
            reveal.at = word;
        else if (const auto label = numberOf(word))
            reveal.labels.emplace_back(*label);
    }
    return reveal;
}

/// "TIME NAME".
Decision decisionOfText(std::string_view text)
{
    const auto time = text.substr(0, text.find(' '));
    return {std::string(text.substr(std::min(text.size(), time.size() + 1))), std::string(time)};
}

/// Calls `take(sentence, value)` for the settings of a track.
template <typename Take> void forEachOf(const ProjectContent& content, std::string_view key, TrackId track, Take take)
{
    const std::string prefix = ofTrack(key, track) + '/';
    const auto& settings = content.rows<Setting>();
    for (auto at = settings.lower_bound(prefix); at != settings.end() && at->first.starts_with(prefix); ++at) {
        if (const auto number = numberOf(std::string_view(at->first).substr(prefix.size())))
            take(SegmentId(*number), at->second.value);
    }
}

/// The label of that name in a set, which is added where there is none.
Result<LabelId> labelIn(EditDraft& draft, LabelSetId set, const Label& wanted)
{
    std::int64_t position = 0;
    for (const Label* label : draft.content().labelsOf(set)) {
        if (label->name == wanted.name)
            return label->id;
        position = label->position + 1;
    }
    return addLabel(draft, {{}, set, wanted.name, wanted.colour, {}, position});
}

Result<TrackId> madeDecisionTrack(EditDraft& draft, TrackId segmentation, LabelSetId labels)
{
    if (const TrackId known = decisionTrackOf(draft.content(), segmentation); !known.isNone())
        return known;
    Track track;
    track.kind = TrackKind::Annotation;
    track.name = adjudicator;
    track.annotator = adjudicator;
    track.segmentation = segmentation;
    track.labelSet = labels;
    track.source = adjudicationSource;
    return addTrack(draft, track);
}

}  // namespace

BlindFirst blindFirstOf(const ProjectContent& content, TrackId track)
{
    const auto* setting = content.find<Setting>(ofTrack(blindKey, track));
    if (setting == nullptr)
        return BlindFirst::Off;
    return setting->value == untilLabelled ? BlindFirst::UntilLabelled : BlindFirst::UntilRevealed;
}

std::map<SegmentId, Reveal> revealsOf(const ProjectContent& content, TrackId track)
{
    std::map<SegmentId, Reveal> reveals;
    forEachOf(content, revealKey, track,
              [&](SegmentId sentence, const std::string& text) { reveals.emplace(sentence, revealOfText(text)); });
    return reveals;
}

bool isHiddenFrom(const ProjectContent& content, TrackId track, SegmentId sentence)
{
    return blindFirstOf(content, track) != BlindFirst::Off && content.find<Setting>(ofSentence(revealKey, track, sentence)) == nullptr;
}

TrackId decisionTrackOf(const ProjectContent& content, TrackId segmentation)
{
    for (const auto& [id, track] : content.rows<Track>()) {
        if (isDecisionTrack(track) && track.segmentation == segmentation)
            return id;
    }
    return {};
}

std::map<SegmentId, Decision> decisionsOf(const ProjectContent& content, TrackId track)
{
    std::map<SegmentId, Decision> decisions;
    forEachOf(content, decisionKey, track, [&](SegmentId sentence, const std::string& text) {
        if (content.find<Annotation>({track, sentence}) != nullptr)
            decisions.emplace(sentence, decisionOfText(text));
    });
    return decisions;
}

Status decide(EditDraft& draft, SegmentId sentence, const Label* label, const std::string& remark, const Decision& decision)
{
    const Sentence about = TRY(namedSentence(draft, sentence));
    if (label == nullptr) {
        draft.nameStep(message("edit.remove-decision", placeOf(about)));
        const TrackId track = decisionTrackOf(draft.content(), about.track);
        draft.remove<Annotation>({track, sentence});
        draft.remove<Setting>(ofSentence(decisionKey, track, sentence));
        return {};
    }
    const Label wanted = *label;
    draft.nameStep(message("edit.decide", placeOf(about), wanted.name));
    const TrackId track = TRY(madeDecisionTrack(draft, about.track, wanted.set));
    Annotation annotation{track, sentence};
    annotation.labels = {TRY(labelIn(draft, TRY(namedTrack(draft, track)).labelSet, wanted))};
    annotation.remark = remark;
    draft.put(annotation);
    draft.put(Setting{ofSentence(decisionKey, track, sentence), decision.at + ' ' + decision.by});
    return {};
}

void putBlindFirst(EditDraft& draft, TrackId track, BlindFirst mode)
{
    const std::string key = ofTrack(blindKey, track);
    if (mode == BlindFirst::Off)
        draft.remove<Setting>(key);
    else
        draft.put(Setting{key, std::string(mode == BlindFirst::UntilLabelled ? untilLabelled : untilRevealed)});
}

void putReveal(EditDraft& draft, TrackId track, SegmentId sentence, const std::string& at)
{
    const std::string key = ofSentence(revealKey, track, sentence);
    if (draft.find<Setting>(key) != nullptr)
        return;
    std::string value = at;
    const auto* said = draft.find<Annotation>({track, sentence});
    if (said != nullptr && said->sight == Sight::Blind) {
        for (const LabelId label : said->labels)
            value += ' ' + std::to_string(label.number());
    }
    draft.put(Setting{key, value});
}

bool isReveal(const Setting& setting)
{
    return setting.key.starts_with(revealKey);
}

void forgetReviewOfRemoved(EditDraft& draft)
{
    std::vector<std::string> gone;
    for (const auto& [key, setting] : draft.content().rows<Setting>()) {
        if (!key.starts_with(revealKey) && !key.starts_with(decisionKey))
            continue;
        const auto sentence = numberOf(std::string_view(key).substr(key.rfind('/') + 1));
        if (!sentence || draft.find<Sentence>(SegmentId(*sentence)) == nullptr)
            gone.push_back(key);
    }
    for (const auto& key : gone)
        draft.remove<Setting>(key);
}

void copyReview(EditDraft& draft, SegmentId from, SegmentId to)
{
    std::vector<TrackId> tracks;
    for (const auto& [id, track] : draft.content().rows<Track>()) {
        if (track.kind == TrackKind::Annotation)
            tracks.push_back(id);
    }
    for (const TrackId track : tracks) {
        for (const std::string_view key : {revealKey, decisionKey}) {
            const auto* setting = draft.find<Setting>(ofSentence(key, track, from));
            const std::string copied = ofSentence(key, track, to);
            if (setting != nullptr && draft.find<Setting>(copied) == nullptr)
                draft.put(Setting{copied, setting->value});
        }
    }
}

}  // namespace undertone
