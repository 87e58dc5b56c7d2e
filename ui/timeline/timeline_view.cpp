// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_view.h"

#include "ui/conversation/conversation_document.h"
#include "ui/timeline/emotion_track.h"
#include "ui/timeline/sound_views.h"
#include "ui/timeline/utterance_text.h"

#include <QAccessible>
#include <QApplication>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr int scrollBarHeight = 14;
constexpr int pulseIntervalMs = 80;
constexpr int pulseSteps = 20;
constexpr std::size_t mostZooms = 100;
constexpr qint64 oneZoomMs = 700;
constexpr double scrollUnitsPerSecond = 1000.0;
/// Half the width of what moves with the playhead: the tag with its time.
constexpr int playheadReach = 60;

}  // namespace

TimelineView::TimelineView(ConversationDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_scene(document, Theme::of(ThemeMode::Light)), m_caches(m_scene.trackCount()),
      m_drag(document, m_scene), m_scrollBar(new QScrollBar(Qt::Horizontal, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("Waveform, speakers, emotions and loss over time. Tab walks the sentences."));
    m_scrollBar->setAccessibleName(tr("Scroll the timeline"));
    m_scrollBar->setFocusPolicy(Qt::NoFocus);
    connect(m_scrollBar, &QScrollBar::valueChanged, this, [this](int value) {
        TimeAxis axis = m_scene.axis();
        axis.setRange(value / scrollUnitsPerSecond, value / scrollUnitsPerSecond + axis.spanSeconds());
        changeAxis(axis);
    });
    m_pulse.setInterval(pulseIntervalMs);
    connect(&m_pulse, &QTimer::timeout, this, [this] {
        m_pulseStep = (m_pulseStep + 1) % pulseSteps;
        update(pulseRect());
    });
    connectDocument();
}

TimelineView::~TimelineView() = default;

void TimelineView::connectDocument()
{
    connect(&m_document, &ConversationDocument::audioChanged, this, [this] {
        TimeAxis axis = m_scene.axis();
        axis.setDuration(m_document.durationSeconds());
        m_scene.refreshContent();
        changeAxis(axis);
        m_zoomsBefore.clear();
        m_zoomsAfter.clear();
        m_sinceZoom.invalidate();
        relayout();
    });
    connect(&m_document, &ConversationDocument::peaksChanged, this, [this] { invalidateAll(); });
    connect(&m_document, &ConversationDocument::segmentsChanged, this, [this] {
        m_scene.refreshContent();
        relayout();
    });
    connect(&m_document, &ConversationDocument::laneChanged, this, [this] {
        m_scene.refreshContent();
        relayout();
    });
    connect(&m_document, &ConversationDocument::runStateChanged, this, [this] {
        m_scene.refreshContent();
        updatePulse();
        relayout();
    });
    connect(&m_document, &ConversationDocument::utterancesChanged, this, [this](int first, int last) {
        m_scene.refreshResults();
        invalidateUtterances(first, last);
        updatePulse();
    });
    connect(&m_document, &ConversationDocument::selectionChanged, this, &TimelineView::select);
    connect(&m_document, &ConversationDocument::regionChanged, this, &TimelineView::showRegion);
    connect(&m_document, &ConversationDocument::playheadMoved, this, &TimelineView::movePlayhead);
}

void TimelineView::setTheme(const Theme& theme)
{
    m_scene.setTheme(theme);
    invalidateAll();
}

void TimelineView::setSoundViews(SoundViews& sounds)
{
    m_scene.setSoundViews(&sounds);
    connect(&sounds, &SoundViews::arrived, this, [this] {
        for (const auto kind : {TimelineTrack::Kind::Waveform, TimelineTrack::Kind::Spectrogram}) {
            const std::size_t track = m_scene.indexOf(kind);
            m_caches[track].valid = false;
            update(m_scene.trackRect(track));
        }
    });
    relayout();
}

void TimelineView::setSoundOptions(const SoundViewOptions& options)
{
    if (options == m_scene.soundOptions())
        return;
    m_scene.setSoundOptions(options);
    relayout();
}

void TimelineView::setHeard(const Heard& heard)
{
    if (heard == m_scene.heard())
        return;
    m_scene.setHeard(heard);
    for (const auto kind : {TimelineTrack::Kind::Waveform, TimelineTrack::Kind::Speakers}) {
        const std::size_t track = m_scene.indexOf(kind);
        m_caches[track].valid = false;
        update(m_scene.trackRect(track));
    }
}

QString TimelineView::toolTipText(int utterance) const
{
    return utteranceToolTip(m_document, utterance, m_scene.theme());
}

QSize TimelineView::sizeHint() const
{
    return {1100, m_scene.preferredHeight() + scrollBarHeight};
}

QSize TimelineView::minimumSizeHint() const
{
    return {TimelineScene::gutterWidth + 240, m_scene.minimumHeight() + scrollBarHeight};
}

void TimelineView::relayout()
{
    const TimeAxis before = m_scene.axis();
    m_scene.layout(size() - QSize(0, scrollBarHeight));
    m_scrollBar->setGeometry(TimelineScene::gutterWidth, height() - scrollBarHeight, width() - TimelineScene::gutterWidth, scrollBarHeight);
    updateScrollBar();
    updateGeometry();
    invalidateAll();
    if (!(before == m_scene.axis()))
        Q_EMIT axisChanged();
}

void TimelineView::changeAxis(const TimeAxis& axis)
{
    if (axis == m_scene.axis())
        return;
    if (std::abs(axis.spanSeconds() - m_scene.axis().spanSeconds()) > 1e-9)
        rememberZoom();
    m_scene.setAxis(axis);
    updateScrollBar();
    invalidateAll();
    Q_EMIT axisChanged();
}

void TimelineView::rememberZoom()
{
    if (m_sinceZoom.isValid() && m_sinceZoom.restart() < oneZoomMs)
        return;
    m_sinceZoom.start();
    m_zoomsAfter.clear();
    m_zoomsBefore.push_back(m_scene.axis());
    if (m_zoomsBefore.size() > mostZooms)
        m_zoomsBefore.erase(m_zoomsBefore.begin());
}

void TimelineView::takeZoom(std::vector<TimeAxis>& from, std::vector<TimeAxis>& to)
{
    if (from.empty())
        return;
    const TimeAxis wanted = from.back();
    from.pop_back();
    to.push_back(m_scene.axis());
    TimeAxis axis = m_scene.axis();  // of the width that it has now
    axis.setRange(wanted.startSeconds(), wanted.endSeconds());
    m_scene.setAxis(axis);
    m_sinceZoom.invalidate();
    updateScrollBar();
    invalidateAll();
    Q_EMIT axisChanged();
}

void TimelineView::zoomBack()
{
    takeZoom(m_zoomsBefore, m_zoomsAfter);
}

void TimelineView::zoomForward()
{
    takeZoom(m_zoomsAfter, m_zoomsBefore);
}

void TimelineView::setVisibleRange(double startSeconds, double endSeconds)
{
    TimeAxis axis = m_scene.axis();
    axis.setRange(startSeconds, endSeconds);
    changeAxis(axis);
}

void TimelineView::zoomAboutView(double factor)
{
    // About the playhead where it is in view, else about the middle.
    TimeAxis axis = m_scene.axis();
    const double playhead = axis.toPixel(m_document.playheadSeconds());
    const bool inView = playhead >= 0 && playhead <= axis.widthPixels();
    axis.zoomAbout(inView ? playhead : axis.widthPixels() / 2, factor);
    changeAxis(axis);
}

void TimelineView::zoomIn()
{
    zoomAboutView(1.5);
}

void TimelineView::zoomOut()
{
    zoomAboutView(1 / 1.5);
}

void TimelineView::zoomToFit()
{
    TimeAxis axis = m_scene.axis();
    axis.fit();
    changeAxis(axis);
}

void TimelineView::zoomToSelection()
{
    const auto stretch = m_document.selectedSeconds();
    if (!stretch)
        return;
    const double margin = 0.25 * (stretch->second - stretch->first);
    setVisibleRange(stretch->first - margin, stretch->second + margin);
}

void TimelineView::updateScrollBar()
{
    const TimeAxis& axis = m_scene.axis();
    const QSignalBlocker blocker(m_scrollBar);
    const double hidden = axis.durationSeconds() - axis.spanSeconds();
    m_scrollBar->setRange(0, static_cast<int>(std::lround(hidden * scrollUnitsPerSecond)));
    m_scrollBar->setPageStep(std::max(1, static_cast<int>(axis.spanSeconds() * scrollUnitsPerSecond)));
    m_scrollBar->setSingleStep(std::max(1, m_scrollBar->pageStep() / 10));
    m_scrollBar->setValue(static_cast<int>(std::lround(axis.startSeconds() * scrollUnitsPerSecond)));
}

void TimelineView::invalidateAll()
{
    for (TrackCache& cache : m_caches)
        cache.valid = false;
    update();
}

void TimelineView::invalidateUtterances(int first, int last)
{
    double from = m_document.durationSeconds();
    double to = 0.0;
    for (int i = std::max(0, first); i <= last && i < m_document.utteranceCount(); ++i) {
        from = std::min(from, m_document.segments()[static_cast<std::size_t>(i)].startSeconds);
        to = std::max(to, m_document.segments()[static_cast<std::size_t>(i)].endSeconds);
    }
    for (std::size_t i = 0; i < m_caches.size(); ++i) {
        TrackCache& cache = m_caches[i];
        const TimelineTrack::Kind kind = m_scene.track(i).kind();
        const bool isEmotion = kind == TimelineTrack::Kind::Emotion || kind == TimelineTrack::Kind::Comparison;
        if (kind == TimelineTrack::Kind::Loss || kind == TimelineTrack::Kind::Disagreement
            || (isEmotion && m_scene.soundOptions().probabilityLines)) {
            cache.valid = false;  // a new extreme moves every point, a new result the lines and means around it
        } else if (isEmotion) {
            const bool clean = cache.dirtyTo <= cache.dirtyFrom;
            cache.dirtyFrom = clean ? from : std::min(cache.dirtyFrom, from);
            cache.dirtyTo = clean ? to : std::max(cache.dirtyTo, to);
        } else {
            continue;
        }
        update(m_scene.trackRect(i));
    }
}

void TimelineView::refreshCache(std::size_t track)
{
    TrackCache& cache = m_caches[track];
    const QRect rect = m_scene.trackRect(track);
    const QRect plot = m_scene.plotRect(track);
    const QSize pixels = rect.size() * devicePixelRatioF();
    const TimeAxis& axis = m_scene.axis();
    if (cache.pixmap.size() != pixels) {
        cache.pixmap = QPixmap(pixels);
        cache.pixmap.setDevicePixelRatio(devicePixelRatioF());
        cache.valid = false;
    }
    const bool dirty = cache.dirtyTo > cache.dirtyFrom;
    if (cache.valid && !dirty)
        return;
    double from = axis.startSeconds();
    double to = axis.endSeconds();
    QPainter painter(&cache.pixmap);
    painter.translate(-rect.topLeft());
    if (cache.valid) {
        const double spare = 4 * axis.secondsPerPixel();  // frames stand a little outside of their sentence
        double wholeFrom = cache.dirtyFrom - spare;
        double wholeTo = cache.dirtyTo + spare;
        for (const int index : m_document.utterancesBetween(wholeFrom, wholeTo)) {
            // Neighbours are painted whole: a border through a rounded corner would leave it square.
            const Segment& segment = m_document.segments()[static_cast<std::size_t>(index)];
            wholeFrom = std::min(wholeFrom, segment.startSeconds);
            wholeTo = std::max(wholeTo, segment.endSeconds);
        }
        from = std::max(from, wholeFrom);
        to = std::min(to, wholeTo);
        const int left = static_cast<int>(std::floor(axis.toPixel(from)));
        const int right = static_cast<int>(std::ceil(axis.toPixel(to)));
        QRegion region(QRect(rect.topLeft(), QSize(TimelineScene::gutterWidth, rect.height())));
        if (to > from)
            region += QRect(plot.left() + left, rect.top(), right - left, rect.height());
        painter.setClipRegion(region);
    }
    m_scene.paintTrack(painter, track, from, std::max(from, to));
    cache.valid = true;
    cache.dirtyFrom = cache.dirtyTo = 0.0;
}

void TimelineView::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const ThemeColours& colours = m_scene.theme().colours();
    if (!m_document.hasAudio()) {
        paintEmpty(painter);
        return;
    }
    int bottom = 0;
    for (std::size_t i = 0; i < m_caches.size(); ++i) {
        const QRect rect = m_scene.trackRect(i);
        bottom = std::max(bottom, rect.isEmpty() ? 0 : rect.bottom() + 1);
        if (rect.isEmpty() || !event->region().intersects(rect))
            continue;
        refreshCache(i);
        painter.drawPixmap(rect.topLeft(), m_caches[i].pixmap);
    }
    painter.fillRect(QRect(0, bottom, width(), height() - bottom), colours.surfaceAlt);
    m_scene.paintMarks(painter);
    m_drag.paint(painter);
    paintPulse(painter);
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 1));
        painter.drawRect(QRect(0, 0, width() - 1, bottom - 1));
    }
}

void TimelineView::paintEmpty(QPainter& painter)
{
    const ThemeColours& colours = m_scene.theme().colours();
    painter.fillRect(rect(), colours.surface);
    painter.setFont(interfaceFont());
    painter.setPen(colours.textMuted);
    painter.drawText(rect().adjusted(24, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap, tr("Open a recording to see its timeline"));
}

QRect TimelineView::pulseRect() const
{
    const int index = m_document.analysingIndex();
    const std::size_t emotionTrack = m_scene.indexOf(TimelineTrack::Kind::Emotion);
    if (index < 0 || m_scene.trackRect(emotionTrack).isEmpty())
        return {};
    const QRect plot = m_scene.plotRect(emotionTrack);
    const QRectF cell =
        EmotionTrack::cellRect(index, EmotionTrack::cellArea(plot.size(), m_scene.context()), m_scene.context()).translated(plot.topLeft());
    return cell.toAlignedRect().adjusted(-2, -2, 2, 2) & plot;
}

void TimelineView::paintPulse(QPainter& painter)
{
    const QRect rect = pulseRect();
    if (rect.isEmpty() || m_document.run().state != RunState::Running)
        return;
    const double phase = 0.5 - 0.5 * std::cos(2 * M_PI * m_pulseStep / pulseSteps);
    QColor wash = m_scene.theme().colours().accent;
    wash.setAlphaF(static_cast<float>(0.08 + 0.22 * phase));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(wash);
    painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 4, 4);
    painter.restore();
}

void TimelineView::updatePulse()
{
    const bool running = m_document.run().state == RunState::Running && m_document.analysingIndex() >= 0;
    if (running && !m_pulse.isActive())
        m_pulse.start();
    else if (!running)
        m_pulse.stop();
}

void TimelineView::updateMarks(double fromSeconds, double toSeconds)
{
    const TimeAxis& axis = m_scene.axis();
    const double left = TimelineScene::gutterWidth + std::max(-10.0, axis.toPixel(fromSeconds)) - playheadReach;
    const double right = TimelineScene::gutterWidth + std::min(axis.widthPixels() + 10.0, axis.toPixel(toSeconds)) + playheadReach;
    if (right > left)
        update(QRect(static_cast<int>(left), 0, static_cast<int>(right - left) + 1, height()));
}

void TimelineView::movePlayhead(double seconds)
{
    TimeAxis axis = m_scene.axis();
    const bool wasInView = m_shownPlayhead >= axis.startSeconds() && m_shownPlayhead <= axis.endSeconds();
    const bool isInView = seconds >= axis.startSeconds() && seconds <= axis.endSeconds();
    updateMarks(m_shownPlayhead, m_shownPlayhead);
    updateMarks(seconds, seconds);
    m_shownPlayhead = seconds;
    // Turns the page when playing runs out of it; who scrolled elsewhere is left there.
    if (m_followPlayhead && m_document.isPlaying() && wasInView && !isInView && !m_scrubbing) {
        axis.setRange(seconds, seconds + axis.spanSeconds());
        changeAxis(axis);
    }
}

void TimelineView::select(int utterance)
{
    if (m_document.selected().size() > 1 || m_manyShown)
        update();
    m_manyShown = m_document.selected().size() > 1;
    for (const int index : {m_shownSelection, utterance}) {
        if (index >= 0 && index < m_document.utteranceCount()) {
            const Segment& segment = m_document.segments()[static_cast<std::size_t>(index)];
            updateMarks(segment.startSeconds, segment.endSeconds);
        } else {
            update();
        }
    }
    m_shownSelection = utterance;
    if (utterance < 0)
        return;
    const Segment& segment = m_document.segments()[static_cast<std::size_t>(utterance)];
    TimeAxis axis = m_scene.axis();
    if (segment.startSeconds < axis.startSeconds() || segment.endSeconds > axis.endSeconds()) {
        axis.ensureVisible(segment.startSeconds, segment.endSeconds);
        changeAxis(axis);
    }
    announceSelection(utterance);
}

void TimelineView::showRegion()
{
    update();
    if (const auto& region = m_document.region())
        describe(tr("Selected: from %1 to %2").arg(formatTime(region->first, 0.01), formatTime(region->second, 0.01)));
}

void TimelineView::announceSelection(int utterance)
{
    describe(utteranceSpoken(m_document, utterance, m_scene.theme()));
}

void TimelineView::describe(const QString& text)
{
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

}  // namespace undertone
