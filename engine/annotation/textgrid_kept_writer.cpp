// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/kept_tiers.h"
#include "engine/annotation/praat_text.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/speaker_tiers.h"
#include "engine/annotation/textgrid_text.h"
#include "engine/io/text_input.h"

#include <algorithm>
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

}  // namespace

Result<std::string> timelineIntoTextGrid(const TimelineExport& what, const std::string& original)
{
    TRY(parseSegmentsTextGrid(original, what.keep));
    Grid grid = readGrid(original);
    const double end = parseDecimal(grid.end).value_or(0.0);
    TimelineExport within = what;
    within.durationSeconds = std::max(end, what.durationSeconds);
    for (auto& tier : gridOf(within).tiers) {
        tier.name = addedTierName(tier.name, 1);
        grid.tiers.push_back(std::move(tier));
    }
    return gridText(grid);
}

}  // namespace undertone
