// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"
#include "ui/timeline/heard.h"
#include "ui/timeline/sound_view_options.h"
#include "ui/timeline/time_axis.h"

#include <QPainter>
#include <QRectF>
#include <QString>

#include <vector>

namespace undertone {

class ConversationDocument;
class OverlapRows;
class SoundViews;

/// Space between a track's frame and its content, in pixels.
inline constexpr int trackPadding = 8;

/// What a track may look at while it paints.
struct TrackContext {
    const ConversationDocument& document;
    const Theme& theme;
    const TimeAxis& axis;
    const OverlapRows& rows;
    const std::vector<EmotionStyle>& emotions;  ///< of the model's labels
    const std::vector<EmotionStyle>& labels;    ///< of the annotator's
    const SoundViewOptions& sound;
    const Heard& heard;
    SoundViews* sounds;  ///< null: there is nothing but the peaks
};

/// One horizontal band of the timeline. Paints in coordinates of its own plot area: x = 0 is the axis' start,
/// y = 0 its top. Cost is that of the pixels and utterances inside the clip.
class TimelineTrack {
public:
    enum class Kind { Ruler, Waveform, Spectrogram, Speakers, Annotation, OtherAnnotators, Emotion, Comparison, Disagreement, Loss };

    explicit TimelineTrack(Kind kind) : m_kind(kind) {}
    virtual ~TimelineTrack() = default;
    TimelineTrack(const TimelineTrack&) = delete;
    TimelineTrack& operator=(const TimelineTrack&) = delete;

    [[nodiscard]] Kind kind() const { return m_kind; }
    /// Height in pixels that shows everything, and the least that is still legible.
    [[nodiscard]] virtual int preferredHeight(const TrackContext& context) const = 0;
    [[nodiscard]] virtual int minimumHeight(const TrackContext& context) const = 0;
    [[nodiscard]] virtual int stretch() const { return 0; }
    [[nodiscard]] virtual bool isShown(const TrackContext&) const { return true; }
    /// Results or sentences changed; what is worked out over all of them is worked out here, not while painting.
    virtual void contentChanged(const TrackContext&) {}
    /// What the track shows and how to read it, for a tooltip over its gutter.
    [[nodiscard]] virtual QString help() const = 0;
    /// Title, units and legend, left of the plot area.
    virtual void paintGutter(QPainter& painter, const QRectF& gutter, const TrackContext& context) = 0;
    /// The stretch [fromSeconds, toSeconds] of the plot area; the painter is clipped to it.
    virtual void paintPlot(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context) = 0;
    /// The utterance at a point of the plot area, or -1; by default the one at that time.
    [[nodiscard]] virtual int utteranceAt(const QPointF& point, QSizeF plot, const TrackContext& context) const;

    /// The speaker whose lane is at a point of the plot area; -1 where the track has none.
    [[nodiscard]] virtual int speakerAt(const QPointF&, QSizeF, const TrackContext&) const { return -1; }
    /// The channel whose waveform stands alone at a height of the track, 0 the first; -1: none, or all in one.
    [[nodiscard]] virtual int channelAt(double, QSizeF, const TrackContext&) const { return -1; }

    [[nodiscard]] long paintedItems() const { return m_paintedItems; }

protected:
    /// Title, and under it a line of smaller text, at the top of a gutter. Returns the y below them.
    static double paintTitle(QPainter& painter, const QRectF& gutter, const TrackContext& context, const QString& title,
                             const QString& subtitle = {}, const QColor& subtitleColour = {});
    /// Faint upright lines at the ruler's labelled marks.
    static void paintTimeGrid(QPainter& painter, QSizeF plot, double fromSeconds, double toSeconds, const TrackContext& context);
    /// A sentence in the middle of an area that has nothing to show yet.
    static void paintHint(QPainter& painter, QSizeF plot, const TrackContext& context, const QString& text);
    void countPainted(long items = 1) { m_paintedItems += items; }

private:
    Kind m_kind;
    long m_paintedItems = 0;
};

}  // namespace undertone
