// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/annotation_track.h"

#include "ui/conversation/conversation_document.h"
#include "ui/timeline/emotion_track.h"

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr double confidenceHeight = 3.0;
constexpr double remarkSize = 7.0;
constexpr double leastMarkedHeight = 20.0;  ///< of a cell that has room for a line below its label
constexpr double leastLabelledWidth = 5.0;  ///< pixels of a cell below which it is plain colour

/// The style of the main label, or null.
const EmotionStyle* mainStyle(const SentenceAnnotation* annotation, const TrackContext& context)
{
    if (annotation == nullptr || annotation->labels.empty())
        return nullptr;
    const auto place = static_cast<std::size_t>(annotation->labels.front());
    return place < context.labels.size() ? &context.labels[place] : nullptr;
}

}  // namespace

bool AnnotationTrack::isShown(const TrackContext& context) const
{
    return context.document.lane() != nullptr;
}

void AnnotationTrack::contentChanged(const TrackContext& context)
{
    m_labelled = 0;
    for (int i = 0; isShown(context) && i < context.document.utteranceCount(); ++i)
        m_labelled += mainStyle(context.document.annotation(i), context) != nullptr ? 1 : 0;
}

QString AnnotationTrack::help() const
{
    return tr(
        "Your own label of each sentence: press 1 to 9 with a sentence selected. The line at the foot of a cell is your confidence, a "
        "filled corner a remark.");
}

void AnnotationTrack::paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context)
{
    paintTitle(painter, gutter, context, tr("Your labels"),
               tr("%1 of %2 sentences").arg(m_labelled).arg(context.document.utteranceCount()));
}

void AnnotationTrack::paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context)
{
    if (context.document.segments().empty()) {
        paintHint(painter, plot, context, tr("Drag here to mark the first sentence"));
        return;
    }
    double drawnTo = -1e9;  // cells narrower than a pixel are drawn once per pixel
    for (const int index : context.document.utterancesBetween(fromSeconds, toSeconds)) {
        const QRectF cell = EmotionTrack::cellRect(index, plot, context);
        if (cell.width() < 1.5 && cell.right() <= drawnTo)
            continue;
        drawnTo = std::max(drawnTo, std::ceil(cell.right()));
        paintCell(painter, cell, index, context);
    }
}

void AnnotationTrack::paintCell(QPainter& painter, const QRectF& cell, int utterance, const TrackContext& context)
{
    countPainted();
    const ThemeColours& colours = context.theme.colours();
    const SentenceAnnotation* annotation = context.document.annotation(utterance);
    const EmotionStyle* style = mainStyle(annotation, context);
    if (cell.width() < leastLabelledWidth) {
        painter.fillRect(cell, style != nullptr ? style->fill : colours.grid);
        return;
    }
    const QRectF body(QPointF(std::ceil(cell.left() + 0.25), cell.top()), QPointF(std::floor(cell.right() - 0.25), cell.bottom()));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = std::min(4.0, body.width() / 4);
    if (style == nullptr) {
        painter.setPen(QPen(colours.pending, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(style->fill);
        painter.drawRoundedRect(body, radius, radius);
        paintEmotionPattern(painter, body, *style);
        paintWords(painter, body, *style, *annotation);
    }
    if (annotation != nullptr)
        paintConfidence(painter, body, style != nullptr ? style->ink : colours.textMuted, *annotation);
    painter.restore();
}

void AnnotationTrack::paintWords(QPainter& painter, const QRectF& cell, const EmotionStyle& style, const SentenceAnnotation& annotation)
{
    const QFont font = interfaceFont(-1, QFont::Bold);
    const QFontMetricsF metrics(font);
    const QString more = annotation.labels.size() > 1 ? tr(" +%1").arg(annotation.labels.size() - 1) : QString();
    QString text = style.name + more;
    if (metrics.horizontalAdvance(text) + 14 > cell.width())
        text = style.letter + more;
    const double width = metrics.horizontalAdvance(text);
    if (width > cell.width() || cell.height() < metrics.ascent())
        return;
    // The text stands on plain colour, so that the pattern never cuts it.
    const double plate = std::min(cell.width(), width + 10);
    const double height = std::min(cell.height(), metrics.height());
    const double above = annotation.confidence ? confidenceHeight / 2 : 0;
    const QRectF place(cell.center().x() - plate / 2, cell.center().y() - height / 2 - above, plate, height);
    painter.fillRect(place, style.fill);
    painter.setFont(font);
    painter.setPen(style.ink);
    painter.drawText(place, Qt::AlignCenter, text);
}

void AnnotationTrack::paintConfidence(QPainter& painter, const QRectF& cell, const QColor& ink, const SentenceAnnotation& annotation)
{
    if (annotation.confidence && cell.height() >= leastMarkedHeight)
        painter.fillRect(
            QRectF(cell.left() + 3, cell.bottom() - confidenceHeight - 1, (cell.width() - 6) * *annotation.confidence, confidenceHeight),
            ink);
    if (annotation.remark.empty() || cell.width() < 2 * remarkSize)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF({cell.topRight() + QPointF(-remarkSize, 0), cell.topRight(), cell.topRight() + QPointF(0, remarkSize)}));
}

}  // namespace undertone
