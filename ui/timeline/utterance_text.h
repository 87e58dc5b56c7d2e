// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QString>

#include <optional>

namespace undertone {

class ConversationDocument;
struct UtteranceAnalysis;

/// What stands where a value is not known: a dash.
QString notKnownText();
/// A number with so many decimals, or that dash.
QString numberText(const std::optional<double>& value, int decimals);

/// Why nothing of others and of the model is shown of a sentence in a blind-first review.
QString hiddenText(const ConversationDocument& document);

/// Why a sentence has no emotion, in a word or two; empty where it has one.
QString unlabelledText(const UtteranceAnalysis& analysis);

/// "Before the replay: Anger"; empty where the answer is that of the run before, or there is none.
QString flippedText(const ConversationDocument& document, int utterance, const Theme& theme);

/// Every number known of a sentence, as rich text for a tooltip; empty for an index out of range.
QString utteranceToolTip(const ConversationDocument& document, int utterance, const Theme& theme);

/// The same in one plain sentence, for a screen reader.
QString utteranceSpoken(const ConversationDocument& document, int utterance, const Theme& theme);

}  // namespace undertone
