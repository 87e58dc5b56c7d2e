// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_track.h"

#include <QCoreApplication>

namespace undertone {

/// Marks and labels of time, at the top; and flags at the places that were marked while it was recorded.
class RulerTrack : public TimelineTrack {
    Q_DECLARE_TR_FUNCTIONS(RulerTrack)
public:
    RulerTrack() : TimelineTrack(Kind::Ruler) {}
    int preferredHeight(const TrackContext&) const override { return 30; }
    int minimumHeight(const TrackContext&) const override { return 26; }
    QString help() const override;
    void paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context) override;
    void paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context) override;
    int utteranceAt(const QPointF&, QSizeF, const TrackContext&) const override { return -1; }

private:
    void paintMarks(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context);
};

}  // namespace undertone
