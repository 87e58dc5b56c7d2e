// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversation_document.h"
#include "ui/timeline/timeline_track.h"

#include <QCoreApplication>

namespace undertone {

/// Sentences shorter than this carry too little to be trusted; their label is drawn hollow.
inline constexpr double shortestTrustedSeconds = 0.5;

/// One run's answers: per sentence the label (colour, pattern, letter) above its probabilities, stacked in the
/// order of the model's labels. Where sentences are narrower than a few pixels, columns show their mean.
class EmotionTrack : public TimelineTrack {
    Q_DECLARE_TR_FUNCTIONS(EmotionTrack)
public:
    explicit EmotionTrack(RunRole role);
    int preferredHeight(const TrackContext& context) const override;
    int minimumHeight(const TrackContext& context) const override;
    int stretch() const override { return m_role == RunRole::Primary ? 3 : 1; }
    bool isShown(const TrackContext& context) const override;
    void contentChanged(const TrackContext& context) override;
    QString help() const override;
    void paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context) override;
    void paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context) override;
    int utteranceAt(const QPointF& point, QSizeF plot, const TrackContext& context) const override;

    /// Where a sentence is drawn, in the plot area.
    static QRectF cellRect(int utterance, QSizeF plot, const TrackContext& context);
    /// The part of this track's plot area in which sentences are drawn: the upper one, where probabilities are lines.
    static QSizeF cellArea(QSizeF plot, const TrackContext& context);

private:
    void paintLegend(QPainter& painter, const QRectF& area, const TrackContext& context);
    void paintFlips(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context) const;
    void paintCell(QPainter& painter, const QRectF& cell, int utterance, const TrackContext& context);
    void paintPending(QPainter& painter, const QRectF& cell, int utterance, const TrackContext& context);
    void paintStack(QPainter& painter, const QRectF& area, const UtteranceAnalysis& analysis, const TrackContext& context);
    void paintLabel(QPainter& painter, const QRectF& area, const UtteranceAnalysis& analysis, const TrackContext& context);
    void paintColumns(QPainter& painter, QSizeF plot, int left, int right, const TrackContext& context);

    RunRole m_role;
    int m_differing = 0;  ///< labels that differ from the other run
};

}  // namespace undertone
