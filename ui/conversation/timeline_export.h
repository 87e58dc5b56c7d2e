// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "ui/theme.h"

#include <QSize>
#include <QString>

namespace undertone {

class ConversationDocument;
struct TimelinePictureText;

/// Pictures of the timeline. Everything written here takes its name only when complete: what was there before stays until then.
/// Errors: FileNotWritable.

Status writeTimelinePng(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                        const QString& path);
Status writeTimelineSvg(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                        const QString& path);

}  // namespace undertone
