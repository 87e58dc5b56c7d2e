// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/speaker_track.h"

#include "engine/core/overlap_mark.h"
#include "ui/conversation/conversation_document.h"

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr int preferredLane = 20;
constexpr int namedLane = 14;    ///< the least that has room for a name
constexpr int smallestLane = 5;  ///< with more speakers than can be named in a small window
constexpr int namedSpeakers = 6;

int laneCount(const TrackContext& context)
{
    return std::max(1, static_cast<int>(context.document.speakers().size()));
}

}  // namespace

int SpeakerTrack::preferredHeight(const TrackContext& context) const
{
    return std::max(36, laneCount(context) * preferredLane + 2 * trackPadding);
}

int SpeakerTrack::minimumHeight(const TrackContext& context) const
{
    const int lanes = laneCount(context);
    return std::max(30, lanes * (lanes <= namedSpeakers ? namedLane : smallestLane) + 2 * trackPadding);
}

QRectF SpeakerTrack::laneRect(int lane, QSizeF plot, const TrackContext& context)
{
    const int lanes = laneCount(context);
    const double inner = plot.height() - 2 * trackPadding;
    const double height = std::min(inner / lanes, 28.0);
    const double top = trackPadding + (inner - height * lanes) / 2;
    return {0, top + lane * height, plot.width(), height};
}

QString SpeakerTrack::help() const
{
    return tr("One lane per speaker, one bar per sentence. A grey band marks where sentences overlap, hatching a turn in "
              "which a second voice may be heard. Click a name to hear only that "
              "speaker\u2019s turns, Shift+click not to hear them; what is not heard is pale.");
}

void SpeakerTrack::paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context)
{
    paintTitle(painter, gutter, context, tr("Speakers"));
    const QFont font = interfaceFont(-1);
    const QStringList& speakers = context.document.speakers();
    for (int lane = 0; lane < speakers.size(); ++lane) {
        const QRectF rect = laneRect(lane, gutter.size(), context).translated(gutter.topLeft());
        if (rect.height() < namedLane)
            return;
        const QString name = speakers[lane].isEmpty() ? tr("not known") : speakers[lane];
        const QRectF place = rect.adjusted(84, 0, -10, 0);
        QFont shown = font;
        shown.setBold(context.heard.alone.contains(speakers[lane]));
        shown.setStrikeOut(!context.heard.hears(speakers[lane]));
        painter.setFont(shown);
        painter.setPen(shown.bold() ? context.theme.colours().text : context.theme.colours().textMuted);
        const QFontMetricsF metrics(shown);
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(name, Qt::ElideMiddle, place.width()));
    }
}

void SpeakerTrack::paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context)
{
    const ThemeColours& colours = context.theme.colours();
    const ConversationDocument& document = context.document;
    if (document.segments().empty()) {
        paintHint(painter, plot, context, document.hasAudio() ? tr("Sentences are found when the analysis starts") : QString());
        return;
    }
    painter.setPen(QPen(colours.grid, 1));
    for (int lane = 0; lane < document.speakers().size(); ++lane) {
        const double y = std::floor(laneRect(lane, plot, context).center().y()) + 0.5;
        painter.drawLine(QPointF(0, y), QPointF(plot.width(), y));
    }
    const std::vector<int> visible = document.utterancesBetween(fromSeconds, toSeconds);
    paintOverlaps(painter, plot, visible, context);
    // Bars narrower than a pixel are drawn once per pixel: an hour costs what the screen is wide.
    std::vector<double> drawnTo(static_cast<std::size_t>(document.speakers().size()), -1e9);
    for (const int index : visible) {
        const Segment& segment = document.segments()[static_cast<std::size_t>(index)];
        const double left = context.axis.toPixel(segment.startSeconds);
        const double right = std::max(context.axis.toPixel(segment.endSeconds), left + 1.0);
        const int lane = document.speakerOf(index);
        double& reached = drawnTo[static_cast<std::size_t>(lane)];
        if (right - left < 1.5 && right <= reached)
            continue;
        reached = std::max(reached, std::ceil(right));
        const QRectF rect = laneRect(lane, plot, context);
        const double shownLeft = std::max(left, -6.0);
        const double shownRight = std::min(right, plot.width() + 6.0);
        paintBar(painter, QRectF(shownLeft, rect.top() + 2, shownRight - shownLeft, rect.height() - 4), index, context);
    }
}

void SpeakerTrack::paintBar(QPainter& painter, const QRectF& bar, int utterance, const TrackContext& context)
{
    countPainted();
    const int speaker = context.document.speakerOf(utterance);
    QColor colour = context.theme.speaker(speaker);
    if (!context.heard.hears(context.document.speakers()[speaker]))
        colour.setAlphaF(0.3F);
    if (bar.width() < 4) {
        painter.fillRect(bar, colour);
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = colour;
    fill.setAlphaF(0.86F * colour.alphaF());  // two sentences of one speaker that overlap stay visible
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    const double radius = std::min(4.0, bar.height() / 3);
    painter.drawRoundedRect(bar.adjusted(0.5, 0, -0.5, 0), radius, radius);
    if (isMarkedAsOverlapped(context.document.segments()[static_cast<std::size_t>(utterance)])) {
        painter.setBrush(QBrush(context.theme.colours().surface, Qt::BDiagPattern));
        painter.drawRoundedRect(bar.adjusted(0.5, 0, -0.5, 0), radius, radius);
    }
    painter.restore();
}

void SpeakerTrack::paintOverlaps(QPainter& painter, QSizeF plot, const std::vector<int>& visible, const TrackContext& context)
{
    QColor colour = context.theme.colours().textMuted;
    colour.setAlphaF(0.16F);
    painter.setPen(Qt::NoPen);
    double busyUntil = -1.0;
    double paintedTo = -1.0;
    for (const int index : visible) {
        const Segment& segment = context.document.segments()[static_cast<std::size_t>(index)];
        const double until = std::min(busyUntil, segment.endSeconds);
        const double from = std::max(segment.startSeconds, paintedTo);
        const double left = context.axis.toPixel(from);
        const double right = context.axis.toPixel(until);
        if (until > from && right - left >= 1.0) {
            painter.fillRect(QRectF(left, 2, right - left, plot.height() - 4), colour);
            paintedTo = until;
        }
        busyUntil = std::max(busyUntil, segment.endSeconds);
    }
}

int SpeakerTrack::speakerAt(const QPointF& point, QSizeF plot, const TrackContext& context) const
{
    for (int lane = 0; lane < context.document.speakers().size(); ++lane) {
        if (laneRect(lane, plot, context).contains(QPointF(1, point.y())))
            return lane;
    }
    return -1;
}

int SpeakerTrack::utteranceAt(const QPointF& point, QSizeF plot, const TrackContext& context) const
{
    const double seconds = context.axis.toSeconds(point.x());
    const double reach = 1.5 * context.axis.secondsPerPixel();
    int found = -1;
    for (const int index : context.document.utterancesBetween(seconds - reach, seconds + reach)) {
        if (laneRect(context.document.speakerOf(index), plot, context).contains(QPointF(1, point.y())))
            found = index;
    }
    return found >= 0 ? found : TimelineTrack::utteranceAt(point, plot, context);
}

}  // namespace undertone
