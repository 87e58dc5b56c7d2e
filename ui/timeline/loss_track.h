// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_track.h"

#include <QCoreApplication>

#include <memory>

class QCustomPlot;
class QCPErrorBars;
class QCPGraph;

namespace undertone {

enum class RunRole;

/// The temporary LoRA's loss per sentence: before the step that wrote it, after it, and with memory off. Drawn
/// by a QCustomPlot that is never shown itself: its key range is the shared axis, its plot area this track's.
class LossTrack : public TimelineTrack {
    Q_DECLARE_TR_FUNCTIONS(LossTrack)
public:
    LossTrack();
    ~LossTrack() override;
    int preferredHeight(const TrackContext&) const override { return 132; }
    int minimumHeight(const TrackContext&) const override { return 76; }
    int stretch() const override { return 3; }
    void contentChanged(const TrackContext& context) override;
    QString help() const override;
    void paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context) override;
    void paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context) override;

    /// Room left of the plot area for the numbers of the value axis.
    static constexpr int axisLabelWidth = 36;

private:
    void updateStyle(const TrackContext& context, double dotSize);
    void paintData(QPainter& painter, QSize size);
    void paintLegend(QPainter& painter, const QRectF& area, const TrackContext& context);
    void paintValueLabels(QPainter& painter, const QRectF& gutter, const TrackContext& context);
    /// Pixels from the top of a plot area for a loss.
    [[nodiscard]] double toY(double loss, double height) const;

    std::unique_ptr<QCustomPlot> m_plot;
    QCPGraph* m_before = nullptr;
    QCPGraph* m_after = nullptr;
    QCPGraph* m_comparison = nullptr;
    QCPErrorBars* m_steps = nullptr;  ///< from loss before down to loss after
    double m_low = 0.0;
    double m_high = 1.0;
    bool m_hasAfter = false;
};

}  // namespace undertone
