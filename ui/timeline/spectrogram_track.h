// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/spectrogram_tile.h"
#include "ui/timeline/timeline_track.h"

#include <QCoreApplication>
#include <QImage>

#include <memory>
#include <vector>

namespace undertone {

/// The recording's spectrogram, from tiles of the level that fits the zoom. While one is made, the coarser one that covers its place is
/// drawn, where it is there.
class SpectrogramTrack : public TimelineTrack {
    Q_DECLARE_TR_FUNCTIONS(SpectrogramTrack)
public:
    SpectrogramTrack() : TimelineTrack(Kind::Spectrogram) {}
    int preferredHeight(const TrackContext&) const override { return 140; }
    int minimumHeight(const TrackContext&) const override { return 64; }
    int stretch() const override { return 3; }
    bool isShown(const TrackContext& context) const override;
    QString help() const override;
    void paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context) override;
    void paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context) override;

    /// Hertz at the top of the plot area.
    [[nodiscard]] static double highestHertz(const TrackContext& context);
    /// Decibels of the strongest colour: a sine as loud as the loudest sample would be 6 dB above it.
    [[nodiscard]] static double strongestDecibels(const TrackContext& context);

private:
    void paintTile(QPainter& painter, QSizeF plot, const SpectrogramPlace& place, const SpectrogramTile& tile, const TrackContext& context);
    void paintScale(QPainter& painter, const QRectF& area, const TrackContext& context) const;
    [[nodiscard]] static QList<QRgb> colourTable(const TrackContext& context);
};

}  // namespace undertone
