// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace undertone {

/// First line of an EmoEvaluation file of IEMOCAP.
inline constexpr std::string_view emoEvaluationHeader = "% [START_TIME - END_TIME] TURN_NAME EMOTION [V, A, D]";

/// The line that begins a turn in it: "[6.2901 - 8.2357]<TAB>Ses01F_impro01_F000<TAB>neu<TAB>[2.5000, 2.5000, 2.5000]".
struct EmoEvaluationHead {
    double startSeconds = 0.0;
    double endSeconds = 0.0;
    std::string turn;
    std::string label;
    std::array<double, 3> dimensions{};  ///< valence, activation, dominance
};

/// Nothing where the line is none. Times are not compared with anything.
std::optional<EmoEvaluationHead> parseEmoEvaluationHead(std::string_view line);

/// "Ses01_F": who speaks in a session, the same in all its dialogues.
std::string emoEvaluationSpeaker(std::string_view session, char letter);

}  // namespace undertone
