// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/speaker_tiers.h"
#include "engine/annotation/textgrid_text.h"
#include "engine/annotation/timeline_writers.h"

#include <algorithm>
#include <charconv>

namespace undertone {
namespace {

// A tier's sentences and the silence between them.
std::vector<GridEntry> intervalsOf(const SpeakerTier& tier, const Timeline& timeline, double startSeconds, double duration)
{
    std::vector<GridEntry> intervals;
    double covered = startSeconds;
    for (const TierEntry& entry : tier.entries) {
        if (entry.start > covered)
            intervals.push_back({gridNumber(covered), gridNumber(entry.start), {}});
        intervals.push_back({gridNumber(entry.start), gridNumber(entry.end), emotionLabel(timeline, *entry.utterance)});
        covered = entry.end;
    }
    if (covered < duration)
        intervals.push_back({gridNumber(covered), gridNumber(duration), {}});
    return intervals;
}

std::string tierText(const GridTier& tier)
{
    std::string text = "        class = \"" + std::string(tier.isPoints ? "TextTier" : "IntervalTier")
        + "\" \n        name = " + inQuotes(tier.name) + " \n        xmin = " + tier.start + " \n        xmax = " + tier.end + " \n        "
        + (tier.isPoints ? "points" : "intervals") + ": size = " + std::to_string(tier.entries.size()) + " \n";
    for (std::size_t i = 0; i < tier.entries.size(); ++i) {
        const auto& entry = tier.entries[i];
        text += std::string("        ") + (tier.isPoints ? "points" : "intervals") + " [" + std::to_string(i + 1) + "]:\n";
        if (tier.isPoints)
            text += "            number = " + entry.start + " \n            mark = " + inQuotes(entry.text) + " \n";
        else
            text += "            xmin = " + entry.start + " \n            xmax = " + entry.end
                + " \n            text = " + inQuotes(entry.text) + " \n";
    }
    return text;
}

}  // namespace

std::string gridNumber(double value)
{
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

Grid gridOf(const TimelineExport& what, double startSeconds)
{
    std::vector<TierEntry> entries;
    double duration = what.durationSeconds;
    for (const auto& utterance : what.timeline->utterances) {
        entries.push_back({utterance.startSeconds, utterance.endSeconds, &utterance});
        duration = std::max(duration, utterance.endSeconds);
        startSeconds = std::min(startSeconds, utterance.startSeconds);
    }
    Grid grid;
    grid.start = gridNumber(startSeconds);
    grid.end = gridNumber(duration);
    for (const auto& tier : speakerTiers(std::move(entries)))
        grid.tiers.push_back({tier.speaker, false, grid.start, grid.end, intervalsOf(tier, *what.timeline, startSeconds, duration)});
    return grid;
}

std::string gridText(const Grid& grid)
{
    std::string text = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = " + grid.start + " \nxmax = " + grid.end
        + " \ntiers? <exists> \nsize = " + std::to_string(grid.tiers.size()) + " \nitem []: \n";
    for (std::size_t i = 0; i < grid.tiers.size(); ++i)
        text += "    item [" + std::to_string(i + 1) + "]:\n" + tierText(grid.tiers[i]);
    return text;
}

std::string timelineToTextGrid(const TimelineExport& what)
{
    return gridText(gridOf(what));
}

}  // namespace undertone
