// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "ui/services/session_service.h"

#include <QString>

class QPagedPaintDevice;

namespace undertone {

// Papers that a participant takes along, in their language, as HTML. They name people: whoever writes one to a disk means to hand it over.

/// What they are told: the notice, and beside it what it refers to.
QString noticeHtml(const QString& notice, const QString& language, const QString& purpose, const QString& responsible,
                   const QString& retentionUntil);
/// What they agreed to. `notice`: what they were told.
QString receiptHtml(const SessionDetails& session, const SessionSpeaker& speaker, const QString& notice);
/// What was destroyed when they withdrew.
QString certificateHtml(const DestructionView& what, const SessionDetails& session, const SessionSpeaker& speaker);
/// The recovery sheet of a vault, in the window's language.
QString recoverySheetHtml(const QString& folder, const QString& code);

/// Pages of A4, or of the printer. Errors: FileNotWritable.
Status writePdf(const QString& html, const QString& title, const QString& path);
void printHtml(const QString& html, QPagedPaintDevice& device);

}  // namespace undertone
