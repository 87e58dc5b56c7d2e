// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/timeline.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace undertone {

/// What is said wherever labels are shown or written: what they are worth, and what must not be done with them. The window shows its
/// translation.
inline constexpr std::string_view noticeOnUse =
    "Labels are a model's estimates from the sound of speech, often wrong, and not what a person feels. Inferring emotions at work or in "
    "education is prohibited in the EU (AI Act Art. 5(1)(f)).";

/// The notice that goes into a timeline: with what reading ahead means, where its mode does.
inline std::string resultNotice(TokenizeMode mode)
{
    std::string notice(noticeOnUse);
    if (mode == TokenizeMode::Whole)
        notice += " lookahead: the tokenizer read the whole recording, so a result may depend on what follows it.";
    return notice;
}

/// Below it, a sentence sounds unlike what the model was trained on: 19 of 20 sentences of its training lie nearer.
inline constexpr double unfamiliarBelow = 0.05;

[[nodiscard]] inline bool isUnfamiliar(const UtteranceAnalysis& row)
{
    return row.familiarity && *row.familiarity < unfamiliarBelow;
}

/// A label stands out where it leads the next one by this much.
inline constexpr double leastLead = 0.1;

/// Whether no label of a sentence stands out.
[[nodiscard]] inline bool isUnsure(const UtteranceAnalysis& row)
{
    const int best = row.emotion();
    if (best < 0 || row.probabilities.size() < 2)
        return false;
    double next = 0.0;
    for (std::size_t i = 0; i < row.probabilities.size(); ++i)
        next = static_cast<int>(i) == best ? next : std::max(next, row.probabilities[i]);
    return row.probabilities[static_cast<std::size_t>(best)] - next < leastLead;
}

/// Whether a recording as a whole sounds unlike what the model was trained on: most of at least five sentences that were measured do.
[[nodiscard]] inline bool isUnfamiliar(const Timeline& timeline)
{
    constexpr std::ptrdiff_t fewest = 5;
    const auto measured = std::count_if(timeline.utterances.begin(), timeline.utterances.end(),
                                        [](const UtteranceAnalysis& row) { return row.familiarity.has_value(); });
    const auto unlike = std::count_if(timeline.utterances.begin(), timeline.utterances.end(),
                                      [](const UtteranceAnalysis& row) { return isUnfamiliar(row); });
    return measured >= fewest && 2 * unlike > measured;
}

}  // namespace undertone
