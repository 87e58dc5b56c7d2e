// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"
#include "ui/timeline/time_axis.h"

#include <QSize>
#include <QString>

class QPainter;

namespace undertone {

class ConversationDocument;

/// What is written on an exported picture beside the tracks; an empty text is left out.
struct TimelinePictureText {
    QString title;
    QString subtitle;  ///< model, device, memory, segments
    QString notice;    ///< what the labels are worth
    QString command;   ///< what made the picture
};

/// Title, subtitle and notice for a document's run.
TimelinePictureText describeForPicture(const ConversationDocument& document);

/// A size that shows every track of a document at its preferred height, `width` pixels wide.
QSize preferredPictureSize(const ConversationDocument& document, int width = 1600);

/// Draws the whole recording (or the range of `range`, where given) as a picture of `size` on any painter: PNG,
/// SVG or PDF. Needs a QApplication, a display it does not.
void renderTimeline(QPainter& painter, QSize size, const ConversationDocument& document, const Theme& theme,
                    const TimelinePictureText& text, const TimeAxis* range = nullptr);

}  // namespace undertone
