// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"
#include "ui/timeline/time_axis.h"
#include "ui/timeline/timeline_scene.h"

#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

class QScrollBar;

namespace undertone {

class ConversationDocument;
class TimelineOverlay;

/// The timeline: ruler, waveform, speakers, emotion, comparison and loss on one axis, with playhead and selection.
/// Wheel scrolls (vertical or horizontal), Ctrl+wheel and pinch zoom about the cursor, + - zoom, 0 or F fit,
/// Left/Right Home End PageUp/Down scroll, Tab and Shift+Tab walk the sentences, Return plays from the selected
/// one (seek), a click selects and sets the playhead, a drag on the ruler scrubs. Space is left to the window.
class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(ConversationDocument& document, QWidget* parent = nullptr);
    ~TimelineView() override;

    void setTheme(const Theme& theme);
    [[nodiscard]] const TimeAxis& axis() const { return m_scene.axis(); }
    void setVisibleRange(double startSeconds, double endSeconds);
    void zoomIn();
    void zoomOut();
    void zoomToFit();
    void zoomToSelection();
    void setFollowPlayhead(bool follow) { m_followPlayhead = follow; }
    [[nodiscard]] bool followsPlayhead() const { return m_followPlayhead; }

    /// The sentence drawn at a place of this widget, or -1.
    [[nodiscard]] int utteranceAtPoint(const QPointF& point) const;
    /// The rich text shown over a sentence: every number known of it.
    [[nodiscard]] QString toolTipText(int utterance) const;
    /// Utterances touched by the painting so far; tests hold it against what is visible.
    [[nodiscard]] long paintedItemCount() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void axisChanged();
    void playRequested(double seconds);  ///< Return or double click on a sentence

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    struct TrackCache {
        QPixmap pixmap;
        bool valid = false;
    };
    void connectDocument();
    void relayout();
    void changeAxis(const TimeAxis& axis);
    void invalidateAll();
    void invalidateUtterances(int first, int last, RunRole role);
    void paintTrackCache(std::size_t track);
    void followPlayhead();
    void updateScrollBar();
    void selectAndSeek(int utterance);
    void walk(bool forward);
    [[nodiscard]] double plotX(const QPointF& point) const;

    ConversationDocument& m_document;
    TimelineScene m_scene;
    std::vector<TrackCache> m_caches;
    TimelineOverlay* m_overlay = nullptr;
    QScrollBar* m_scrollBar = nullptr;
    QTimer m_pulse;
    bool m_followPlayhead = true;
    bool m_userScrolledAway = false;
    bool m_scrubbing = false;
    bool m_updatingScrollBar = false;
};

/// What is written on an exported picture beside the tracks.
struct TimelinePictureText {
    QString title;
    QString subtitle;  ///< model, device, memory, segments
    QString notice;    ///< what the labels are worth
    QString command;   ///< what made the picture; empty: left out
};

/// Title, subtitle and notice for a document's run.
TimelinePictureText describeForPicture(const ConversationDocument& document);

/// Draws the whole recording (or `range`, where not empty) as a picture of `size` on any painter: PNG, SVG or PDF.
void renderTimeline(QPainter& painter, QSize size, ConversationDocument& document, const Theme& theme,
                    const TimelinePictureText& text, const TimeAxis* range = nullptr);

}  // namespace undertone
