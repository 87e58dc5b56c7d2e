// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_scene.h"

#include "ui/conversation/conversation_document.h"
#include "ui/conversation/lane_styles.h"
#include "ui/timeline/annotation_track.h"
#include "ui/timeline/disagreement_track.h"
#include "ui/timeline/emotion_track.h"
#include "ui/timeline/loss_track.h"
#include "ui/timeline/other_annotators_track.h"
#include "ui/timeline/ruler_track.h"
#include "ui/timeline/speaker_track.h"
#include "ui/timeline/spectrogram_track.h"
#include "ui/timeline/waveform_track.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace undertone {

TimelineScene::TimelineScene(const ConversationDocument& document, const Theme& theme) : m_document(document), m_theme(&theme)
{
    m_tracks.push_back(std::make_unique<RulerTrack>());
    m_tracks.push_back(std::make_unique<WaveformTrack>());
    m_tracks.push_back(std::make_unique<SpectrogramTrack>());
    m_tracks.push_back(std::make_unique<SpeakerTrack>());
    m_tracks.push_back(std::make_unique<AnnotationTrack>());
    m_tracks.push_back(std::make_unique<OtherAnnotatorsTrack>());
    m_tracks.push_back(std::make_unique<EmotionTrack>(RunRole::Primary));
    m_tracks.push_back(std::make_unique<EmotionTrack>(RunRole::Comparison));
    m_tracks.push_back(std::make_unique<DisagreementTrack>());
    m_tracks.push_back(std::make_unique<LossTrack>());
    m_rects.resize(m_tracks.size());
    m_axis.setDuration(document.durationSeconds());
    refreshContent();
}

TimelineScene::~TimelineScene() = default;

void TimelineScene::setTheme(const Theme& theme)
{
    m_theme = &theme;
    refreshContent();
}

void TimelineScene::refreshContent()
{
    std::vector<int> byStart(m_document.segments().size());
    std::iota(byStart.begin(), byStart.end(), 0);
    const std::vector<Segment>& segments = m_document.segments();
    std::stable_sort(byStart.begin(), byStart.end(), [&](int a, int b) {
        return segments[static_cast<std::size_t>(a)].startSeconds < segments[static_cast<std::size_t>(b)].startSeconds;
    });
    m_rows = OverlapRows(segments, byStart);
    const Timeline& primary = m_document.run(RunRole::Primary).timeline;
    const Timeline& shown = primary.labels.empty() ? m_document.run(RunRole::Comparison).timeline : primary;
    m_emotions = m_theme->emotions(shown.labels);
    m_labels = laneStyles(*m_theme, m_document.lane().get());
    refreshResults();
}

void TimelineScene::refreshResults()
{
    for (const std::unique_ptr<TimelineTrack>& track : m_tracks)
        track->contentChanged(context());
}

TrackContext TimelineScene::context() const
{
    return {m_document, *m_theme, m_axis, m_rows, m_emotions, m_labels, m_sound, m_heard, m_sounds};
}

std::size_t TimelineScene::indexOf(TimelineTrack::Kind kind) const
{
    const auto found = std::ranges::find_if(m_tracks, [kind](const auto& track) { return track->kind() == kind; });
    return static_cast<std::size_t>(found - m_tracks.begin());
}

bool TimelineScene::isShown(const TimelineTrack& track) const
{
    const bool waits = track.kind() == TimelineTrack::Kind::Emotion || track.kind() == TimelineTrack::Kind::Loss;
    const AnnotationLane* lane = m_document.lane().get();
    const bool isLabelled = lane != nullptr && !lane->annotations.empty();
    if (m_leavesOutWaiting && waits && isLabelled && m_document.run().resultCount() == 0)
        return false;
    return track.isShown(context());
}

int TimelineScene::preferredHeight() const
{
    int height = 0;
    for (const std::unique_ptr<TimelineTrack>& track : m_tracks)
        height += isShown(*track) ? track->preferredHeight(context()) : 0;
    return height;
}

int TimelineScene::minimumHeight() const
{
    int height = 0;
    for (const std::unique_ptr<TimelineTrack>& track : m_tracks)
        height += isShown(*track) ? track->minimumHeight(context()) : 0;
    return height;
}

void TimelineScene::layout(QSize size)
{
    const int preferred = preferredHeight();
    const int spare = size.height() - preferred;
    const int squeezable = std::max(1, preferred - minimumHeight());
    int stretchLeft = 0;
    for (const std::unique_ptr<TimelineTrack>& track : m_tracks)
        stretchLeft += isShown(*track) ? track->stretch() : 0;
    int y = 0;
    int spareLeft = std::max(0, spare);
    for (std::size_t i = 0; i < m_tracks.size(); ++i) {
        const TimelineTrack& track = *m_tracks[i];
        if (!isShown(track)) {
            m_rects[i] = {};
            continue;
        }
        int height = track.preferredHeight(context());
        if (spare < 0) {
            const int give = height - track.minimumHeight(context());
            height -= std::min(give, (-spare * give + squeezable - 1) / squeezable);
        } else if (track.stretch() > 0) {
            const int share = spareLeft * track.stretch() / stretchLeft;
            height += share;
            spareLeft -= share;
            stretchLeft -= track.stretch();
        }
        m_rects[i] = QRect(0, y, size.width(), height);
        y += height;
    }
    m_axis.setWidth(size.width() - gutterWidth - rightMargin);
}

QRect TimelineScene::plotRect(std::size_t index) const
{
    const QRect& rect = m_rects[index];
    return rect.isEmpty() ? QRect() : rect.adjusted(gutterWidth, 0, -rightMargin, 0);
}

std::optional<std::size_t> TimelineScene::trackAt(const QPointF& point) const
{
    for (std::size_t i = 0; i < m_tracks.size(); ++i) {
        if (QRectF(plotRect(i)).contains(point))
            return i;
    }
    return std::nullopt;
}

int TimelineScene::utteranceAt(const QPointF& point) const
{
    const auto track = trackAt(point);
    return track ? m_tracks[*track]->utteranceAt(point - plotRect(*track).topLeft(), plotRect(*track).size(), context()) : -1;
}

int TimelineScene::speakerAt(const QPointF& point) const
{
    const auto track = trackAt(point);
    return track ? m_tracks[*track]->speakerAt(point - plotRect(*track).topLeft(), plotRect(*track).size(), context()) : -1;
}

int TimelineScene::bottom() const
{
    int bottom = 0;
    for (const QRect& rect : m_rects)
        bottom = std::max(bottom, rect.isEmpty() ? 0 : rect.bottom() + 1);
    return bottom;
}

long TimelineScene::paintedItems() const
{
    long items = 0;
    for (const std::unique_ptr<TimelineTrack>& track : m_tracks)
        items += track->paintedItems();
    return items;
}

void TimelineScene::paintTrack(QPainter& painter, std::size_t index, double fromSeconds, double toSeconds)
{
    const QRectF rect = m_rects[index];
    if (rect.isEmpty())
        return;
    const ThemeColours& colours = m_theme->colours();
    const QRectF plot = plotRect(index);
    const QRectF gutter(rect.left(), rect.top(), gutterWidth, rect.height());
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.fillRect(rect, colours.surface);
    painter.fillRect(gutter, colours.surfaceAlt);
    painter.save();
    painter.setClipRect(gutter, Qt::IntersectClip);
    m_tracks[index]->paintGutter(painter, gutter, context());
    painter.restore();
    painter.save();
    painter.setClipRect(plot, Qt::IntersectClip);
    painter.translate(plot.topLeft());
    m_tracks[index]->paintPlot(painter, plot.size(), fromSeconds, toSeconds, context());
    painter.restore();
    painter.setPen(QPen(colours.line, 1));
    painter.drawLine(QPointF(rect.left(), rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5));
    painter.drawLine(QPointF(gutter.right() - 0.5, rect.top()), QPointF(gutter.right() - 0.5, rect.bottom()));
    painter.restore();
}

void TimelineScene::paintMarks(QPainter& painter) const
{
    const QRect ruler = plotRect(0);
    const int bottom = this->bottom();
    const ThemeColours& colours = m_theme->colours();
    painter.save();
    painter.setClipRect(QRect(ruler.left(), 0, ruler.width() + rightMargin, bottom), Qt::IntersectClip);
    const auto mark = [&](double startSeconds, double endSeconds) {
        const double left = ruler.left() + m_axis.toPixel(startSeconds);
        const double right = std::max(ruler.left() + m_axis.toPixel(endSeconds), left + 2);
        painter.fillRect(QRectF(left, ruler.top(), right - left, bottom), colours.selection);
        painter.fillRect(QRectF(left - 0.5, ruler.top(), 1, bottom), colours.accent);
        painter.fillRect(QRectF(right - 0.5, ruler.top(), 1, bottom), colours.accent);
    };
    for (const int selected : m_document.selected()) {
        const Segment& segment = m_document.segments()[static_cast<std::size_t>(selected)];
        mark(segment.startSeconds, segment.endSeconds);
    }
    if (const auto& region = m_document.region())
        mark(region->first, region->second);
    if (m_document.hasAudio())
        paintPlayhead(painter, ruler, bottom);
    painter.restore();
}

void TimelineScene::paintPlayhead(QPainter& painter, const QRect& ruler, int bottom) const
{
    const double seconds = m_document.playheadSeconds();
    if (seconds < m_axis.startSeconds() || seconds > m_axis.endSeconds())
        return;
    const ThemeColours& colours = m_theme->colours();
    const double x = ruler.left() + std::round(m_axis.toPixel(seconds));
    painter.fillRect(QRectF(x, ruler.top() + 4, 1, bottom - 4), colours.text);
    const QFont font = interfaceFont(-2, QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const QString text = formatTime(seconds, 0.1);
    const double width = metrics.horizontalAdvance(text) + 12;
    const double right = ruler.right() + rightMargin;
    const QRectF tag(std::clamp(x - width / 2, static_cast<double>(ruler.left()), right - width), ruler.top() + 3, width,
                     metrics.height() + 2);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.text);
    painter.drawRoundedRect(tag, 4, 4);
    painter.setFont(font);
    painter.setPen(colours.surface);
    painter.drawText(tag, Qt::AlignCenter, text);
}

}  // namespace undertone
