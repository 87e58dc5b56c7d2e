// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/kept_tiers.h"
#include "engine/annotation/praat_text.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/speaker_tiers.h"
#include "engine/annotation/text_lines.h"
#include "engine/annotation/textgrid_text.h"
#include "engine/core/number_text.h"
#include "engine/io/sha256.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <set>
#include <utility>

namespace undertone {
namespace {

/// The tokens of a TextGrid that parseSegmentsTextGrid has read: their kinds and their number are right.
class GridTokens {
public:
    explicit GridTokens(const std::string& text) : m_text(text) {}
    std::string next()
    {
        auto token = m_text.next();
        auto* found = std::get_if<PraatText::Token>(&token);
        return found != nullptr ? std::move(found->text) : std::string();
    }
    std::size_t nextCount() { return static_cast<std::size_t>(parseDecimal(next()).value_or(0.0)); }

private:
    PraatText m_text;
};

GridTier readTier(GridTokens& tokens)
{
    GridTier tier;
    tier.isPoints = tokens.next() == "TextTier";
    tier.name = tokens.next();
    tier.start = tokens.next();
    tier.end = tokens.next();
    for (auto left = tokens.nextCount(); left > 0; --left) {
        GridEntry entry;
        entry.start = tokens.next();
        if (!tier.isPoints)
            entry.end = tokens.next();
        entry.text = tokens.next();
        tier.entries.push_back(std::move(entry));
    }
    return tier;
}

Grid readGrid(const std::string& original)
{
    GridTokens tokens(original);
    tokens.next();  // "ooTextFile"
    tokens.next();  // "TextGrid"
    Grid grid;
    grid.start = tokens.next();
    grid.end = tokens.next();
    tokens.next();  // <exists>
    for (auto left = tokens.nextCount(); left > 0; --left)
        grid.tiers.push_back(readTier(tokens));
    return grid;
}

/// A comment at the end of a grid for each tier that was added: the hash of what was written into it.
constexpr std::string_view addedTierComment = "! undertone.tier ";

/// Of what a person sees in a tier: its name, and the times and texts of its intervals, whatever digits they are written with.
std::string hashOfTier(const GridTier& tier)
{
    std::string text = tier.name;
    for (const GridEntry& entry : tier.entries) {
        if (entry.text.empty())
            continue;
        for (const std::string& time : {entry.start, entry.end})
            text += (&time == &entry.start ? "\n" : "\t") + formatted("%.9g", parseDecimal(time).value_or(0.0));
        text += "\t" + entry.text;
    }
    return sha256Hex(text);
}

std::set<std::string> addedHashes(const std::string& original)
{
    std::set<std::string> hashes;
    for (TextLines lines(original); lines.next();) {
        if (lines.text().starts_with(addedTierComment))
            hashes.emplace(trimmed(lines.text().substr(addedTierComment.size())));
    }
    return hashes;
}

/// A tier that begins or ends at another time, with silence in between.
void setStart(GridTier& tier, const std::string& start)
{
    if (!tier.isPoints)
        tier.entries.insert(tier.entries.begin(), {start, tier.start, {}});
    tier.start = start;
}
void setEnd(GridTier& tier, const std::string& end)
{
    if (!tier.isPoints)
        tier.entries.push_back({tier.end, end, {}});
    tier.end = end;
}

/// All tiers of a grid last as long as it does; it lasts as long as it did, or as `added` wants.
void spanBoth(Grid& grid, Grid& added)
{
    const auto seconds = [](const std::string& text) { return parseDecimal(text).value_or(0.0); };
    if (seconds(added.start) < seconds(grid.start))
        grid.start = added.start;
    if (seconds(added.end) > seconds(grid.end))
        grid.end = added.end;
    for (Grid* one : {&grid, &added}) {
        for (GridTier& tier : one->tiers) {
            if (seconds(tier.start) > seconds(grid.start))
                setStart(tier, grid.start);
            if (seconds(tier.end) < seconds(grid.end))
                setEnd(tier, grid.end);
        }
    }
}

}  // namespace

Result<std::string> timelineIntoTextGrid(const TimelineExport& what, const std::string& original)
{
    TRY(parseSegmentsTextGrid(original, what.keep));
    Grid grid = readGrid(original);
    TimelineExport within = what;
    within.durationSeconds = parseDecimal(grid.end).value_or(0.0);
    Grid added = gridOf(within, parseDecimal(grid.start).value_or(0.0));
    std::set<std::string> earlier = addedHashes(original);
    for (GridTier& tier : added.tiers) {
        tier.name = addedTierName(tier.name, 1);
        earlier.insert(hashOfTier(tier));  // one that says the same is not there twice
    }
    std::erase_if(grid.tiers, [&](const GridTier& tier) { return !tier.isPoints && earlier.contains(hashOfTier(tier)); });
    std::set<std::string> taken;
    for (const GridTier& tier : grid.tiers)
        taken.insert(tier.name);
    for (GridTier& tier : added.tiers) {
        while (taken.contains(tier.name))
            tier.name += '\'';
    }
    spanBoth(grid, added);
    std::string comments;
    for (GridTier& tier : added.tiers) {
        comments += std::string(addedTierComment) + hashOfTier(tier) + "\n";
        grid.tiers.push_back(std::move(tier));
    }
    return gridText(grid) + comments;
}

}  // namespace undertone
