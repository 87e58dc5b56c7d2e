// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/io/dialogue_tokens.h"

#include <string>
#include <utility>

namespace undertone::test {

inline constexpr int codeCount = 27;

/// Made up: a sentence of label 0 is said in low codes, of label 1 in high ones.
inline DialogueTokens tinyTokens(int dialogues, unsigned seed)
{
    DialogueTokens tokens{{"ang", "neu"}, codeCount, "made up", "{}", {}};
    unsigned state = seed;
    const auto draw = [&state](unsigned below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 16) % below;
    };
    for (int d = 0; d < dialogues; ++d) {
        TokenDialogue dialogue{"dialogue-" + std::to_string(d), "made-up", {}, {}, {}};
        for (unsigned s = 0; s < 6 + draw(4); ++s) {
            TokenSentence sentence;
            sentence.label = static_cast<int>(draw(2));
            sentence.speaker = draw(2) == 0 ? "a" : "b";
            for (unsigned t = 0; t < 5 + draw(6); ++t)
                sentence.codes.push_back(static_cast<std::int32_t>(draw(13) + 13U * static_cast<unsigned>(*sentence.label)));
            dialogue.sentences.push_back(std::move(sentence));
        }
        tokens.dialogues.push_back(std::move(dialogue));
    }
    return tokens;
}

}  // namespace undertone::test
