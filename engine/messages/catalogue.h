// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace undertone {

/// The message as an English sentence, or as the fragment of one that it is.
std::string englishSentence(const Message& message);
/// Each of them.
std::vector<std::string> englishSentences(const std::vector<Message>& messages);
/// What is wrong and what to do, in one English sentence or two.
std::string englishSentence(const Error& error);

/// The English pattern of an id, with {0}, {1} in the place of arguments; null where the catalogue has no such id.
/// It is the source text of a translation, of the context "Errors".
const char* messagePattern(std::string_view id);

/// A pattern with its arguments put in. Braces that hold no number of an argument stay.
std::string filledPattern(std::string_view pattern, const std::vector<std::string>& arguments);

/// Every id, in the order of the tables; one that stands in two tables comes twice.
std::vector<std::string_view> messageIds();

}  // namespace undertone
