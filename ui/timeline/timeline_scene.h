// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"
#include "ui/timeline/overlap_rows.h"
#include "ui/timeline/time_axis.h"
#include "ui/timeline/timeline_track.h"

#include <QRect>
#include <QSize>

#include <memory>
#include <optional>
#include <vector>

namespace undertone {

class ConversationDocument;

/// The tracks and where they lie, without a widget: shared by the view on screen and by exported pictures.
class TimelineScene {
public:
    static constexpr int gutterWidth = 184;
    static constexpr int rightMargin = 12;

    TimelineScene(const ConversationDocument& document, const Theme& theme);
    ~TimelineScene();

    void setTheme(const Theme& theme);
    [[nodiscard]] const Theme& theme() const { return *m_theme; }
    [[nodiscard]] const TimeAxis& axis() const { return m_axis; }
    void setAxis(const TimeAxis& axis) { m_axis = axis; }
    [[nodiscard]] const SoundViewOptions& soundOptions() const { return m_sound; }
    void setSoundOptions(const SoundViewOptions& options) { m_sound = options; }
    /// For pictures: of a recording that was labelled and never analysed there are no tracks that wait for results.
    void leaveOutWaitingTracks() { m_leavesOutWaiting = true; }
    [[nodiscard]] const Heard& heard() const { return m_heard; }
    void setHeard(const Heard& heard) { m_heard = heard; }
    /// Where spectrogram and single samples come from; null: nowhere, and neither is drawn.
    void setSoundViews(SoundViews* sounds) { m_sounds = sounds; }
    /// Distributes the height over the tracks shown and sets the axis' width.
    void layout(QSize size);
    /// Sentences, speakers or labels changed: their rows and styles are worked out again.
    void refreshContent();

    [[nodiscard]] std::size_t indexOf(TimelineTrack::Kind kind) const;
    [[nodiscard]] std::size_t trackCount() const { return m_tracks.size(); }
    [[nodiscard]] TimelineTrack& track(std::size_t index) const { return *m_tracks[index]; }
    [[nodiscard]] QRect trackRect(std::size_t index) const { return m_rects[index]; }  ///< with gutter; empty: hidden
    [[nodiscard]] QRect plotRect(std::size_t index) const;
    [[nodiscard]] int preferredHeight() const;
    [[nodiscard]] int minimumHeight() const;
    [[nodiscard]] TrackContext context() const;
    [[nodiscard]] int utteranceAt(const QPointF& point) const;
    /// The track whose plot area a point lies in.
    [[nodiscard]] std::optional<std::size_t> trackAt(const QPointF& point) const;
    /// The speaker whose lane a point lies in, or -1.
    [[nodiscard]] int speakerAt(const QPointF& point) const;
    [[nodiscard]] int bottom() const;  ///< of the lowest track
    [[nodiscard]] long paintedItems() const;

    /// Results changed: tracks work out what they keep over all of them.
    void refreshResults();

    /// A track's gutter and plot area, clipped to [fromSeconds, toSeconds], at its place.
    void paintTrack(QPainter& painter, std::size_t index, double fromSeconds, double toSeconds);
    /// Selection and playhead, over all tracks.
    void paintMarks(QPainter& painter) const;

private:
    [[nodiscard]] bool isShown(const TimelineTrack& track) const;
    void paintPlayhead(QPainter& painter, const QRect& ruler, int bottom) const;

    const ConversationDocument& m_document;
    const Theme* m_theme;
    TimeAxis m_axis;
    SoundViewOptions m_sound;
    bool m_leavesOutWaiting = false;
    Heard m_heard;
    SoundViews* m_sounds = nullptr;
    OverlapRows m_rows;
    std::vector<EmotionStyle> m_emotions;
    std::vector<EmotionStyle> m_labels;
    std::vector<std::unique_ptr<TimelineTrack>> m_tracks;
    std::vector<QRect> m_rects;
};

}  // namespace undertone
