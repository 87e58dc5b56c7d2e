// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/timeline.h"
#include "tests/support/named_segments.h"

#include <algorithm>

namespace undertone::test {

constexpr double writtenSeconds = 21.7;  ///< length of the recording

/// A timeline that is hard on formats: sentences that overlap with others of their speaker, touch, are shorter than a millisecond; names
/// with quotes and blanks, a speaker who is not known, a label that is markup, times that are no milliseconds.
inline Timeline writtenTimelineFixture()
{
    Timeline timeline;
    timeline.audio = "/data/a talk.wav";
    timeline.labels = {"ang", "h\"a\"p & <y>", "sad", "neu"};
    timeline.complete = true;
    timeline.model = "tiny <model>";
    timeline.notice = "Labels are \"estimates\" & often wrong.";
    const struct {
        double start, end;
        const char* speaker;
        int emotion;
    } sentences[] = {{0.0, 1.25, "Ann", 3},
                     {0.5, 2.0, "Ann", 1},
                     {1.25, 3.0000001, "Ann", 0},
                     {1.0 / 3.0, 2.0 / 3.0, "B \"the\" Ö", 2},
                     {2.0 / 3.0, 4.5, "B \"the\" Ö", 1},
                     {5.0, 5.0006, "", 3},
                     {6.25, 7.5, "", 0},
                     {8.123456, 9.98765, "Ann", 2},
                     {20.0, writtenSeconds, "Ann", 1}};
    for (const auto& sentence : sentences) {
        UtteranceAnalysis row;
        row.index = static_cast<int>(timeline.utterances.size());
        row.startSeconds = sentence.start;
        row.endSeconds = sentence.end;
        row.speaker = sentence.speaker;
        row.probabilities.assign(4, 0.1);
        row.probabilities[static_cast<std::size_t>(sentence.emotion)] = 0.7;
        if (row.index > 0)
            row.lossBefore = 6.5;
        timeline.utterances.push_back(row);
    }
    return timeline;
}

/// The sentences as a segments file with emotions as texts would give them, in reading order.
inline std::vector<NamedSegment> writtenSegments(const Timeline& timeline)
{
    std::vector<NamedSegment> segments;
    for (const auto& row : timeline.utterances) {
        const auto label = row.emotion() < 0 ? std::string() : timeline.labels[static_cast<std::size_t>(row.emotion())];
        segments.push_back({row.startSeconds, row.endSeconds, row.speaker, {{"text", label}}});
    }
    orderByStart(segments);
    return segments;
}

}  // namespace undertone::test
