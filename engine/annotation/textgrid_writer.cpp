// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/speaker_tiers.h"
#include "engine/annotation/timeline_writers.h"

#include <algorithm>
#include <charconv>

namespace undertone {
namespace {

// The shortest text that is this number again.
std::string number(double value)
{
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

struct Interval {
    double start = 0.0;
    double end = 0.0;
    std::string text;
};

// A tier's sentences and the silence between them.
std::vector<Interval> intervalsOf(const SpeakerTier& tier, const Timeline& timeline, double duration)
{
    std::vector<Interval> intervals;
    double covered = 0.0;
    for (const TierEntry& entry : tier.entries) {
        if (entry.start > covered)
            intervals.push_back({covered, entry.start, {}});
        intervals.push_back({entry.start, entry.end, emotionLabel(timeline, *entry.utterance)});
        covered = entry.end;
    }
    if (covered < duration)
        intervals.push_back({covered, duration, {}});
    return intervals;
}

}  // namespace

std::string timelineToTextGrid(const TimelineExport& what)
{
    std::vector<TierEntry> entries;
    double duration = what.durationSeconds;
    for (const auto& utterance : what.timeline->utterances) {
        entries.push_back({utterance.startSeconds, utterance.endSeconds, &utterance});
        duration = std::max(duration, utterance.endSeconds);
    }
    const auto tiers = speakerTiers(std::move(entries));
    const std::string end = number(duration);
    std::string text = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0 \nxmax = " + end
        + " \ntiers? <exists> \nsize = " + std::to_string(tiers.size()) + " \nitem []: \n";
    for (std::size_t i = 0; i < tiers.size(); ++i) {
        const auto intervals = intervalsOf(tiers[i], *what.timeline, duration);
        text += "    item [" + std::to_string(i + 1) + "]:\n        class = \"IntervalTier\" \n        name = " + inQuotes(tiers[i].speaker)
            + " \n        xmin = 0 \n        xmax = " + end + " \n        intervals: size = " + std::to_string(intervals.size()) + " \n";
        for (std::size_t j = 0; j < intervals.size(); ++j) {
            text += "        intervals [" + std::to_string(j + 1) + "]:\n            xmin = " + number(intervals[j].start)
                + " \n            xmax = " + number(intervals[j].end) + " \n            text = " + inQuotes(intervals[j].text) + " \n";
        }
    }
    return text;
}

}  // namespace undertone
