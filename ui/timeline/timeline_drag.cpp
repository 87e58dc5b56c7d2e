// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_drag.h"

#include "ui/conversation/conversation_document.h"
#include "ui/timeline/silence.h"
#include "ui/timeline/timeline_scene.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr double gripPixels = 5.0;
constexpr double clickPixels = 4.0;  ///< a hand is never quite still
constexpr double snapPixels = 12.0;
constexpr double mostSnapSeconds = 0.25;
constexpr double shortestSoundSeconds = 0.001;
constexpr double shortestSeconds = edits::Nudge::shortestSeconds;

}  // namespace

void TimelineDrag::cancel()
{
    m_region = {};
    m_active = false;
}

double TimelineDrag::secondsAt(const QPointF& point) const
{
    return std::clamp(m_scene.axis().toSeconds(point.x() - TimelineScene::gutterWidth), 0.0, m_document.durationSeconds());
}

double TimelineDrag::snapped(double seconds) const
{
    if (!m_snapping || m_document.peaks() == nullptr)
        return seconds;
    return quietestNear(*m_document.peaks(), seconds, std::min(mostSnapSeconds, snapPixels * m_scene.axis().secondsPerPixel()));
}

TimelineDrag::Region TimelineDrag::gripAt(const QPointF& point, bool anywhere) const
{
    const auto track = m_scene.trackAt(point);
    if (!track || m_scene.track(*track).kind() == TimelineTrack::Kind::Ruler)
        return {};
    const auto kind = m_scene.track(*track).kind();
    const double seconds = secondsAt(point);
    const bool isSound = kind == TimelineTrack::Kind::Waveform || kind == TimelineTrack::Kind::Spectrogram;
    const Region sound = isSound ? Region{Kind::Sound, -1, seconds, seconds, -1} : Region();
    if (!m_editable)
        return sound;
    const double reach = gripPixels * m_scene.axis().secondsPerPixel();
    const int lane = m_scene.speakerAt(point);
    const bool isLane = kind == TimelineTrack::Kind::Speakers || kind == TimelineTrack::Kind::Annotation;
    bool taken = false;
    Region nearest;
    double distance = reach;
    for (const int index : m_document.utterancesBetween(seconds - reach, seconds + reach)) {
        if (lane >= 0 && m_document.speakerOf(index) != lane)
            continue;
        const Segment& segment = m_document.segments()[static_cast<std::size_t>(index)];
        taken = taken || (segment.startSeconds <= seconds && segment.endSeconds > seconds);
        // In lanes of sentences the edges of all can be moved; elsewhere those of the selected one, so that a click stays a click.
        if (anywhere || (!isLane && index != m_document.selection()))
            continue;
        const bool isSelected = index == m_document.selection();
        for (const Kind edge : {Kind::Start, Kind::End}) {
            const double away = std::abs(seconds - (edge == Kind::Start ? segment.startSeconds : segment.endSeconds));
            if (away < distance || (away <= distance && isSelected)) {
                distance = away;
                nearest = {edge, index, segment.startSeconds, segment.endSeconds, -1};
            }
        }
    }
    if (nearest.kind != Kind::None)
        return nearest;
    if (anywhere || (isLane && !taken))
        return {Kind::New, -1, seconds, seconds, lane};
    return sound;
}

void TimelineDrag::press(const QPointF& point, bool anywhere)
{
    m_region = gripAt(point, anywhere);
    m_from = point;
    m_anchorSeconds = secondsAt(point);
    m_active = false;
}

bool TimelineDrag::move(const QPointF& point)
{
    if (m_region.kind == Kind::None)
        return false;
    m_active = m_active || std::abs(point.x() - m_from.x()) >= clickPixels;
    if (!m_active)
        return false;
    const double seconds = snapped(secondsAt(point));
    switch (m_region.kind) {
    case Kind::Start: m_region.startSeconds = std::min(seconds, m_region.endSeconds - shortestSeconds); break;
    case Kind::End: m_region.endSeconds = std::max(seconds, m_region.startSeconds + shortestSeconds); break;
    case Kind::New:
    case Kind::Sound:
        m_region.startSeconds = std::min(seconds, m_anchorSeconds);
        m_region.endSeconds = std::max(seconds, m_anchorSeconds);
        break;
    case Kind::None: break;
    }
    return true;
}

std::optional<TimelineDrag::Region> TimelineDrag::release()
{
    const Region dragged = m_region;
    const double shortest = dragged.kind == Kind::Sound ? shortestSoundSeconds : shortestSeconds;
    const bool active = m_active && dragged.endSeconds - dragged.startSeconds >= shortest;
    cancel();
    return active ? std::optional(dragged) : std::nullopt;
}

void TimelineDrag::paint(QPainter& painter) const
{
    if (!m_active)
        return;
    const ThemeColours& colours = m_scene.theme().colours();
    const TimeAxis& axis = m_scene.axis();
    const double left = std::max(0.0, axis.toPixel(m_region.startSeconds)) + TimelineScene::gutterWidth;
    const double right = std::min(axis.widthPixels(), axis.toPixel(m_region.endSeconds)) + TimelineScene::gutterWidth;
    const QRectF region(left, 0, std::max(1.0, right - left), m_scene.bottom());
    painter.fillRect(region, colours.selection);
    painter.fillRect(QRectF(region.left() - 1, 0, 2, region.height()), colours.accent);
    painter.fillRect(QRectF(region.right() - 1, 0, 2, region.height()), colours.accent);
}

}  // namespace undertone
