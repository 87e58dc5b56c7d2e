// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"
#include "ui/timeline/time_axis.h"

#include <QSize>
#include <QString>

#include <vector>

class QPainter;

namespace undertone {

class ConversationDocument;

/// What is written on an exported picture beside the tracks; an empty text is left out.
struct TimelinePictureText {
    QString title;
    QString subtitle;   ///< model, device, memory, segments
    QString notice;     ///< what the labels are worth
    QString command;    ///< what made the picture
    QString statement;  ///< what was stated about the recording; where it is long, metadata alone hold it
};

/// Title, subtitle, notice and statement for a document's run; without one, for the labels of its annotator.
TimelinePictureText describeForPicture(const ConversationDocument& document);

/// A stretch of the recording that is one line of a picture.
struct PictureLine {
    double startSeconds = 0.0;
    double endSeconds = 0.0;
};

/// [start, end) cut into lines of `lineSeconds`, the last as long as the others; 0: one line.
std::vector<PictureLine> pictureLines(double startSeconds, double endSeconds, double lineSeconds);

/// A size that shows every track of a document at its preferred height, `width` pixels wide, in so many lines.
/// `text` null: as describeForPicture() says.
QSize preferredPictureSize(const ConversationDocument& document, int width = 1600, int lines = 1,
                           const TimelinePictureText* text = nullptr);

/// Draws the recording as a picture of `size` on any painter: PNG, SVG or PDF; in these lines below one another, or as a whole where there
/// are none. Needs a QApplication, a display it does not.
void renderTimeline(QPainter& painter, QSize size, const ConversationDocument& document, const Theme& theme,
                    const TimelinePictureText& text, const std::vector<PictureLine>& lines = {});

}  // namespace undertone
