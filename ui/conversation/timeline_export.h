// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/core/timeline.h"
#include "engine/core/timeline_export.h"
#include "ui/theme.h"
#include "ui/timeline/timeline_picture.h"

#include <QSize>
#include <QString>

#include <vector>

namespace undertone {

class ConversationDocument;
struct TimelinePictureText;

/// Whose labels an export has as its emotions.
enum class ExportedLabels { OfRun, OfAnnotator };

/// The results that are shown, with what stands beside their sentences now as columns: what is said, what came in with them, and what the
/// annotator of the project judged ("label", "confidence", "remark", "valence", "activation", "dominance"). Every sentence is there, in
/// their order; one without a current result has a reason why (hasNoResult). `OfAnnotator`, or where there are no results, the annotator's
/// labels themselves (Timeline::annotator); where there are none either, who speaks when, and what (no labels).
Timeline timelineForExport(const ConversationDocument& document, ExportedLabels labels = ExportedLabels::OfRun);

/// What annotators of the project said of its sentences, decisions left out, and what is hidden from the annotator at work (blind-first
/// review). `own`: theirs too.
std::vector<RaterJudgement> raterJudgements(const ConversationDocument& document, bool own);

/// Whether the annotator has labelled anything.
bool hasLabelsToExport(const ConversationDocument& document);

/// Pictures of the timeline. What is stated in `text` stands in their metadata too. Everything written here takes its name only when
/// complete: what was there before stays until then. Errors: FileNotWritable; LimitExceeded (more pixels than fit into memory).

Status writeTimelinePng(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                        const QString& path, const std::vector<PictureLine>& lines = {});
Status writeTimelineSvg(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                        const QString& path, const std::vector<PictureLine>& lines = {});
/// One page of that size, at 96 pixels an inch, or at as many as make it 200 inches, which is as much as readers show.
Status writeTimelinePdf(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                        const QString& path, const std::vector<PictureLine>& lines = {});
/// The one that the path ends with; PNG where that says none.
Status writeTimelinePicture(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                            const QString& path, const std::vector<PictureLine>& lines = {});

}  // namespace undertone
