// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"
#include "ui/timeline/time_axis.h"
#include "ui/timeline/timeline_drag.h"
#include "ui/timeline/timeline_scene.h"

#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <vector>

class QScrollBar;

namespace undertone {

class ConversationDocument;
enum class RunRole;

/// The timeline: ruler, waveform, spectrogram, speakers, labels, emotion, comparison and loss on one axis, with playhead and selection.
/// Wheel scrolls, Ctrl+wheel and pinch zoom about the cursor, + and - zoom, 0 or F fit, Left Right Home End PageUp
/// PageDown scroll, Tab and Shift+Tab walk the sentences, Return plays the selected one, Escape deselects; a click
/// selects and sets the playhead, Shift+click selects all up to there, a drag on the ruler scrubs, a drag on the sound selects that stretch
/// of it. Where it is editable, edges of sentences
/// can be dragged, and a drag over an empty place (with Alt over any) draws a new one. A click on a speaker's name or a channel's number
/// asks for it to be heard alone, Shift+click on a name for it not to be heard. Space is left to the window.
class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(ConversationDocument& document, QWidget* parent = nullptr);
    ~TimelineView() override;

    void setTheme(const Theme& theme);
    [[nodiscard]] const TimeAxis& axis() const { return m_scene.axis(); }
    /// Where spectrogram and single samples come from. Must outlive this.
    void setSoundViews(SoundViews& sounds);
    [[nodiscard]] const SoundViewOptions& soundOptions() const { return m_scene.soundOptions(); }
    void setSoundOptions(const SoundViewOptions& options);
    /// Whose turns and which channel are heard: what is not is pale.
    void setHeard(const Heard& heard);
    void setVisibleRange(double startSeconds, double endSeconds);
    void zoomIn();
    void zoomOut();
    void zoomToFit();
    void zoomToSelection();
    /// The stretch that was in view before the last zoom, and the one after.
    void zoomBack();
    void zoomForward();
    [[nodiscard]] bool canZoomBack() const { return !m_zoomsBefore.empty(); }
    [[nodiscard]] bool canZoomForward() const { return !m_zoomsAfter.empty(); }
    /// Whether boundaries can be dragged and sentences drawn.
    void setEditable(bool editable);
    /// Whether what is dragged goes to silence beside the mouse.
    void setSnapping(bool snapping) { m_drag.setSnapping(snapping); }
    void setFollowPlayhead(bool follow) { m_followPlayhead = follow; }

    /// The sentence drawn at a place of this widget, or -1.
    [[nodiscard]] int utteranceAtPoint(const QPointF& point) const { return m_scene.utteranceAt(point); }
    /// The rich text shown over a sentence: every number known of it.
    [[nodiscard]] QString toolTipText(int utterance) const;
    /// Items (sentences, columns, marks) painted so far; tests hold it against what is visible.
    [[nodiscard]] long paintedItemCount() const { return m_scene.paintedItems(); }
    [[nodiscard]] const TimelineScene& scene() const { return m_scene; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void axisChanged();
    /// A boundary was dragged: the sentence has these from now on, if it may.
    void boundariesDragged(int utterance, double startSeconds, double endSeconds);
    /// A new sentence was drawn, in the lane of a speaker or of nobody (-1).
    void sentenceDrawn(double startSeconds, double endSeconds, int speaker);
    /// The context menu of the selected sentence is asked for.
    void menuRequested(const QPoint& globalPosition);
    /// Tab or Shift+Tab selected that sentence.
    void walkedTo(int utterance);
    /// A speaker's name was clicked: heard alone or with the others again; with Shift: not heard, or heard again.
    void aloneRequested(const QString& speaker);
    void muteRequested(const QString& speaker);
    void channelRequested(int channel);  ///< its number was clicked
    void playRequested(double seconds);  ///< Return or double click on a sentence: play from its start

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    /// A track as painted last. What changed since is a stretch of seconds, empty when nothing did.
    struct TrackCache {
        QPixmap pixmap;
        bool valid = false;
        double dirtyFrom = 0.0;
        double dirtyTo = 0.0;
    };
    void connectDocument();
    void relayout();
    void changeAxis(const TimeAxis& axis);
    void zoomAboutView(double factor);
    void rememberZoom();
    void takeZoom(std::vector<TimeAxis>& from, std::vector<TimeAxis>& to);
    void invalidateAll();
    void invalidateUtterances(int first, int last);
    void refreshCache(std::size_t track);
    void paintEmpty(QPainter& painter);
    void paintPulse(QPainter& painter);
    [[nodiscard]] QRect pulseRect() const;
    void updatePulse();
    void movePlayhead(double seconds);
    void updateMarks(double fromSeconds, double toSeconds);
    void select(int utterance);
    void updateScrollBar();
    void announceSelection(int utterance);
    void showRegion();
    void describe(const QString& text);  ///< to a screen reader
    bool showToolTip(const QPoint& position, const QPoint& globalPosition);
    bool scrollByKey(int key);
    void click(const QPointF& point, Qt::KeyboardModifiers modifiers);
    bool clickGutter(const QPointF& point, Qt::KeyboardModifiers modifiers);
    [[nodiscard]] double plotX(const QPointF& point) const { return point.x() - TimelineScene::gutterWidth; }

    ConversationDocument& m_document;
    TimelineScene m_scene;
    std::vector<TrackCache> m_caches;
    TimelineDrag m_drag;
    std::vector<TimeAxis> m_zoomsBefore;
    std::vector<TimeAxis> m_zoomsAfter;
    QElapsedTimer m_sinceZoom;  ///< a turn of the wheel is one step, not thirty
    QScrollBar* m_scrollBar = nullptr;
    QTimer m_pulse;
    int m_pulseStep = 0;
    double m_shownPlayhead = 0.0;
    int m_shownSelection = -1;
    bool m_manyShown = false;  ///< more than one is selected
    bool m_followPlayhead = true;
    bool m_scrubbing = false;
    bool m_editable = false;
};

}  // namespace undertone
