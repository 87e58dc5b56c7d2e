// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edits.h"
#include "engine/project/edits/named.h"
#include "engine/project/review.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace undertone {

namespace {

/// In order of time. Errors: fewer than two, one twice, several segmentations.
Result<std::vector<Sentence>> sentencesToMerge(const EditDraft& draft, std::span<const SegmentId> ids)
{
    std::vector<Sentence> sentences;
    for (const SegmentId id : ids) {
        const Sentence sentence = TRY(namedSentence(draft, id));
        const bool fits =
            std::ranges::all_of(sentences, [&](const Sentence& other) { return other.id != id && other.track == sentence.track; });
        if (!fits)
            return Error{ErrorCode::InvalidArgument, message("project.merge-apart")};
        sentences.push_back(sentence);
    }
    if (sentences.size() < 2)
        return Error{ErrorCode::InvalidArgument, message("project.merge-apart")};
    std::ranges::stable_sort(sentences, {}, [](const Sentence& one) { return std::tuple(one.startSeconds, one.endSeconds, one.id); });
    return sentences;
}

/// What was said of those that were judged, where that is the same; else nothing. It is blind where all of them were.
Annotation commonAnnotation(const std::vector<Annotation>& given, Annotation merged)
{
    for (const Annotation& one : given) {
        if (one.sight == Sight::Open)
            merged.sight = Sight::Open;
    }
    const auto sameAs = [&](Annotation other) {
        other.sentence = merged.sentence;
        other.sight = merged.sight;
        return other == merged;
    };
    if (!std::ranges::all_of(given, sameAs))
        merged = {merged.track, merged.sentence};
    return merged;
}

std::string joinedText(const std::string& first, const std::string& second)
{
    return first.empty() ? second : first + ' ' + second;
}

}  // namespace

Status mergeSentences(EditDraft& draft, std::span<const SegmentId> sentences)
{
    const auto parts = TRY(sentencesToMerge(draft, sentences));
    draft.nameStep(message("edit.merge-sentences", parts.size(), placeOf(parts.front())));
    Sentence merged = parts.front();
    std::map<TrackId, std::vector<Annotation>> annotations;
    std::map<TrackId, std::string> texts;
    for (const Sentence& part : parts) {
        merged.endSeconds = std::max(merged.endSeconds, part.endSeconds);
        if (part.speaker != merged.speaker)
            merged.speaker = {};
        for (const Annotation& annotation : rowsAbout<Annotation>(draft, part.id)) {
            annotations[annotation.track].push_back(annotation);
            draft.remove<Annotation>({annotation.track, part.id});
        }
        for (const SentenceText& text : rowsAbout<SentenceText>(draft, part.id)) {
            texts[text.track] = joinedText(texts[text.track], text.text);
            draft.remove<SentenceText>({text.track, part.id});
        }
        draft.remove<Sentence>(part.id);
    }
    draft.put(merged);
    for (const auto& [track, given] : annotations) {
        Annotation first = given.front();
        first.sentence = merged.id;
        putAnnotation(draft, commonAnnotation(given, first));
    }
    for (const Sentence& part : parts)
        copyReview(draft, part.id, merged.id);
    for (const auto& [track, text] : texts)
        draft.put(SentenceText{track, merged.id, text});
    return {};
}

}  // namespace undertone
