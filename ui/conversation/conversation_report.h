// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "ui/conversation/timeline_export.h"

#include <QString>

namespace undertone {

class ConversationDocument;

/// What a report has beside the conversation.
struct ReportChoice {
    ExportedLabels labels = ExportedLabels::OfRun;
    QString statement{};  ///< about licence and consent; empty: what the run says
};

/// A PDF on a conversation for people to keep: what was analysed, with which model and settings, what was stated about licence and consent,
/// what the labels are worth, the shares of the emotions by speaker, the loss, the timeline in several lines a page, and every sentence as
/// a table, with what people and decisions say of it. Without a run, of the labels of the annotator. In light colours. Takes its name only
/// when complete. Errors: FileNotWritable.
Status writeConversationReport(const ConversationDocument& document, const QString& path, const ReportChoice& choice = {});

}  // namespace undertone
