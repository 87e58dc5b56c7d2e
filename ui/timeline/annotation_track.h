// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_track.h"

#include <QCoreApplication>

namespace undertone {

struct SentenceAnnotation;

/// The annotator's own labels: one cell per sentence, as in the model's lane. Shown while a project is open.
class AnnotationTrack : public TimelineTrack {
    Q_DECLARE_TR_FUNCTIONS(AnnotationTrack)
public:
    AnnotationTrack() : TimelineTrack(Kind::Annotation) {}
    int preferredHeight(const TrackContext&) const override { return 54; }
    int minimumHeight(const TrackContext&) const override { return 36; }
    bool isShown(const TrackContext& context) const override;
    void contentChanged(const TrackContext& context) override;
    QString help() const override;
    void paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context) override;
    void paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context) override;

private:
    void paintCell(QPainter& painter, const QRectF& cell, int utterance, const TrackContext& context);
    static void paintWords(QPainter& painter, const QRectF& cell, const EmotionStyle& style, const SentenceAnnotation& annotation);
    static void paintConfidence(QPainter& painter, const QRectF& cell, const QColor& ink, const SentenceAnnotation& annotation);

    int m_labelled = 0;
};

}  // namespace undertone
