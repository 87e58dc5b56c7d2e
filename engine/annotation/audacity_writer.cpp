// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/speaker_tiers.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/core/number_text.h"

#include <algorithm>

namespace undertone {
namespace {

/// A label in its line: tabs and line ends part fields and labels.
std::string labelText(const std::string& text)
{
    std::string label = printableText(text);
    std::ranges::replace_if(
        label, [](char c) { return c == '\t' || c == '\n'; }, ' ');
    return label;
}

}  // namespace

std::string timelineToAudacity(const TimelineExport& what)
{
    std::string text;
    for (const auto& row : what.timeline->utterances) {
        const std::string spoken = spokenText(row);
        // A label of no length is a point.
        text += formatted("%.6f\t%.6f\t", row.startSeconds, endAfterAtLeast(row, 1e-6))
            + (row.speaker.empty() ? "" : labelText(row.speaker) + ": ") + labelText(emotionLabel(*what.timeline, row))
            + (spoken.empty() || what.timeline->labels.empty() ? "" : " – " + labelText(spoken)) + "\n";
    }
    return text;
}

}  // namespace undertone
