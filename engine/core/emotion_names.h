// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace undertone {

/// What models, raters and corpora call one emotion is one key: IEMOCAP's three letters where it has some ("ang" of "Anger" or "angry",
/// "hap" of "joy"), "cal" and "bor" besides. A label that is not known is its own key, in lower case (ASCII letters), blanks around it left
/// out.
std::string emotionKey(std::string_view label);

/// The noun for it, as labels of projects are called: "anger" of "ang" or "angry", "happiness" of "joy". A label that is not known stays
/// as emotionKey() has it.
std::string emotionName(std::string_view label);

/// What the labels of a new project are called, in the order of the digit keys 1 to 9.
std::span<const std::string_view> proposedEmotions();

/// Whether it is the name of an emotion that has such a key.
bool isKnownEmotion(std::string_view label);

/// Whether an EmoEvaluation file of IEMOCAP has a code for it, "oth" among them.
bool isIemocapEmotion(std::string_view key);

}  // namespace undertone
