// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_track.h"

#include <QCoreApplication>

namespace undertone {

/// What other annotators of the project said of the sentences, a lane for each, to read. Hidden until it is asked for: whoever labels
/// should not be led.
class OtherAnnotatorsTrack : public TimelineTrack {
    Q_DECLARE_TR_FUNCTIONS(OtherAnnotatorsTrack)
public:
    OtherAnnotatorsTrack() : TimelineTrack(Kind::OtherAnnotators) {}
    int preferredHeight(const TrackContext& context) const override;
    int minimumHeight(const TrackContext& context) const override;
    bool isShown(const TrackContext& context) const override;
    void contentChanged(const TrackContext& context) override;
    QString help() const override;
    void paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context) override;
    void paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context) override;

private:
    std::vector<std::vector<EmotionStyle>> m_styles;  ///< of each lane's labels
};

}  // namespace undertone
