// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the kinds of edits only.

#include "engine/core/time_text.h"
#include "engine/project/edit_draft.h"

#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// The row of that key. Errors: InvalidArgument with that sentence.
template <typename Row> Result<Row> named(const EditDraft& draft, const typename RowFields<Row>::Key& key, Message whereNone)
{
    const Row* row = draft.find<Row>(key);
    if (row == nullptr)
        return Error{ErrorCode::InvalidArgument, std::move(whereNone)};
    return *row;
}

inline Result<Sentence> namedSentence(const EditDraft& draft, SegmentId id)
{
    return named<Sentence>(draft, id, message("project.no-sentence"));
}

inline Result<Track> namedTrack(const EditDraft& draft, TrackId id)
{
    return named<Track>(draft, id, message("project.no-track"));
}

/// Where a sentence is, for the name of a step: "1:02.35".
inline std::string placeOf(const Sentence& sentence)
{
    return clockText(sentence.startSeconds, 2);
}

/// Every row of a kind that says something of this sentence.
template <typename Row> std::vector<Row> rowsAbout(const EditDraft& draft, SegmentId sentence)
{
    std::vector<Row> found;
    for (const auto& [id, track] : draft.content().rows<Track>()) {
        if (const Row* row = draft.find<Row>({id, sentence}))
            found.push_back(*row);
    }
    return found;
}

/// As `put`, where what a row says decides whether it stays.
inline void putAnnotation(EditDraft& draft, const Annotation& annotation)
{
    if (annotation.saysNothing())
        draft.remove<Annotation>({annotation.track, annotation.sentence});
    else
        draft.put(annotation);
}

/// All sentences of one speaker become another's.
inline void giveSentences(EditDraft& draft, SpeakerId from, SpeakerId to)
{
    std::vector<Sentence> theirs;
    for (const auto& [id, sentence] : draft.content().rows<Sentence>()) {
        if (sentence.speaker == from)
            theirs.push_back(sentence);
    }
    for (Sentence& sentence : theirs) {
        sentence.speaker = to;
        draft.put(sentence);
    }
}

}  // namespace undertone
