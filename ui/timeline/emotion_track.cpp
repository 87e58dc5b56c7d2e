// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/emotion_track.h"

#include "engine/core/notice.h"
#include "ui/timeline/emotion_columns.h"
#include "ui/timeline/overlap_rows.h"
#include "ui/timeline/probability_lines.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr double labelHeight = 20.0;
constexpr double leastStack = 16.0;
constexpr double cellOverhang = 5.0;  ///< how far a cell that goes on outside is drawn past the plot area
constexpr double readableCell = 5.0;  ///< pixels of a typical sentence below which columns are drawn instead

/// The fill of what is not the answer: half way to the surface, so that the answer's share stands out.
QColor quieter(const TrackContext& context, std::size_t label)
{
    const QColor fill = context.emotions[label].fill;
    const QColor surface = context.theme.colours().surface;
    constexpr float keep = 0.48F;
    return QColor::fromRgbF(std::lerp(surface.redF(), fill.redF(), keep), std::lerp(surface.greenF(), fill.greenF(), keep),
                            std::lerp(surface.blueF(), fill.blueF(), keep));
}

/// Narrow cells have square corners: a clip for each of hundreds would take longer than a frame, and nobody sees it.
double cornerRadius(double width)
{
    constexpr double leastWidth = 16.0;
    return width < leastWidth ? 0.0 : 4.0;
}

bool cellsAreReadable(const std::vector<int>& visible, const TrackContext& context)
{
    if (visible.empty())
        return true;
    double total = 0.0;
    for (const int index : visible) {
        const Segment& segment = context.document.segments()[static_cast<std::size_t>(index)];
        total += segment.endSeconds - segment.startSeconds;
    }
    return total / static_cast<double>(visible.size()) / context.axis.secondsPerPixel() >= readableCell;
}

}  // namespace

EmotionTrack::EmotionTrack(RunRole role) : TimelineTrack(role == RunRole::Primary ? Kind::Emotion : Kind::Comparison), m_role(role) {}

int EmotionTrack::preferredHeight(const TrackContext&) const
{
    return m_role == RunRole::Primary ? 116 : 62;
}

int EmotionTrack::minimumHeight(const TrackContext&) const
{
    return m_role == RunRole::Primary ? 72 : 40;
}

bool EmotionTrack::isShown(const TrackContext& context) const
{
    return m_role == RunRole::Primary || context.document.hasComparison();
}

void EmotionTrack::contentChanged(const TrackContext& context)
{
    m_differing = 0;
    for (int i = 0; m_role == RunRole::Comparison && i < context.document.utteranceCount(); ++i)
        m_differing += context.document.labelDiffers(i) ? 1 : 0;
}

QString EmotionTrack::help() const
{
    return tr(
        "The most probable label of each sentence, above the probabilities of all labels, stacked in the same "
        "order. A hollow label: the sentence is under 0.5 s, too short to trust, or sounds unlike what the model was trained on. "
        "A question mark: no label stands out. Hatched: not analysed yet. A "
        "frame in the lane of memory off: the label differs. A dashed frame, or a mark at the foot: the answer flipped in the replay.");
}

void EmotionTrack::paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context)
{
    const ConversationDocument& document = context.document;
    const RunRecord& run = document.run(m_role);
    if (m_role == RunRole::Comparison) {
        const QString counted = m_differing == 1 ? tr("1 label differs") : tr("%1 labels differ").arg(m_differing);
        const bool compared = run.analysedCount() > 0 && document.run(RunRole::Primary).analysedCount() > 0;
        paintTitle(painter, gutter, context, tr("Memory off"), compared ? counted : tr("for comparison"),
                   compared && m_differing > 0 ? context.theme.colours().changed : QColor());
        return;
    }
    QString subtitle = tr("not analysed yet");
    if (run.state == RunState::Starting)
        subtitle = tr("starting\u2026");
    else if (run.state != RunState::None)
        subtitle = run.timeline.memory == MemoryMode::Dpm ? tr("memory on (DPM)") : tr("memory off");
    const double below = paintTitle(painter, gutter, context, tr("Emotion"), subtitle);
    paintLegend(painter, QRectF(gutter.left() + 12, below + 2, gutter.width() - 20, gutter.bottom() - below - 6), context);
}

void EmotionTrack::paintLegend(QPainter& painter, const QRectF& area, const TrackContext& context)
{
    const QFont font = interfaceFont(-2);
    const QFontMetricsF metrics(font);
    constexpr double chipWidth = 18;
    constexpr double chipHeight = 14;
    const double rowHeight = std::max(chipHeight + 3, metrics.height());
    const int rows = std::max(1, static_cast<int>(area.height() / rowHeight));
    const int count = static_cast<int>(context.emotions.size());
    // Two columns with names; in a low lane as many as it takes, of chips alone: their letters are those of the sentences.
    const int columns = std::max(2, (count + rows - 1) / rows);
    const double columnWidth = area.width() / columns;
    const bool named = columns == 2;
    for (std::size_t i = 0; i < context.emotions.size(); ++i) {
        const int row = static_cast<int>(i) / columns;
        const double x = area.left() + static_cast<double>(static_cast<int>(i) % columns) * columnWidth;
        const double y = area.top() + row * rowHeight;
        const double width = std::min<double>(chipWidth, columnWidth - 2);
        paintEmotionChip(painter, QRectF(x, y + (rowHeight - chipHeight) / 2, width, chipHeight), context.emotions[i]);
        if (!named)
            continue;
        painter.setFont(font);
        painter.setPen(context.theme.colours().textMuted);
        const QRectF text(x + chipWidth + 5, y, columnWidth - chipWidth - 7, rowHeight);
        painter.drawText(text, Qt::AlignVCenter, metrics.elidedText(context.emotions[i].name, Qt::ElideRight, text.width()));
    }
    const int used = (count + columns - 1) / columns;
    if (used == 0 || used >= rows)
        return;
    painter.setPen(context.theme.colours().textMuted);
    painter.drawText(QRectF(area.left(), area.top() + used * rowHeight + 1, area.width(), rowHeight), Qt::AlignVCenter,
                     metrics.elidedText(tr("height = probability"), Qt::ElideRight, area.width()));
}

QRectF EmotionTrack::cellRect(int utterance, QSizeF plot, const TrackContext& context)
{
    const Segment& segment = context.document.segments()[static_cast<std::size_t>(utterance)];
    const double left = context.axis.toPixel(segment.startSeconds);
    const double right = std::max(context.axis.toPixel(segment.endSeconds), left + 1.0);
    const OverlapRows::Place place = context.rows.place(utterance);
    constexpr double gap = 2.0;
    const double inner = plot.height() - 2 * trackPadding;
    const double height = (inner - gap * (place.rows - 1)) / place.rows;
    // Kept near the plot area, so that what is written in a cell stands in the part of it that shows.
    const double shownLeft = std::clamp(left, -cellOverhang, plot.width() + cellOverhang);
    const double shownRight = std::clamp(right, -cellOverhang, plot.width() + cellOverhang);
    return {shownLeft, trackPadding + place.row * (height + gap), shownRight - shownLeft, std::max(1.0, height)};
}

QSizeF EmotionTrack::cellArea(QSizeF plot, const TrackContext& context)
{
    if (!context.sound.probabilityLines || plot.height() - 2 * trackPadding < labelHeight + leastStack)
        return plot;
    return {plot.width(), labelHeight + 2 * trackPadding};
}

void EmotionTrack::paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context)
{
    const ConversationDocument& document = context.document;
    if (document.segments().empty()) {
        if (document.hasAudio() && document.run(m_role).state == RunState::None)
            paintHint(painter, plot, context, tr("Start the analysis to see emotions here"));
        return;
    }
    const QSizeF cells = cellArea(plot, context);
    // Judged over the whole view, so that a repaint of a stretch draws as its surroundings do.
    if (!cellsAreReadable(document.utterancesBetween(context.axis.startSeconds(), context.axis.endSeconds()), context)) {
        const int left = std::max(0, static_cast<int>(std::floor(context.axis.toPixel(fromSeconds))));
        const int right = std::min(static_cast<int>(std::ceil(plot.width())), static_cast<int>(std::ceil(context.axis.toPixel(toSeconds))));
        paintColumns(painter, cells, left, right, context);
        paintFlips(painter, cells, fromSeconds, toSeconds, context);
    } else {
        for (const int index : document.utterancesBetween(fromSeconds, toSeconds))
            paintCell(painter, cellRect(index, cells, context), index, context);
    }
    if (cells.height() < plot.height())
        paintProbabilityLines(painter, QRectF(0, cells.height(), plot.width(), plot.height() - cells.height() - trackPadding), fromSeconds,
                              toSeconds, m_role, context);
}

/// Where sentences are too narrow for a frame: a mark at the foot of each that flipped.
void EmotionTrack::paintFlips(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context) const
{
    if (m_role != RunRole::Primary || !context.document.run().timeline.parent)
        return;
    for (const int index : context.document.utterancesBetween(fromSeconds, toSeconds)) {
        if (context.document.flipped(index) == nullptr)
            continue;
        const Segment& segment = context.document.segments()[static_cast<std::size_t>(index)];
        const double x = context.axis.toPixel((segment.startSeconds + segment.endSeconds) / 2);
        painter.fillRect(QRectF(x - 1, plot.height() - 7, 2, 7), context.theme.colours().changed);
    }
}

void EmotionTrack::paintCell(QPainter& painter, const QRectF& cell, int utterance, const TrackContext& context)
{
    countPainted();
    // Upright edges on whole pixels: crisp, and a gap between neighbours.
    const QRectF body = cell.width() > 6
        ? QRectF(QPointF(std::ceil(cell.left() + 0.25), cell.top()), QPointF(std::floor(cell.right() - 0.25), cell.bottom()))
        : cell;
    const UtteranceAnalysis* analysis = context.document.analysis(utterance, m_role);
    if (!analysis) {
        paintPending(painter, body, utterance, context);
        return;
    }
    painter.save();
    const double radius = cornerRadius(body.width());
    painter.setRenderHint(QPainter::Antialiasing);
    if (radius > 0.0) {
        QPainterPath outline;
        outline.addRoundedRect(body, radius, radius);
        painter.setClipPath(outline, Qt::IntersectClip);
    }
    const bool stacked = !context.sound.probabilityLines && body.height() >= labelHeight + leastStack;
    const double head = stacked ? labelHeight : body.height();
    paintLabel(painter, QRectF(body.left(), body.top(), body.width(), head), *analysis, context);
    if (stacked)
        paintStack(painter, body.adjusted(0, head + 1.5, 0, 0), *analysis, context);
    painter.restore();
    const bool flipped = m_role == RunRole::Primary && context.document.flipped(utterance) != nullptr;
    if (flipped || (m_role == RunRole::Comparison && context.document.labelDiffers(utterance))) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(context.theme.colours().changed, 2, flipped ? Qt::DashLine : Qt::SolidLine));
        painter.drawRoundedRect(body.adjusted(-0.5, -2.5, 0.5, 2.5), radius + 1.5, radius + 1.5);
        painter.restore();
    }
}

void EmotionTrack::paintPending(QPainter& painter, const QRectF& cell, int utterance, const TrackContext& context)
{
    const ThemeColours& colours = context.theme.colours();
    const bool reading = context.document.analysingIndex(m_role) == utterance;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = std::min(4.0, cell.width() / 4);
    QPainterPath outline;
    outline.addRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    QColor wash = reading ? colours.accent : colours.pending;
    wash.setAlphaF(0.10F);
    painter.fillPath(outline, wash);
    if (!reading && cell.width() > 4)
        painter.fillPath(outline, QBrush(colours.pending, Qt::BDiagPattern));
    painter.setPen(reading ? QPen(colours.accent, 1.5) : QPen(colours.pending, 1));
    if (cell.width() > 3)
        painter.drawPath(outline);
    painter.restore();
}

void EmotionTrack::paintLabel(QPainter& painter, const QRectF& area, const UtteranceAnalysis& analysis, const TrackContext& context)
{
    const int label = analysis.emotion();
    if (label < 0 || label >= static_cast<int>(context.emotions.size()))
        return;
    const EmotionStyle& style = context.emotions[static_cast<std::size_t>(label)];
    const bool trusted = analysis.endSeconds - analysis.startSeconds >= shortestTrustedSeconds && !isUnfamiliar(analysis);
    if (trusted) {
        painter.fillRect(area, style.fill);
        paintEmotionPattern(painter, area, style);
    } else {
        // Hollow: too short to trust, or unlike what the model was trained on.
        painter.fillRect(area, context.theme.colours().surface);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(style.fill, 2));
        painter.drawRect(area.adjusted(1, 1, -1, -1));
    }
    const double probability = analysis.probabilities[static_cast<std::size_t>(label)];
    const QFont bold = interfaceFont(-1, QFont::Bold);
    const QFontMetricsF metrics(bold);
    const QString letter = isUnsure(analysis) ? style.letter + QLatin1Char('?') : style.letter;
    QString text = letter;
    const QString longer = tr("%1 %2 %").arg(letter).arg(std::lround(100 * probability));
    const QString longest =
        tr("%1 %2 %").arg(isUnsure(analysis) ? style.name + QLatin1Char('?') : style.name).arg(std::lround(100 * probability));
    if (metrics.horizontalAdvance(longest) + 20 <= area.width())
        text = longest;
    else if (metrics.horizontalAdvance(longer) + 12 <= area.width())
        text = longer;
    double width = metrics.horizontalAdvance(text);
    QFont font = bold;
    if (width > area.width() - 3) {
        font = interfaceFont(-4, QFont::Bold);
        width = QFontMetricsF(font).horizontalAdvance(text);
    }
    if (width > area.width() || area.height() < metrics.ascent())
        return;
    // The text stands on plain colour, so that the pattern never cuts it.
    const double plate = std::min(area.width(), width + 10);
    const QRectF place(area.center().x() - plate / 2, area.top(), plate, area.height());
    if (trusted)
        painter.fillRect(place, style.fill);
    painter.setFont(font);
    painter.setPen(trusted ? style.ink : context.theme.colours().text);
    painter.drawText(place, Qt::AlignCenter, text);
}

void EmotionTrack::paintStack(QPainter& painter, const QRectF& area, const UtteranceAnalysis& analysis, const TrackContext& context)
{
    double bottom = area.bottom();
    const std::size_t count = std::min(analysis.probabilities.size(), context.emotions.size());
    for (std::size_t i = 0; i < count; ++i) {
        const double height = analysis.probabilities[i] * area.height();
        const QRectF part(area.left(), bottom - height, area.width(), height);
        const bool strongest = static_cast<int>(i) == analysis.emotion();
        painter.fillRect(part, strongest ? context.emotions[i].fill : quieter(context, i));
        if (strongest && height >= 5 && area.width() >= 8)
            paintEmotionPattern(painter, part, context.emotions[i]);
        bottom -= height;
    }
}

void EmotionTrack::paintColumns(QPainter& painter, QSizeF plot, int left, int right, const TrackContext& context)
{
    const ConversationDocument& document = context.document;
    EmotionColumns columns(left, right, context.emotions.size());
    for (const int index : document.utterancesBetween(context.axis.toSeconds(left), context.axis.toSeconds(right))) {
        const QRectF cell = cellRect(index, plot, context);
        if (const UtteranceAnalysis* analysis = document.analysis(index, m_role))
            columns.add(cell.left(), cell.right(), analysis->probabilities);
        else
            columns.addPending(cell.left(), cell.right());
    }
    const double top = trackPadding;
    const double bottom = plot.height() - trackPadding;
    const double head = bottom - top >= labelHeight + leastStack ? labelHeight : bottom - top;
    QColor pending = context.theme.colours().pending;
    pending.setAlphaF(0.35F);
    for (int x = left; x < right; ++x) {
        if (!columns.hasAnalysis(x)) {
            if (columns.isPending(x))
                painter.fillRect(QRectF(x, top, 1, bottom - top), pending);
            continue;
        }
        countPainted();
        const auto strongest = static_cast<std::size_t>(columns.strongest(x));
        painter.fillRect(QRectF(x, top, 1, head), context.emotions[strongest].fill);
        double y = bottom;
        const double height = bottom - (top + head + 1.5);
        for (std::size_t i = 0; height > 0 && i < context.emotions.size(); ++i) {
            const double part = columns.share(x, i) * height;
            painter.fillRect(QRectF(x, y - part, 1, part), context.emotions[i].fill);
            y -= part;
        }
    }
    // The pattern of each stretch of one label.
    for (int from = left; from < right;) {
        int to = from + 1;
        while (to < right && columns.strongest(to) == columns.strongest(from))
            ++to;
        if (const int label = columns.strongest(from); label >= 0)
            paintEmotionPattern(painter, QRectF(from, top, to - from, head), context.emotions[static_cast<std::size_t>(label)]);
        from = to;
    }
}

int EmotionTrack::utteranceAt(const QPointF& point, QSizeF plot, const TrackContext& context) const
{
    const double seconds = context.axis.toSeconds(point.x());
    const double reach = 1.5 * context.axis.secondsPerPixel();
    int found = -1;
    for (const int index : context.document.utterancesBetween(seconds - reach, seconds + reach)) {
        const QRectF cell = cellRect(index, cellArea(plot, context), context);
        if (cell.top() <= point.y() + 1 && point.y() - 1 <= cell.bottom())
            found = index;
    }
    return found >= 0 ? found : TimelineTrack::utteranceAt(point, plot, context);
}

}  // namespace undertone
