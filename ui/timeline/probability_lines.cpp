// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/probability_lines.h"

#include "ui/conversation/conversation_document.h"
#include "ui/timeline/dense_line.h"
#include "ui/timeline/emotion_columns.h"

#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>

namespace undertone {
namespace {

constexpr double sparsePixels = 12.0;  ///< between sentences, from which lines are strokes with points
constexpr double pointRadius = 2.0;

/// Dashes tell labels apart that hue does not.
Qt::PenStyle dashes(std::size_t label)
{
    static constexpr std::array styles{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine};
    return styles[label % styles.size()];
}

double yOf(double probability, const QRectF& area)
{
    return area.bottom() - probability * area.height();
}

void paintSparse(QPainter& painter, const QRectF& area, const std::vector<int>& sentences, std::size_t label, RunRole role,
                 const TrackContext& context)
{
    const QColor colour = context.emotions[label].fill;
    QPolygonF line;
    const auto stroke = [&] {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, 1.8, dashes(label), Qt::FlatCap, Qt::RoundJoin));
        painter.drawPolyline(line);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        for (const QPointF& point : line)
            painter.drawEllipse(point, pointRadius, pointRadius);
        line.clear();
    };
    for (const int index : sentences) {
        const UtteranceAnalysis* analysis = context.document.analysis(index, role);
        if (analysis == nullptr || label >= analysis->probabilities.size()) {
            stroke();
            continue;
        }
        const double middle = (analysis->startSeconds + analysis->endSeconds) / 2;
        line.append({context.axis.toPixel(middle), yOf(analysis->probabilities[label], area)});
    }
    stroke();
}

void paintDense(QPainter& painter, const QRectF& area, const std::vector<int>& sentences, RunRole role, const TrackContext& context)
{
    const int right = static_cast<int>(std::ceil(area.right()));
    EmotionColumns columns(0, right, context.emotions.size());
    for (const int index : sentences) {
        if (const UtteranceAnalysis* analysis = context.document.analysis(index, role))
            columns.add(context.axis.toPixel(analysis->startSeconds), context.axis.toPixel(analysis->endSeconds), analysis->probabilities);
    }
    for (std::size_t label = 0; label < context.emotions.size(); ++label) {
        QPolygonF line;
        for (int x = 0; x < right; ++x) {
            if (columns.hasAnalysis(x))
                line.append({x + 0.5, yOf(columns.share(x, label), area)});
        }
        paintDenseLine(painter, line, context.emotions[label].fill);
    }
}

}  // namespace

void paintProbabilityLines(QPainter& painter, const QRectF& area, double fromSeconds, double toSeconds, RunRole role,
                           const TrackContext& context)
{
    painter.save();
    painter.setPen(QPen(context.theme.colours().grid, 1));
    for (const double share : {0.0, 0.5, 1.0}) {
        const double y = std::floor(yOf(share, area)) + 0.5;
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    std::vector<int> sentences = context.document.utterancesBetween(fromSeconds, toSeconds);
    if (static_cast<double>(sentences.size()) * sparsePixels > area.width()) {
        paintDense(painter, area, sentences, role, context);
    } else if (!sentences.empty()) {
        // Lines go on to the sentences outside.
        if (const int before = context.document.utteranceBefore(sentences.front()); before >= 0)
            sentences.insert(sentences.begin(), before);
        if (const int after = context.document.utteranceAfter(sentences.back()); after >= 0)
            sentences.push_back(after);
        painter.setRenderHint(QPainter::Antialiasing);
        for (std::size_t label = 0; label < context.emotions.size(); ++label)
            paintSparse(painter, area, sentences, label, role, context);
    }
    painter.restore();
}

}  // namespace undertone
