// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <QString>

namespace undertone {

class ConversationDocument;

/// A PDF on a conversation for people to keep: what was analysed, with which model and settings, what was stated about licence and consent,
/// what the labels are worth, the shares of the emotions by speaker, the loss, the timeline in several lines a page, and every sentence as
/// a table. In light colours. Takes its name only when complete. Errors: FileNotWritable.
Status writeConversationReport(const ConversationDocument& document, const QString& path);

}  // namespace undertone
