// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/core/timeline.h"
#include "ui/theme.h"
#include "ui/timeline/timeline_picture.h"

#include <QSize>
#include <QString>

#include <vector>

namespace undertone {

class ConversationDocument;
struct TimelinePictureText;

/// The results that are shown, with what stands beside their sentences now as columns: what is said, what came in with them, and what the
/// annotator of the project judged ("label", "confidence", "remark", "valence", "activation", "dominance"). Where there are no results, the
/// annotator's labels themselves (Timeline::annotator).
Timeline timelineForExport(const ConversationDocument& document);

/// Whether there are labels of the annotator to export in place of results: no sentence has any, not even one that is hidden.
bool hasLabelsToExport(const ConversationDocument& document);

/// Pictures of the timeline. Everything written here takes its name only when complete: what was there before stays until then.
/// Errors: FileNotWritable.

Status writeTimelinePng(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                        const QString& path, const std::vector<PictureLine>& lines = {});
Status writeTimelineSvg(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                        const QString& path, const std::vector<PictureLine>& lines = {});
/// One page of that size, at 96 pixels an inch.
Status writeTimelinePdf(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                        const QString& path, const std::vector<PictureLine>& lines = {});
/// The one that the path ends with; PNG where that says none.
Status writeTimelinePicture(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                            const QString& path, const std::vector<PictureLine>& lines = {});

}  // namespace undertone
