// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_track.h"

#include <QCoreApplication>

#include <memory>
#include <vector>

namespace undertone {

struct PeakLevel;
struct WaveformPeaks;

/// The recording's waveform: from the peak level that fits the zoom, close up from its samples, in the end each a point on its stem.
/// Speech is darker than the rest. All channels together, each in a lane of its own, or one alone; drawn to the full height of its loudest
/// sample, which the gutter names, times the vertical zoom.
class WaveformTrack : public TimelineTrack {
    Q_DECLARE_TR_FUNCTIONS(WaveformTrack)
public:
    WaveformTrack() : TimelineTrack(Kind::Waveform) {}
    int preferredHeight(const TrackContext& context) const override;
    int minimumHeight(const TrackContext& context) const override;
    int stretch() const override { return 3; }
    QString help() const override;
    void paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context) override;
    void paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context) override;
    [[nodiscard]] int channelAt(double y, QSizeF plot, const TrackContext& context) const override;

private:
    struct Lane {
        const std::vector<PeakLevel>* levels = nullptr;
        int channel = -1;  ///< -1: all of them
    };
    /// What is drawn, from top to bottom.
    [[nodiscard]] static std::vector<Lane> lanes(const TrackContext& context);
    void paintPeaks(QPainter& painter, const QRectF& area, double fromSeconds, double toSeconds, const Lane& lane,
                    const TrackContext& context);
    /// Returns false where the samples are not there yet.
    bool paintSamples(QPainter& painter, const QRectF& area, double fromSeconds, double toSeconds, const Lane& lane,
                      const TrackContext& context);
    [[nodiscard]] double scale(const QRectF& area, const TrackContext& context);
    /// Largest absolute sample, found once per set of peaks.
    float loudest(const std::shared_ptr<const WaveformPeaks>& peaks);

    std::weak_ptr<const WaveformPeaks> m_measured;
    float m_loudest = 0.0F;
};

}  // namespace undertone
