// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_track.h"

#include <QCoreApplication>
#include <QVector>

namespace undertone {

/// How far memory on and off are apart, sentence after sentence: the total variation distance of their probabilities, as the running mean
/// of the sentences around each, and a mark where the label differs.
class DisagreementTrack : public TimelineTrack {
    Q_DECLARE_TR_FUNCTIONS(DisagreementTrack)
public:
    /// Sentences in a running mean: this one and as many before as after it.
    static constexpr int sentencesInMean = 9;

    /// One sentence that both runs have read.
    struct Point {
        double seconds = 0.0;   ///< its middle
        double distance = 0.0;  ///< 0: the same probabilities; 1: none in common
        double mean = 0.0;      ///< of the sentences around it
        bool labelDiffers = false;
    };

    DisagreementTrack() : TimelineTrack(Kind::Disagreement) {}
    int preferredHeight(const TrackContext&) const override { return 72; }
    int minimumHeight(const TrackContext&) const override { return 40; }
    bool isShown(const TrackContext& context) const override;
    void contentChanged(const TrackContext& context) override;
    QString help() const override;
    void paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context) override;
    void paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context) override;

    /// By time.
    [[nodiscard]] const QVector<Point>& points() const { return m_points; }

private:
    QVector<Point> m_points;
};

}  // namespace undertone
