// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QString>

namespace undertone {

class ConversationDocument;

/// Every number known of a sentence, as rich text for a tooltip; empty for an index out of range.
QString utteranceToolTip(const ConversationDocument& document, int utterance, const Theme& theme);

/// The same in one plain sentence, for a screen reader.
QString utteranceSpoken(const ConversationDocument& document, int utterance, const Theme& theme);

}  // namespace undertone
