// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_track.h"

#include <QCoreApplication>

namespace undertone {

/// A lane per speaker with a bar per sentence; where speakers overlap, the lanes between are hatched.
class SpeakerTrack : public TimelineTrack {
    Q_DECLARE_TR_FUNCTIONS(SpeakerTrack)
public:
    SpeakerTrack() : TimelineTrack(Kind::Speakers) {}
    int preferredHeight(const TrackContext& context) const override;
    int minimumHeight(const TrackContext& context) const override;
    QString help() const override;
    void paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context) override;
    void paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context) override;
    int utteranceAt(const QPointF& point, QSizeF plot, const TrackContext& context) const override;
    int speakerAt(const QPointF& point, QSizeF plot, const TrackContext& context) const override;

private:
    static QRectF laneRect(int lane, QSizeF plot, const TrackContext& context);
    void paintOverlaps(QPainter& painter, QSizeF plot, const std::vector<int>& visible, const TrackContext& context);
    void paintBar(QPainter& painter, const QRectF& bar, int utterance, const TrackContext& context);
};

}  // namespace undertone
