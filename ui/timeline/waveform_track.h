// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_track.h"

#include <QCoreApplication>

#include <memory>

namespace undertone {

struct WaveformPeaks;

/// The recording's waveform, from the peak level that fits the zoom; speech darker than the rest. Drawn to the
/// full height of its loudest sample, which the gutter names.
class WaveformTrack : public TimelineTrack {
    Q_DECLARE_TR_FUNCTIONS(WaveformTrack)
public:
    WaveformTrack() : TimelineTrack(Kind::Waveform) {}
    int preferredHeight(const TrackContext&) const override { return 92; }
    int minimumHeight(const TrackContext&) const override { return 40; }
    int stretch() const override { return 3; }
    QString help() const override;
    void paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context) override;
    void paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context) override;

private:
    /// Largest absolute sample, found once per set of peaks.
    float loudest(const std::shared_ptr<const WaveformPeaks>& peaks);

    std::weak_ptr<const WaveformPeaks> m_measured;
    float m_loudest = 0.0F;
};

}  // namespace undertone
