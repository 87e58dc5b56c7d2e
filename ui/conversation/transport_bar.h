// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QLabel;
class QMenu;
class QSlider;
class QToolButton;

namespace undertone {

class ConversationDocument;
class Playback;

/// Playing and moving through the recording, below the timeline.
class TransportBar : public QWidget {
    Q_OBJECT
public:
    TransportBar(ConversationDocument& document, Playback& playback, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void togglePlaying();
    void stop();
    void playFrom(double seconds);
    /// What is selected, from its start to its end; again and again while looping.
    void playSelection();
    void setLooping(bool looping);
    void setPlayOnMoving(bool play) { m_playOnMoving = play; }
    void setVolume(double volume);  ///< 0 to 1
    void setSpeedMenu(QMenu& menu);
    void showSpeed(const QString& speed);
    void selectNext();
    void selectPrevious();
    void setFollowing(bool following);

Q_SIGNALS:
    void followToggled(bool following);
    void loopToggled(bool looping);
    void volumeChanged(double volume);
    void zoomInRequested();
    void zoomOutRequested();
    void zoomToFitRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* addButton(const char* icon, const QString& name, const QString& toolTip);
    void refresh();
    void refreshPosition();
    void moveTo(int utterance);

    ConversationDocument& m_document;
    Playback& m_playback;
    const Theme* m_theme;
    QToolButton* m_previous = nullptr;
    QToolButton* m_play = nullptr;
    QToolButton* m_stop = nullptr;
    QToolButton* m_next = nullptr;
    QToolButton* m_follow = nullptr;
    QToolButton* m_loop = nullptr;
    QToolButton* m_speed = nullptr;
    QLabel* m_volumeIcon = nullptr;
    QSlider* m_volume = nullptr;
    bool m_playOnMoving = false;
    QLabel* m_position = nullptr;
    QLabel* m_duration = nullptr;
};

}  // namespace undertone
